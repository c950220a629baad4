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
import { concatBytes, hexOf, utf8 } from '../bytes.js';
import { base64Of, bytesOfBase64 } from './base64.js';
import { formatNote, KEY_NAME, noteKeyId } from './note.js';
const ED25519 = 1;
const SECRET_PREFIX = 'PRIVATE+KEY+';
const PARTS = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/;
export function formatVerifierKey(primitives, { name, publicKey }, type = ED25519) {
    return keyText(primitives, name, publicKey, publicKey, type);
}
export function formatSignerKey(primitives, { name, publicKey, seed }) {
    return `${SECRET_PREFIX}${keyText(primitives, name, publicKey, seed)}`;
}
/** Undefined where the text is not one verifier key of this type. */
export function parseVerifierKey(primitives, text, type = ED25519) {
    const parsed = parseParts(text, type);
    if (parsed === undefined)
        return undefined;
    const { name, id, bytes } = parsed;
    return id === hexOf(noteKeyId(primitives, name, bytes, type)) ? { name, publicKey: bytes } : undefined;
}
/** Undefined where the text is not one Ed25519 signer key. */
export function parseSignerKey(primitives, text) {
    const parsed = text.startsWith(SECRET_PREFIX) ? parseParts(text.slice(SECRET_PREFIX.length)) : undefined;
    return parsed && checkedSigner(primitives, parsed);
}
/** A signer of its own name; `seed` is 32 random bytes. */
export function signerOf(primitives, name, seed) {
    return { name, seed, publicKey: primitives.ed25519PublicKey(seed) };
}
/** The bytes of a note over `text` with this signer's one signature. */
export function signNote(primitives, text, { name, publicKey, seed }) {
    const signature = primitives.ed25519Signer(seed)(utf8(text));
    return formatNote({ text, name, keyId: noteKeyId(primitives, name, publicKey), signature });
}
function checkedSigner(primitives, { name, id, bytes }) {
    const signer = signerOf(primitives, name, bytes);
    return id === hexOf(noteKeyId(primitives, name, signer.publicKey)) ? signer : undefined;
}
function keyText(primitives, name, publicKey, bytes, type = ED25519) {
    const id = hexOf(noteKeyId(primitives, name, publicKey, type));
    return `${name}+${id}+${base64Of(concatBytes(Uint8Array.of(type), bytes))}`;
}
function parseParts(text, type = ED25519) {
    const [, name, id, base64] = PARTS.exec(text) ?? [];
    if (name === undefined || id === undefined || base64 === undefined || !KEY_NAME.test(name))
        return undefined;
    const bytes = bytesOfBase64(base64);
    return bytes?.length === 33 && bytes[0] === type ? { name, id, bytes: bytes.slice(1) } : undefined;
}
