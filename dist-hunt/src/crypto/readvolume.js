import { equalBytes } from '../bytes.js';
import { HEAD_BYTES, MAGIC, parseHead } from './entry.js';
import { parseLedgerEvent } from './event.js';
import { epochKeyOf, epochStatementMessage, ledgerId, parseHeader, successorMessage, } from './header.js';
import { BODY_BYTES_MAX } from './leaf.js';
import { ledgerOrigin, verifyCheckpoint } from './note.js';
import { createTree, leafHash, rootOfFrontier } from './tree.js';
/** A volume is closed at 1 MiB; what one append adds to that stays far below this. */
export const VOLUME_BYTES_MAX = 8 * 1024 * 1024;
/**
 * The volume, or undefined where no checkpoint in it is valid (such a volume does not count).
 * @param deviceKey P-256 point, 65 bytes, that must have signed its epoch statements
 */
export function readVolume(primitives, file, deviceKey) {
    const begin = file.length <= VOLUME_BYTES_MAX ? readBegin(primitives, file, deviceKey) : undefined;
    if (begin === undefined)
        return undefined;
    const { header, headerLeafHash } = begin;
    const tree = createTree(primitives, header.start);
    const epochs = begin.epochs;
    const pending = [];
    const events = [];
    const marks = [];
    const ordinals = new Map();
    let good;
    for (let at = begin.bytes;;) {
        const entry = readEntry(primitives, file, at, header, tree.size, ordinals);
        if (entry === undefined)
            break;
        const { head, body } = entry;
        const before = { size: tree.size, root: tree.root(), frontier: [] };
        if (head.leaf.type === 'CHECKPOINT') {
            const checkpoint = checkpointOf(primitives, body, header.device, epochs.key, before);
            if (checkpoint === undefined)
                break;
            tree.append(head.leafBytes);
            at += HEAD_BYTES + body.length;
            events.push(...pending.splice(0));
            const { statement, successors } = epochs;
            marks.push({ note: body, checkpoint, statement, successors });
            good = { checkpoint, size: tree.size, root: tree.root(), frontier: tree.frontier(), signedBytes: at };
            continue;
        }
        const event = head.leaf.type === 'EVENT' ? parseLedgerEvent(body) : undefined;
        if (event === undefined || !fits(event, header, headerLeafHash, tree))
            break;
        if (event.type === 'epoch' && !succeed(primitives, header.device, deviceKey, event, epochs))
            break;
        const { monotonicNs, unixUs } = head.leaf;
        pending.push({ event, leafIndex: tree.size, monotonicNs, unixUs });
        tree.append(head.leafBytes);
        at += HEAD_BYTES + body.length;
    }
    if (good === undefined)
        return undefined;
    const rest = file.subarray(good.signedBytes);
    return {
        ...good,
        header,
        events,
        marks,
        statements: epochs.statements,
        tail: { bytes: rest.length, hash: primitives.sha256(rest) },
        closed: events.at(-1)?.event.type === 'volume-closed',
    };
}
function readBegin(primitives, file, deviceKey) {
    if (file.length < MAGIC.length + HEAD_BYTES || !equalBytes(file.subarray(0, MAGIC.length), MAGIC))
        return undefined;
    const head = parseHead(file.subarray(MAGIC.length));
    const body = head?.leaf.type === 'HEADER' ? bodyOf(primitives, file, MAGIC.length, head) : undefined;
    const header = body === undefined ? undefined : parseHeader(body);
    if (head === undefined || body === undefined || header?.file !== 'ledger')
        return undefined;
    const { device, start, statement, successors } = header;
    if (!equalBytes(head.leaf.segmentId, ledgerId(device)) || head.leafIndex !== start.size)
        return undefined;
    if (!equalBytes(rootOfFrontier(primitives, start.frontier), start.root))
        return undefined;
    if (!isStated(primitives, device, deviceKey, statement))
        return undefined;
    let predecessor = statement.publicKey;
    for (const [at, { publicKey, signature }] of successors.entries()) {
        const said = { device, counter: statement.counter, index: at + 1, predecessor, publicKey };
        if (!primitives.ed25519Verify(predecessor, successorMessage(said), signature))
            return undefined;
        predecessor = publicKey;
    }
    const epochs = {
        key: epochKeyOf(header),
        statement,
        successors,
        statements: [statement],
    };
    const headerLeafHash = leafHash(primitives, head.leafBytes);
    return { header, headerLeafHash, epochs, bytes: MAGIC.length + HEAD_BYTES + body.length };
}
/** @param ordinals entries of each type so far: the last CHECKPOINT's own count is under no signature but follows */
function readEntry(primitives, file, at, header, size, ordinals) {
    const head = parseHead(file.subarray(at, at + HEAD_BYTES));
    if (head === undefined || head.leafIndex !== size || head.elided)
        return undefined;
    const { type, counter, segmentId } = head.leaf;
    const ordinal = ordinals.get(type) ?? 0;
    if (counter !== ordinal || !equalBytes(segmentId, ledgerId(header.device)))
        return undefined;
    ordinals.set(type, ordinal + 1);
    const body = bodyOf(primitives, file, at, head);
    return body === undefined ? undefined : { head, body };
}
function bodyOf(primitives, file, at, head) {
    if (head.bodyBytes > BODY_BYTES_MAX[head.leaf.type])
        return undefined;
    const body = file.slice(at + HEAD_BYTES, at + HEAD_BYTES + head.bodyBytes);
    if (body.length !== head.bodyBytes || !equalBytes(primitives.sha256(body), head.leaf.bodyHash))
        return undefined;
    return body;
}
/** The checkpoint where it is one of this ledger over exactly the leaves before it. */
function checkpointOf(primitives, body, device, key, tree) {
    const checkpoint = verifyCheckpoint(primitives, body, ledgerOrigin(device), key);
    return checkpoint?.size === tree.size && equalBytes(checkpoint.root, tree.root) ? checkpoint : undefined;
}
/** `volume` is the first event and only the first, and names this file's HEADER. */
function fits(event, header, headerLeafHash, tree) {
    const first = tree.size === header.start.size;
    if (event.type !== 'volume')
        return !first;
    return first && event.volume === header.volume && equalBytes(event.headerLeafHash, headerLeafHash);
}
function succeed(primitives, device, deviceKey, event, epochs) {
    if (event.by === 'device') {
        if (!isStated(primitives, device, deviceKey, event.statement))
            return false;
        const { statement } = event;
        Object.assign(epochs, { key: statement.publicKey, statement, successors: [] });
        epochs.statements.push(statement);
        return true;
    }
    const { publicKey, signature } = event;
    const said = {
        device,
        counter: epochs.statement.counter,
        index: epochs.successors.length + 1,
        predecessor: epochs.key,
        publicKey,
    };
    if (!primitives.ed25519Verify(epochs.key, successorMessage(said), signature))
        return false;
    Object.assign(epochs, { key: publicKey, successors: [...epochs.successors, { publicKey, signature }] });
    return true;
}
function isStated(primitives, device, deviceKey, statement) {
    return primitives.p256Verify(deviceKey, epochStatementMessage(device, statement), statement.signature);
}
/** What the HEADER claims, nothing checked; undefined where there is none to read. */
export function volumeHeaderOf(bytes) {
    const head = parseHead(bytes.subarray(MAGIC.length));
    if (head?.leaf.type !== 'HEADER')
        return undefined;
    const bodyAt = MAGIC.length + HEAD_BYTES;
    const header = parseHeader(bytes.subarray(bodyAt, bodyAt + head.bodyBytes));
    return header?.file === 'ledger' ? header : undefined;
}
