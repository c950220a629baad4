import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type SegmentHeader } from './header.ts';
import { type Unwrap } from './open.ts';
import type { EvidenceFile } from './source.ts';
/** Six hours of segments; a longer recording takes several sidecars. */
export declare const SIDECAR_SEGMENTS_MAX = 400;
export type EnvelopeKind = SegmentHeader['envelope']['kind'];
export interface SidecarKey {
    readonly segment: Bytes;
    readonly keyCommitment: Bytes;
    /** Secret. */
    readonly key: Bytes;
}
/** The plaintext of a sidecar. */
export declare function encodeSidecar(segments: readonly SidecarKey[]): Bytes;
/** Undefined where the bytes are not the one encoding of a sidecar. */
export declare function parseSidecar(bytes: Uint8Array): readonly SidecarKey[] | undefined;
/**
 * The keys of these segments, for a sidecar; the caller wipes them. KEY_WRONG where `unwrap` does not
 * give one, EVIDENCE_UNSOUND where a file does not begin as a segment does, USAGE for too many.
 */
export declare function collectKeys(primitives: Primitives, files: readonly EvidenceFile[], unwrap: Unwrap, target: EnvelopeKind): Promise<readonly SidecarKey[]>;
/** Takes keys from a sidecar instead of the envelope. RECIPIENTS_MIXED where it is weaker than the segment. */
export declare function unwrapFrom(sidecar: readonly SidecarKey[], kind: EnvelopeKind, name: string): Unwrap;
