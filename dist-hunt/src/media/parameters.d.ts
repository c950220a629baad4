import type { VideoFormat } from '../unit.ts';
export interface ParameterSets {
    /** Takes SPS and PPS units and ignores every other. */
    put(nal: Uint8Array): void;
    /** The format, once after each change; undefined where nothing changed or the sets are not complete. */
    changed(): VideoFormat | undefined;
    /** There is a format for what comes now. */
    known(): boolean;
}
export declare function createParameterSets(): ParameterSets;
