/**
 * The initialisation segment of one track: ftyp and moov (ISO/IEC 14496-12 §8), H.264 as avc1
 * (ISO/IEC 14496-15), AAC as mp4a with its descriptors (ISO/IEC 14496-1 §7.2.6, 14496-14 §5.6).
 *
 * Promises: the same format gives the same bytes (no times, no names); durations are open, for
 * fragments follow. The time scale is microseconds throughout.
 */
import type { Bytes } from '../bytes.ts';
import type { Track, TrackFormat } from '../unit.ts';
import { type Box } from './boxes.ts';
export declare const TIMESCALE = 1000000;
export declare const TRACK_ID: Readonly<Record<Track, number>>;
/** sample_depends_on and sample_is_non_sync_sample, ISO/IEC 14496-12 §8.8.3.1. */
export declare const SYNC_SAMPLE = 33554432;
export declare const DEPENDENT_SAMPLE = 16842752;
export declare function initSegment(format: TrackFormat): Bytes;
export declare function fileType(): Box;
export declare function movie(tracks: readonly Box[], extensions: readonly Box[]): Box;
export declare function sampleDescriptions(entries: readonly Box[]): Box;
