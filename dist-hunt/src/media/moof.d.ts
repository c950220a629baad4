import type { Track } from '../unit.ts';
import { type Box } from './boxes.ts';
export declare const MDAT_HEADER_BYTES = 8;
/** 1 s of 240 units fits. */
export declare const FRAGMENT_UNITS_MAX = 256;
/** Times on any time line: only their differences are written. */
export interface Sample {
    readonly ptsUs: number;
    readonly durUs: number;
    readonly bytes: number;
    readonly key: boolean;
}
/** No moof of so many samples is larger: each of them may begin a run. */
export declare function moofBytesMax(samples: number): number;
/** For samples that lie one behind the other in an mdat right after it. `fromUs` is media time. */
export declare function movieFragment(track: Track, sequence: number, fromUs: number, samples: readonly Sample[], id?: number): Box;
export interface ParsedFragment {
    readonly track: Track;
    readonly sequence: number;
    /** With media times; the last duration is the one given, the others are differences. */
    readonly samples: readonly Sample[];
    /** The samples one behind the other, as a view. */
    readonly payload: Uint8Array;
}
/** A whole fragment, moof and mdat. */
export declare function parseFragment(fragment: Uint8Array): ParsedFragment | undefined;
