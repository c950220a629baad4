import { type Written } from './schema.ts';
import type { Step } from './step.ts';
/** A scenario file larger than this is not one. */
export declare const SCENARIO_BYTES_MAX: number;
export type Expected = Omit<Written['expect'][number], 'at' | RangeName> & {
    readonly ring?: Range;
    readonly preRecord?: Range;
    readonly recorded?: Range;
};
type RangeName = 'ring' | 'preRecord' | 'recorded';
export interface Range {
    readonly minUs: number;
    readonly maxUs: number;
}
export interface Expectation {
    readonly atUs: number;
    /** `at: end`: the card is looked at after the camera was shut down in good order. */
    readonly atEnd: boolean;
    /** Line in the file, for the report. */
    readonly line: number;
    readonly expected: Expected;
}
export interface Scenario {
    readonly name: string;
    readonly about: string;
    readonly seed: number;
    readonly profile: string;
    readonly camera: string;
    readonly durationUs: number;
    /** In time order; equal times keep the order of the file. */
    readonly steps: readonly Step[];
    readonly expectations: readonly Expectation[];
}
export declare function parseScenario(source: string, fileName: string): Scenario;
/** "12.5s" → 12_500_000; "-1h" goes back. The schema has checked the form. */
export declare function microseconds(duration: string): number;
export {};
