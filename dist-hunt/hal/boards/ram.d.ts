export declare function ramBytes(): number;
