export interface ToolOptions {
    readonly command: string;
    readonly args: readonly string[];
    readonly heard: (piece: Uint8Array) => void;
    /** It is over, and why; the last call. */
    readonly lost: (reason: string) => void;
}
export declare function runTool({ command, args, heard, lost }: ToolOptions): void;
