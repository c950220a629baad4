import type { Bytes } from '../bytes.ts';
export interface Gap {
    /** First missing moment, monotonic. */
    readonly fromUs: number;
    /** First moment that is there again, monotonic; not before `fromUs`. */
    readonly toUs: number;
    /** Frames known to be lost; 0 where nobody could count. */
    readonly framesLost: number;
}
export declare function encodeGap({ fromUs, toUs, framesLost }: Gap): Bytes;
export declare function parseGap(body: Uint8Array): Gap | undefined;
