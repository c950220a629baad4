/**
 * Walks through a segment and says how far it is as it was sealed, and how far that is signed.
 *
 *   magic HEADER ENVELOPE CHECKPOINT (CHUNK | GAP | EVENT | CHECKPOINT)* END CHECKPOINT │ end of file
 *   └──────────── good: in order, hashed, counted ───────┘ └─ bad: the first that is not, and all behind it
 *
 * Never throws at bad bytes, reads only, and trusts no certificate: who the epoch key belongs to is
 * identity.ts's question, what a bad entry means verify.ts's. Recovery at boot uses the same walk.
 */
import { equalBytes } from '../bytes.js';
import { HEAD_BYTES, MAGIC, parseHead } from './entry.js';
import { epochKeyOf, parseHeader } from './header.js';
import { BODY_BYTES_MAX } from './leaf.js';
import { segmentOrigin, verifyCheckpoint } from './note.js';
import { createScanner, SEARCH_BYTES_MAX, SMALL_PIECE_BYTES, } from './scan.js';
import { count, NO_TALLY } from './tally.js';
import { createTree } from './tree.js';
/** Signatures tried in a search, so that a forged file cannot keep a verifier busy. */
const SEARCH_SIGNATURES_MAX = 65_536;
export async function surveySegment(primitives, source, options = {}) {
    const scanner = createScanner(primitives, source, options.headsOnly ? SMALL_PIECE_BYTES : undefined);
    const magicGood = equalBytes(await scanner.bytesAt(0, MAGIC.length), MAGIC);
    const first = await scanner.bytesAt(MAGIC.length, HEAD_BYTES);
    const sealed = magicGood || parseHead(first)?.leaf.type === 'HEADER';
    const walk = {
        tree: createTree(primitives),
        ordinals: new Map(),
        roots: new Map(),
        tally: NO_TALLY,
        chunks: 0,
        ended: 'no',
    };
    let at = magicGood ? MAGIC.length : 0;
    let what = magicGood ? undefined : 'magic';
    const keep = (head) => isSmall(head) || options.keep?.(head) === true;
    const skip = options.headsOnly === true ? (head) => !isSmall(head) : undefined;
    const sizes = new Set(options.sizes);
    let tailAt;
    while (what === undefined) {
        if (sizes.has(walk.tree.size))
            walk.roots.set(walk.tree.size, walk.tree.root());
        if (walk.tree.size === options.tailFrom)
            tailAt = at;
        const result = await scanner.entryAt(at, keep, skip);
        if (result === undefined)
            break;
        what = walk.ended === 'signed' ? 'something behind the end' : undefined;
        what ??= result.ok ? admit(primitives, walk, result.entry) : result.fault;
        if (what !== undefined || !result.ok)
            break;
        at = result.entry.end;
        await options.visit?.(result.entry);
        options.progress?.(at);
    }
    const bad = what === undefined ? undefined : await examine(primitives, scanner, walk, sealed, at, what);
    const { header, headerHash, headerLeafHash, envelope, signed } = walk;
    return {
        sealed,
        bytes: source.bytes,
        ...(header && { header }),
        ...(headerHash && { headerHash }),
        ...(headerLeafHash && { headerLeafHash }),
        ...(envelope && { envelope }),
        entries: walk.tree.size,
        ...(signed && { signed }),
        unsignedEntries: walk.tree.size - (signed?.size ?? 0),
        ended: walk.ended === 'signed' && bad === undefined,
        ...(bad && { bad }),
        torn: { offset: at, bytes: source.bytes - at },
        ...(tailAt !== undefined && {
            tail: { bytes: source.bytes - tailAt, hash: await scanner.hash(tailAt, source.bytes) },
        }),
        roots: walk.roots,
    };
}
/** Everything but media is needed whole; its maxima are small. */
function isSmall({ leaf }) {
    return leaf.type !== 'CHUNK' && leaf.type !== 'END';
}
/** Takes the entry in, or says what is wrong with it; a walk that refused an entry is over. */
function admit(primitives, walk, entry) {
    const { leaf, leafIndex, leafBytes, elided } = entry.head;
    const index = walk.tree.size;
    if (leafIndex !== index || walk.ended === 'signed')
        return 'entry out of place';
    const expected = index < BEGINNING.length ? leaf.type === BEGINNING[index] : !ONCE.has(leaf.type);
    if (!expected || (walk.ended === 'end' && leaf.type !== 'CHECKPOINT'))
        return 'entry out of place';
    if (walk.header !== undefined && !equalBytes(leaf.segmentId, walk.header.segmentId))
        return 'another segment';
    const fault = leaf.type === 'CHECKPOINT' ? undefined : admitContent(primitives, walk, entry);
    if (fault !== undefined)
        return fault;
    if (leaf.counter !== nextCounter(walk, leaf.type))
        return 'counter';
    const checkpoint = leaf.type === 'CHECKPOINT' && !elided ? checkpointOf(primitives, walk, entry) : undefined;
    if (leaf.type === 'CHECKPOINT' && checkpoint === undefined && !(elided && walk.ended === 'no'))
        return 'checkpoint';
    const hash = walk.tree.append(leafBytes);
    if (leaf.type === 'HEADER')
        walk.headerLeafHash = hash;
    walk.tally = count(walk.tally, index, leaf, elided, entry.body);
    if (leaf.type === 'END')
        walk.ended = 'end';
    if (checkpoint === undefined)
        return undefined;
    walk.signed = { checkpoint, size: walk.tree.size, root: walk.tree.root(), tally: walk.tally };
    if (walk.ended === 'end')
        walk.ended = 'signed';
    return undefined;
}
const BEGINNING = ['HEADER', 'ENVELOPE', 'CHECKPOINT'];
const ONCE = new Set(['HEADER', 'ENVELOPE']);
function admitContent(primitives, walk, entry) {
    const { leaf } = entry.head;
    if (leaf.type === 'HEADER') {
        const header = entry.body === undefined ? undefined : parseHeader(entry.body);
        if (entry.body === undefined || header?.file !== 'segment')
            return 'header';
        if (!equalBytes(leaf.segmentId, header.segmentId))
            return 'another segment';
        walk.header = header;
        walk.headerHash = primitives.sha256(entry.body);
    }
    if (leaf.type === 'ENVELOPE') {
        if (walk.header === undefined || !equalBytes(leaf.bodyHash, walk.header.envelope.hash))
            return 'envelope hash';
        if (entry.body !== undefined)
            walk.envelope = entry.body;
    }
    return undefined;
}
/** CHUNK and END share one count; every other type has its own. */
function nextCounter(walk, type) {
    if (type === 'CHUNK' || type === 'END')
        return walk.chunks++;
    const counter = walk.ordinals.get(type) ?? 0;
    walk.ordinals.set(type, counter + 1);
    return counter;
}
function checkpointOf(primitives, walk, entry) {
    const { header, tree } = walk;
    if (header === undefined || entry.body === undefined)
        return undefined;
    const checkpoint = verifiedBy(primitives, header, entry.body);
    if (checkpoint?.size !== tree.size)
        return undefined;
    return equalBytes(checkpoint.root, tree.root()) ? checkpoint : undefined;
}
function verifiedBy(primitives, header, body) {
    const origin = segmentOrigin(header.device, header.segmentId);
    return verifyCheckpoint(primitives, body, origin, epochKeyOf(header));
}
/** What stands at and behind the first bad entry (evidence.md, rule for power loss). */
async function examine(primitives, scanner, walk, sealed, offset, what) {
    const entry = walk.tree.size;
    if (!sealed)
        return { entry, offset, what, laterDurable: 0, laterEntries: false, onlyZeros: false };
    const limit = Math.min(scanner.bytes, offset + SEARCH_BYTES_MAX);
    const header = walk.header ?? (await damagedHeader(scanner));
    const isStructural = (head) => head.leafIndex >= BEGINNING.length;
    let laterDurable = 0;
    let laterEntries = false;
    let signatures = 0;
    for (let at = await scanner.nextPreamble(offset, limit); at !== undefined;) {
        const head = parseHead((await scanner.bytesAt(at, HEAD_BYTES)).slice());
        laterEntries ||= head !== undefined && isStructural(head);
        if (head?.leaf.type === 'CHECKPOINT' && header !== undefined && signatures++ < SEARCH_SIGNATURES_MAX) {
            const body = await scanner.bytesAt(at + HEAD_BYTES, head.bodyBytes);
            const checkpoint = verifiedBy(primitives, header, body);
            laterDurable = Math.max(laterDurable, checkpoint?.durable ?? 0);
        }
        if (laterDurable > entry)
            break;
        at = await scanner.nextPreamble(at + 1, limit);
    }
    const onlyZeros = await scanner.isZero(offset, limit);
    return { entry, offset, what, laterDurable, laterEntries, onlyZeros };
}
/** What a HEADER that is not good still says, for its epoch key only: enough to recognise its checkpoints. */
async function damagedHeader(scanner) {
    const head = parseHead((await scanner.bytesAt(MAGIC.length, HEAD_BYTES)).slice());
    if (head?.leaf.type !== 'HEADER')
        return undefined;
    const header = parseHeader((await scanner.bytesAt(MAGIC.length + HEAD_BYTES, Math.min(head.bodyBytes, BODY_BYTES_MAX.HEADER))).slice());
    return header?.file === 'segment' ? header : undefined;
}
