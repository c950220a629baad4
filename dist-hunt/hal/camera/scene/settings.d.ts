/** What the scene's child process is told; its parent fills in every field. */
export interface SceneSettings {
    readonly width: number;
    readonly height: number;
    readonly picturesPerSecond: number;
    readonly bitsPerSecond: number;
    /** A key picture at least every so many pictures. */
    readonly keyEvery: number;
}
