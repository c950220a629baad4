/**
 * Opens a recording: decrypts what is validly signed, in playback order.
 *
 *   segments ─ survey ─► signed chunks ─ sort by time, each (track, time) once ─► init + fragment
 *
 * The key commitment is checked before any ciphertext is touched. Nothing behind the last valid
 * checkpoint is opened. What a verdict allows is the caller's decision; releasing plaintext is
 * playback.ts's, making a film of it src/media's craft.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { SegmentHeader } from './header.ts';
import { type OpenedRecording } from './playback.ts';
import type { EvidenceFile } from './source.ts';
/**
 * The key of a segment, or undefined where no identity opens it. `envelope` is empty where it was taken out
 * of the file; then only who has the key from elsewhere (a sidecar) can answer.
 */
export type Unwrap = (envelope: Bytes, header: SegmentHeader) => Promise<Bytes | undefined>;
/** KEY_WRONG where `unwrap` does not give the key of every segment; NOTHING_TO_OPEN where nothing is signed. */
export declare function openRecording(primitives: Primitives, files: readonly EvidenceFile[], unwrap: Unwrap): Promise<OpenedRecording>;
/** The key the HEADER commits to, the caller's to wipe. KEY_WRONG where `unwrap` gives another or none. */
export declare function segmentKeyOf(primitives: Primitives, name: string, envelope: Bytes | undefined, header: SegmentHeader, unwrap: Unwrap): Promise<Bytes>;
