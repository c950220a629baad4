import type { CliContext } from './context.ts';
/** Where pictures of the pre-record ring could be left behind. Undefined where the system does not say (not Linux). */
export interface Traces {
    readonly swapOn: boolean | undefined;
    readonly coreDumps: boolean | undefined;
}
export interface Machine extends Traces {
    readonly nodeVersion: string;
    readonly ramBytes: number;
    /** First line of what the tool says of itself; undefined where it is not installed. */
    readonly ffmpeg: string | undefined;
    readonly age: string | undefined;
    readonly encoder: {
        readonly works: true;
    } | {
        readonly works: false;
        readonly why: string;
    };
    readonly data: {
        readonly directory: string;
        readonly writable: boolean;
        readonly freeBytes: number;
    };
    readonly clock: {
        readonly wallMs: number;
        readonly synchronised: boolean;
    };
}
export declare function examineMachine(context: CliContext, dataDirectory: string): Promise<Machine>;
export declare function examineTraces(): Promise<Traces>;
/** proc(5): "Max core file size  <soft>  <hard>  bytes"; soft 0 means no dump. */
export declare function coreDumpsOf(limits: string): boolean | undefined;
