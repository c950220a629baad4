import { viewOf } from '../bytes.js';
import { assert } from '../errors.js';
export const LEAF_BYTES = 128;
/** The part of a leaf that is authenticated together with a chunk's ciphertext. */
export const LEAF_AAD_BYTES = 96;
export const SEGMENT_ID_BYTES = 16;
export const HASH_BYTES = 32;
/** AES-GCM's tag, at the end of the body of CHUNK and END. */
export const TAG_BYTES = 16;
/** CHUNK and END together: a key is never reached by a counter above this. */
export const CHUNKS_MAX = 65_536;
export const ENTRY_TYPES = {
    HEADER: 1,
    ENVELOPE: 2,
    CHUNK: 3,
    GAP: 4,
    EVENT: 5,
    CHECKPOINT: 6,
    END: 7,
};
/** Largest body of each type, checked before writing and after reading. */
export const BODY_BYTES_MAX = {
    HEADER: 16 * 1024,
    ENVELOPE: 64 * 1024,
    CHUNK: 8 * 1024 * 1024,
    GAP: 64 * 1024,
    EVENT: 64 * 1024,
    CHECKPOINT: 4 * 1024,
    END: 64 * 1024,
};
/** Whose samples a CHUNK holds, or a GAP lacks. */
export const TRACKS = { none: 0, video: 1, audio: 2, metadata: 3 };
/** What a CHUNK's plaintext is; a fragment's kind follows from its track. */
export const KINDS = { init: 1, video: 2, audio: 3, metadata: 4 };
/** Why media is missing (GAP) or why the segment ends (END), in the leaf's `kind`. */
export const CAUSES = {
    none: 0,
    stopped: 1,
    rollover: 2,
    'camera-lost': 3,
    'camera-restarted': 4,
    'slow-disk': 5,
    'storage-failed': 6,
    'storage-full': 7,
    'battery-critical': 8,
    docked: 9,
    shutdown: 10,
    'maximum-length': 11,
    'microphone-lost': 12,
    muted: 13,
};
/** Where the wall clock's value came from; the same words as the board's `ClockState`. */
export const CLOCK_STATES = ['unset', 'rtc', 'network', 'gnss'];
export const NO_FLAGS = {
    syncFirst: false,
    discontinuity: false,
    preRecord: false,
    degraded: false,
    final: false,
};
const FLAG_BITS = [
    ['syncFirst', 1],
    ['discontinuity', 2],
    ['preRecord', 4],
    ['degraded', 8],
    ['final', 16],
];
const FLAG_MASK = 31;
const TYPE_OF_NUMBER = new Map(Object.entries(ENTRY_TYPES).map(([type, number]) => [number, type]));
const CAUSE_OF_NUMBER = new Map(Object.entries(CAUSES).map(([cause, number]) => [number, cause]));
export function typeOfNumber(number) {
    return TYPE_OF_NUMBER.get(number);
}
export function causeOfNumber(number) {
    return CAUSE_OF_NUMBER.get(number);
}
/** 128 bytes. A leaf that parseLeaf would refuse is a bug of the caller. */
export function encodeLeaf(leaf) {
    assert(leaf.segmentId.length === SEGMENT_ID_BYTES, `segment id of ${leaf.segmentId.length} bytes, not 16`);
    assert(leaf.commitment.length === HASH_BYTES, `commitment of ${leaf.commitment.length} bytes, not 32`);
    assert(leaf.bodyHash.length === HASH_BYTES, `body hash of ${leaf.bodyHash.length} bytes, not 32`);
    const bytes = new Uint8Array(LEAF_BYTES);
    const view = viewOf(bytes);
    bytes.set(leaf.segmentId, 0);
    view.setBigUint64(16, BigInt(leaf.counter));
    view.setUint8(24, ENTRY_TYPES[leaf.type]);
    view.setUint8(25, FLAG_BITS.reduce((bits, [name, bit]) => bits + (leaf.flags[name] ? bit : 0), 0));
    view.setUint16(26, leaf.track);
    view.setBigUint64(28, leaf.monotonicNs);
    view.setBigInt64(36, leaf.unixUs);
    view.setUint32(44, leaf.durationUs);
    view.setUint8(48, CLOCK_STATES.indexOf(leaf.clock));
    view.setUint32(52, leaf.plaintextBytes);
    view.setUint32(56, leaf.bodyBytes);
    view.setUint32(60, leaf.kind);
    bytes.set(leaf.commitment, 64);
    bytes.set(leaf.bodyHash, 96);
    assert(parseLeaf(bytes) !== undefined, `a ${leaf.type} leaf that breaks the rules of its type`);
    return bytes;
}
/** The leaf, with copies of its byte fields; undefined where the 128 bytes are not canonical. */
export function parseLeaf(bytes) {
    if (bytes.length !== LEAF_BYTES)
        return undefined;
    const view = viewOf(bytes);
    const type = TYPE_OF_NUMBER.get(view.getUint8(24));
    const bits = view.getUint8(25);
    const track = trackOf(view.getUint16(26));
    const clock = CLOCK_STATES[view.getUint8(48)];
    const counter = view.getBigUint64(16);
    if (type === undefined || track === undefined || clock === undefined)
        return undefined;
    if (bits > FLAG_MASK || counter > BigInt(Number.MAX_SAFE_INTEGER))
        return undefined;
    if (bytes[49] !== 0 || bytes[50] !== 0 || bytes[51] !== 0)
        return undefined;
    const leaf = {
        segmentId: Uint8Array.from(bytes.subarray(0, 16)),
        counter: Number(counter),
        type,
        flags: flagsOf(bits),
        track,
        monotonicNs: view.getBigUint64(28),
        unixUs: view.getBigInt64(36),
        durationUs: view.getUint32(44),
        clock,
        plaintextBytes: view.getUint32(52),
        bodyBytes: view.getUint32(56),
        kind: view.getUint32(60),
        commitment: Uint8Array.from(bytes.subarray(64, 96)),
        bodyHash: Uint8Array.from(bytes.subarray(96, 128)),
    };
    return leaf.bodyBytes <= BODY_BYTES_MAX[type] && fitsItsType(leaf) ? leaf : undefined;
}
/** What each type may say and what it must leave zero; docs/format.md, table "Leaf by type". */
function fitsItsType(leaf) {
    const { flags, type } = leaf;
    const plainFlags = !flags.syncFirst && !flags.discontinuity && !flags.preRecord && !flags.degraded;
    if (flags.final !== (type === 'END'))
        return false;
    if (type !== 'CHUNK' && !plainFlags)
        return false;
    if (type === 'CHUNK' || type === 'END') {
        if (leaf.counter >= CHUNKS_MAX || leaf.bodyBytes !== leaf.plaintextBytes + TAG_BYTES)
            return false;
        return type === 'CHUNK' ? chunkKindFits(leaf) : leaf.track === 0 && isPoint(leaf) && isCause(leaf);
    }
    if (leaf.plaintextBytes !== 0 || !isZero(leaf.commitment) || !isPoint(leaf))
        return false;
    if (type === 'GAP')
        return isCause(leaf);
    if (leaf.track !== 0 || leaf.kind !== 0)
        return false;
    if ((type === 'HEADER' || type === 'ENVELOPE') && leaf.counter !== 0)
        return false;
    return type !== 'CHECKPOINT' || (leaf.monotonicNs === 0n && leaf.unixUs === 0n && leaf.clock === 'unset');
}
function chunkKindFits(leaf) {
    if (leaf.track === TRACKS.none)
        return false;
    return leaf.kind === KINDS.init || leaf.kind === leaf.track + 1;
}
function isPoint(leaf) {
    return leaf.durationUs === 0;
}
function isCause(leaf) {
    return CAUSE_OF_NUMBER.has(leaf.kind);
}
function isZero(bytes) {
    return bytes.every((byte) => byte === 0);
}
function trackOf(number) {
    return number === 0 || number === 1 || number === 2 || number === 3 ? number : undefined;
}
function flagsOf(bits) {
    return {
        syncFirst: (bits & 1) !== 0,
        discontinuity: (bits & 2) !== 0,
        preRecord: (bits & 4) !== 0,
        degraded: (bits & 8) !== 0,
        final: (bits & 16) !== 0,
    };
}
