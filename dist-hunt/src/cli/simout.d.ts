import type { DiskImage } from '../../hal/mock/medium.ts';
import type { TraceRecord } from '../device/status.ts';
export declare const TIMELINE = "timeline.html";
export interface Out {
    readonly directory: string;
    trace(record: TraceRecord): void;
    /** With the card, where there is one. */
    close(image?: DiskImage): Promise<void>;
}
export declare function openOut(directory: string, { force }: {
    readonly force?: boolean;
}): Promise<Out>;
