export interface DirectoryLock {
    /** Idempotent. */
    release(): Promise<void>;
}
/** DATA_LOCKED where a living process holds it, named by its pid. */
export declare function lockDirectory(root: string): Promise<DirectoryLock>;
