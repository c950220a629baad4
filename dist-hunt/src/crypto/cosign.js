/**
 * Cosignatures of ledger checkpoints (https://c2sp.org/tlog-cosignature, cosignature/v1, Ed25519).
 *
 *   signed    "cosignature/v1" LF "time <Unix s>" LF  the checkpoint's text
 *   line      — <name> base64(key id(4) ‖ u64 time ‖ signature(64)) LF       key id: type 04
 *
 * A witness thereby says: this ledger had these first entries at that time, and I have cosigned no other. The
 * line never goes into the note of a file; it is kept beside it. Whom to believe is the caller's question.
 */
import { concatBytes, equalBytes, utf8, viewOf } from '../bytes.js';
import { base64Of, bytesOfBase64 } from './base64.js';
import { KEY_ID_BYTES, KEY_NAME, noteKeyId, SIGNATURE_BYTES } from './note.js';
export const COSIGNATURE_TYPE = 4;
export const COSIGNATURE_CHARS_MAX = 512;
const TIME_BYTES = 8;
const LINE = /^\u2014 ([^ \n]+) ([^ \n]+)\n$/;
export function cosign(primitives, checkpointText, unixS, signer) {
    const { name, publicKey, seed } = signer;
    const signature = primitives.ed25519Signer(seed)(messageOf(checkpointText, unixS));
    return { name, unixS, signature, keyId: noteKeyId(primitives, name, publicKey, COSIGNATURE_TYPE) };
}
/** Whether `verifier`, under its own name, cosigned this checkpoint. */
export function verifyCosignature(primitives, checkpointText, { name, unixS, signature, keyId }, verifier) {
    return (name === verifier.name &&
        equalBytes(keyId, noteKeyId(primitives, name, verifier.publicKey, COSIGNATURE_TYPE)) &&
        primitives.ed25519Verify(verifier.publicKey, messageOf(checkpointText, unixS), signature));
}
export function formatCosignature({ name, unixS, signature, keyId }) {
    const time = new Uint8Array(TIME_BYTES);
    viewOf(time).setBigUint64(0, BigInt(unixS));
    return `\u2014 ${name} ${base64Of(concatBytes(keyId, time, signature))}\n`;
}
/** The one cosignature line `text` is; undefined for anything else. */
export function parseCosignature(text) {
    const [, name, blob] = (text.length <= COSIGNATURE_CHARS_MAX && LINE.exec(text)) || [];
    const bytes = blob === undefined ? undefined : bytesOfBase64(blob);
    if (name === undefined || !KEY_NAME.test(name))
        return undefined;
    if (bytes?.length !== KEY_ID_BYTES + TIME_BYTES + SIGNATURE_BYTES)
        return undefined;
    const unixS = Number(viewOf(bytes).getBigUint64(KEY_ID_BYTES));
    if (!Number.isSafeInteger(unixS))
        return undefined;
    const signature = bytes.slice(KEY_ID_BYTES + TIME_BYTES);
    return { name, unixS, signature, keyId: bytes.slice(0, KEY_ID_BYTES) };
}
function messageOf(checkpointText, unixS) {
    return utf8(`cosignature/v1\ntime ${unixS}\n${checkpointText}`);
}
