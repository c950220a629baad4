/**
 * Checkpoints: C2SP tlog-checkpoint bodies in C2SP signed notes, with one Ed25519 signature.
 *
 *   origin LF  size LF  base64(root) LF  "t" monotonicUs wallUs clock LF  "durable" n LF
 *   LF
 *   — origin base64(keyId(4) ‖ signature(64)) LF
 *
 * Parsing is strict: a note has one encoding, and a changed byte is another note or none.
 * Cosignatures live outside the file; a note with a second signature line is refused here.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { ClockWord } from './leaf.ts';
export declare const KEY_ID_BYTES = 4;
export declare const SIGNATURE_BYTES = 64;
export interface Note {
    /** What is signed, its last line feed included. */
    readonly text: string;
    readonly name: string;
    readonly keyId: Bytes;
    readonly signature: Bytes;
}
export interface Checkpoint {
    readonly origin: string;
    /** Leaves the root is over. */
    readonly size: number;
    readonly root: Bytes;
    /** When it was signed; the leaf of a CHECKPOINT has no times of its own. */
    readonly monotonicUs: number;
    readonly wallUs: number;
    readonly clock: ClockWord;
    /** Leaves covered by a sync that had returned when this was signed. */
    readonly durable: number;
}
/** Of a signed note: no spaces, no plus, no line feed. Ours are plain ASCII. */
export declare const KEY_NAME: RegExp;
export declare function segmentOrigin(device: string, segmentId: Uint8Array): string;
export declare function ledgerOrigin(device: string): string;
/** C2SP signed-note: SHA-256(name ‖ LF ‖ type ‖ public key)[:4]; the type is 01 where Ed25519 signs the note itself. */
export declare function noteKeyId(primitives: Primitives, name: string, publicKey: Uint8Array, type?: number): Bytes;
/** The bytes of a note with one signature line. */
export declare function formatNote(note: Note): Bytes;
/** The note, or undefined where the bytes are not a note with exactly one Ed25519 signature line. */
export declare function parseNote(bytes: Uint8Array, bytesMax?: number): Note | undefined;
/** Whether `publicKey`, under the note's own name, signed it. */
export declare function verifyNote(primitives: Primitives, note: Note, publicKey: Uint8Array): boolean;
export declare function formatCheckpoint(checkpoint: Checkpoint): string;
/** The checkpoint a note's text holds, in the one form formatCheckpoint writes; its signature is not looked at. */
export declare function parseCheckpoint(text: string): Checkpoint | undefined;
/** A whole CHECKPOINT body: the note over `checkpoint`, signed under its origin's name. */
export declare function signCheckpoint(primitives: Primitives, checkpoint: Checkpoint, publicKey: Uint8Array, sign: (message: Uint8Array) => Bytes): Bytes;
/** The checkpoint of a CHECKPOINT body that `origin` signed with `publicKey`; undefined for everything else. */
export declare function verifyCheckpoint(primitives: Primitives, body: Uint8Array, origin: string, publicKey: Uint8Array): Checkpoint | undefined;
