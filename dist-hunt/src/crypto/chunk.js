import { concatBytes, equalBytes, viewOf, wipe } from '../bytes.js';
import { assert } from '../errors.js';
import { HEAD_BYTES, writeHead } from './entry.js';
import { BODY_BYTES_MAX, encodeLeaf, HASH_BYTES, LEAF_AAD_BYTES, TAG_BYTES } from './leaf.js';
const UNHASHED = new Uint8Array(HASH_BYTES);
/** The whole entry of one CHUNK or END. The secrets of `step` are wiped: they were for this message only. */
export function sealChunk(primitives, step, headerHash, leaf, leafIndex, plaintext) {
    const bodyBytes = plaintext.length + TAG_BYTES;
    assert(bodyBytes <= BODY_BYTES_MAX[leaf.type], `${leaf.type} of ${plaintext.length} bytes`);
    const leafBytes = encodeLeaf({
        ...leaf,
        counter: step.index,
        plaintextBytes: plaintext.length,
        bodyBytes,
        commitment: primitives.hmacSha256(step.salt, plaintext),
        bodyHash: UNHASHED,
    });
    const nonce = chunkNonce(step.index, leaf.flags.final);
    const entry = new Uint8Array(HEAD_BYTES + bodyBytes);
    const body = entry.subarray(HEAD_BYTES);
    primitives.aes256GcmSeal(step.key, nonce, chunkAad(headerHash, leafBytes), plaintext, body);
    wipe(step.key, step.salt);
    leafBytes.set(primitives.sha256(body), LEAF_AAD_BYTES);
    writeHead(entry, leafBytes, leafIndex, false, bodyBytes);
    return { entry, leafBytes };
}
/**
 * The plaintext; undefined unless the tag AND the leaf's commitment match, so that what is released is
 * what was committed to. The caller has compared the body with `leaf.bodyHash` or does not care who broke it.
 * @param into as of aes256GcmOpen; may be the beginning of `body`
 */
export function openChunk(primitives, step, headerHash, leaf, leafBytes, body, into) {
    if (leaf.counter !== step.index || body.length !== leaf.bodyBytes)
        return undefined;
    const nonce = chunkNonce(step.index, leaf.flags.final);
    const aad = chunkAad(headerHash, leafBytes);
    const plaintext = primitives.aes256GcmOpen(step.key, nonce, aad, body, into);
    if (plaintext === undefined)
        return undefined;
    if (equalBytes(primitives.hmacSha256(step.salt, plaintext), leaf.commitment))
        return plaintext;
    wipe(plaintext);
    return undefined;
}
export function chunkNonce(index, last) {
    const nonce = new Uint8Array(12);
    viewOf(nonce).setUint32(7, index);
    nonce[11] = last ? 1 : 0;
    return nonce;
}
export function chunkAad(headerHash, leafBytes) {
    return concatBytes(headerHash, leafBytes.subarray(0, LEAF_AAD_BYTES));
}
