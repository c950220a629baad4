/**
 * What a card really holds, opened with the keys that only the simulator knows and compared with what the
 * camera gave: which unit is found in which recording, and what is signed but is not what was seen.
 *
 * Uses the project's reader, not its writer. Only what is validly signed counts.
 */
import type { DiskImage } from '../../hal/mock/medium.ts';
import type { Started } from '../crypto/segmentevent.ts';
import { type Survey } from '../crypto/survey.ts';
import { type DeclaredGap } from '../crypto/tally.ts';
import type { Primitives } from '../primitives.ts';
import type { BootTruth, GivenUnit, Truth } from './truth.ts';
export interface OpenedChunk {
    readonly track: 'video' | 'audio';
    readonly preRecord: boolean;
    readonly fromUs: number;
    readonly durUs: number;
    readonly units: readonly GivenUnit[];
}
export interface OpenedSegment {
    readonly file: string;
    readonly survey: Survey;
    /** Hexadecimal; undefined where the HEADER is not readable. */
    readonly recording: string | undefined;
    readonly sequence: number;
    /** The boot that made it, where that is one of this run. */
    readonly boot: BootTruth | undefined;
    /** Signed, in file order. */
    readonly chunks: readonly OpenedChunk[];
    readonly gaps: readonly DeclaredGap[];
    readonly started: Started | undefined;
    /** Signed chunks that do not open under the segment's own key. */
    readonly closed: number;
    /** Signed chunks that hold something else than units the camera gave, in order. */
    readonly strange: number;
}
export declare function openSegments(primitives: Primitives, image: DiskImage, truth: Truth): Promise<readonly OpenedSegment[]>;
