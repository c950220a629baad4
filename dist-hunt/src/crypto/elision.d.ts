/**
 * Elision statements: who took which bodies out of a segment, and why.
 *
 *   zeuge/v1 elision LF  segment <hex> LF  size <n> LF  root <base64> LF  leaves 3-5,8 LF
 *   t <Unix µs> LF  reason <one line> LF          in a C2SP signed note by an `elide` key
 *
 * The statement lies beside the segment and can be checked without what was taken out: the leaves are
 * still in the tree. HEADER and the last CHECKPOINT can never be named. docs/format.md, "Elision".
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type LeafRange } from './leafranges.ts';
import { type NoteSigner, type NoteVerifier } from './notekey.ts';
export declare const ELISION_BYTES_MAX: number;
/** Statements beside one segment. */
export declare const ELISIONS_MAX = 16;
export declare const REASON_CHARS_MAX = 500;
export interface Elision {
    readonly segmentId: Bytes;
    /** All leaves under signatures, the last CHECKPOINT's own included, and the root over them. */
    readonly size: number;
    readonly root: Bytes;
    readonly leaves: readonly LeafRange[];
    /** When it was signed, by the signer's own clock. */
    readonly unixUs: number;
    readonly reason: string;
}
/** What a verifier found about one statement beside a segment. */
export interface ElisionFinding {
    /** Signed by a trusted elide key, and about this very segment. */
    readonly valid: boolean;
    /** Name of the signature. */
    readonly by?: string;
    readonly leaves?: readonly LeafRange[];
    readonly unixUs?: number;
    readonly reason?: string;
    /** Why it does not count. */
    readonly detail?: string;
}
/** One line of 1 to 500 characters without space at the ends. */
export declare function isReason(text: string): boolean;
export declare function formatElision(elision: Elision): string;
/** The statement a note's text holds, in the one form formatElision writes. */
export declare function parseElision(text: string): Elision | undefined;
/** Neither the HEADER (0) nor the last CHECKPOINT (size − 1), nor anything behind it. */
export declare function isElidable(leaves: readonly LeafRange[], size: number): boolean;
/** The whole statement file. */
export declare function signElision(primitives: Primitives, elision: Elision, signer: NoteSigner): Bytes;
/** What one statement is worth for the segment it lies beside. Never throws. */
export declare function judgeElision(primitives: Primitives, bytes: Uint8Array, segment: {
    readonly id: Bytes;
    readonly size: number;
    readonly root: Bytes;
}, trusted: readonly NoteVerifier[] | undefined): ElisionFinding;
/** Whether valid statements cover every leaf that was taken out. */
export declare function isAuthorised(elided: readonly LeafRange[], findings: readonly ElisionFinding[]): boolean;
