/** What the tone microphone's child process is told. */
export interface ToneSettings {
    readonly bitsPerSecond: number;
}
