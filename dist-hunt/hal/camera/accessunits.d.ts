import type { MediaSink } from '../hal.ts';
export interface AccessUnits {
    /** One whole access unit. `bytes` is read only during the call. */
    push(bytes: Uint8Array, ptsUs: number, durUs: number): void;
}
export declare function createAccessUnits(out: Pick<MediaSink, 'format' | 'unit'>): AccessUnits;
