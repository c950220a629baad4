import { utf8, viewOf } from '../bytes.js';
import { assert } from '../errors.js';
import { crc32c } from './crc32c.js';
import { ENTRY_TYPES, LEAF_BYTES, parseLeaf } from './leaf.js';
/** First bytes of every segment and ledger volume; built like PNG's, so that text transfers break it visibly. */
export const MAGIC = new Uint8Array([0x89, 0x5a, 0x45, 0x55, 0x0d, 0x0a, 0x1a, 0x0a]);
/** First bytes of every preamble. */
export const ENTRY_MAGIC = utf8('ZEf1');
export const PREAMBLE_BYTES = 32;
/** Preamble and leaf: what precedes a body. */
export const HEAD_BYTES = PREAMBLE_BYTES + LEAF_BYTES;
const CRC_AT = 28;
/** The 160 bytes before a body. `bodyBytes` is what is stored: the leaf's value, or 0 where elided. */
export function entryHead(leafBytes, leafIndex, elided, bodyBytes) {
    const head = new Uint8Array(HEAD_BYTES);
    writeHead(head, leafBytes, leafIndex, elided, bodyBytes);
    return head;
}
/** Writes an entry's head to the start of `out`, so that a body can be encrypted or copied in behind it. */
export function writeHead(out, leafBytes, leafIndex, elided, bodyBytes) {
    assert(leafBytes.length === LEAF_BYTES, `leaf of ${leafBytes.length} bytes, not ${LEAF_BYTES}`);
    assert(Number.isSafeInteger(leafIndex) && leafIndex >= 0, `leaf index ${leafIndex}`);
    const view = viewOf(out);
    out.set(ENTRY_MAGIC, 0);
    view.setUint8(4, leafBytes[24] ?? 0);
    view.setUint8(5, elided ? 1 : 0);
    view.setUint16(6, LEAF_BYTES);
    view.setUint32(8, bodyBytes);
    view.setBigUint64(12, BigInt(leafIndex));
    view.setBigUint64(20, 0n);
    view.setUint32(CRC_AT, crc32c(out.subarray(0, CRC_AT), leafBytes));
    out.set(leafBytes, PREAMBLE_BYTES);
}
/** What the first 160 bytes of `bytes` say; undefined unless every byte of them is consistent. */
export function parseHead(bytes) {
    if (bytes.length < HEAD_BYTES)
        return undefined;
    const view = viewOf(bytes);
    if (!ENTRY_MAGIC.every((byte, index) => bytes[index] === byte))
        return undefined;
    const leafBytes = bytes.subarray(PREAMBLE_BYTES, HEAD_BYTES);
    if (view.getUint32(CRC_AT) !== crc32c(bytes.subarray(0, CRC_AT), leafBytes))
        return undefined;
    const leafIndex = view.getBigUint64(12);
    const elidedByte = view.getUint8(5);
    if (view.getUint16(6) !== LEAF_BYTES || view.getBigUint64(20) !== 0n || elidedByte > 1)
        return undefined;
    if (leafIndex > BigInt(Number.MAX_SAFE_INTEGER))
        return undefined;
    const leaf = parseLeaf(leafBytes);
    if (leaf === undefined || view.getUint8(4) !== ENTRY_TYPES[leaf.type])
        return undefined;
    const elided = elidedByte === 1;
    const bodyBytes = view.getUint32(8);
    if (elided && leaf.type === 'HEADER')
        return undefined;
    if (bodyBytes !== (elided ? 0 : leaf.bodyBytes))
        return undefined;
    return { leaf, leafBytes, leafIndex: Number(leafIndex), elided, bodyBytes };
}
