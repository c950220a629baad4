export interface Installed {
    readonly root: string;
    readonly version: string;
}
export declare function installed(): Installed;
