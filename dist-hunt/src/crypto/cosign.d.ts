/**
 * Cosignatures of ledger checkpoints (https://c2sp.org/tlog-cosignature, cosignature/v1, Ed25519).
 *
 *   signed    "cosignature/v1" LF "time <Unix s>" LF  the checkpoint's text
 *   line      — <name> base64(key id(4) ‖ u64 time ‖ signature(64)) LF       key id: type 04
 *
 * A witness thereby says: this ledger had these first entries at that time, and I have cosigned no other. The
 * line never goes into the note of a file; it is kept beside it. Whom to believe is the caller's question.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { NoteSigner, NoteVerifier } from './notekey.ts';
export declare const COSIGNATURE_TYPE = 4;
export declare const COSIGNATURE_CHARS_MAX = 512;
export interface Cosignature {
    readonly name: string;
    /** Seconds since 1970, by the witness's clock. */
    readonly unixS: number;
    readonly signature: Bytes;
    readonly keyId: Bytes;
}
export declare function cosign(primitives: Primitives, checkpointText: string, unixS: number, signer: NoteSigner): Cosignature;
/** Whether `verifier`, under its own name, cosigned this checkpoint. */
export declare function verifyCosignature(primitives: Primitives, checkpointText: string, { name, unixS, signature, keyId }: Cosignature, verifier: NoteVerifier): boolean;
export declare function formatCosignature({ name, unixS, signature, keyId }: Cosignature): string;
/** The one cosignature line `text` is; undefined for anything else. */
export declare function parseCosignature(text: string): Cosignature | undefined;
