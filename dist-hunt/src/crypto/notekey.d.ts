/**
 * Keys of people and institutions who sign notes, in the C2SP text forms
 * (https://c2sp.org/signed-note, "Verifier keys"; the private form is that of Go's sumdb/note).
 *
 *   public   name+<key id, 8 hex>+base64(01 ‖ public key)
 *   private  PRIVATE+KEY+name+<key id, 8 hex>+base64(01 ‖ seed)
 *
 * Ed25519 only; a witness's public key (cosign.ts) has 04 in place of 01. A text whose key id is not that of
 * its name and key is refused.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
export interface NoteVerifier {
    readonly name: string;
    readonly publicKey: Bytes;
}
export interface NoteSigner extends NoteVerifier {
    /** The seed; whoever is done with the signer wipes it. */
    readonly seed: Bytes;
}
export declare function formatVerifierKey(primitives: Primitives, { name, publicKey }: NoteVerifier, type?: number): string;
export declare function formatSignerKey(primitives: Primitives, { name, publicKey, seed }: NoteSigner): string;
/** Undefined where the text is not one verifier key of this type. */
export declare function parseVerifierKey(primitives: Primitives, text: string, type?: number): NoteVerifier | undefined;
/** Undefined where the text is not one Ed25519 signer key. */
export declare function parseSignerKey(primitives: Primitives, text: string): NoteSigner | undefined;
/** A signer of its own name; `seed` is 32 random bytes. */
export declare function signerOf(primitives: Primitives, name: string, seed: Bytes): NoteSigner;
/** The bytes of a note over `text` with this signer's one signature. */
export declare function signNote(primitives: Primitives, text: string, { name, publicKey, seed }: NoteSigner): Bytes;
