import { concatBytes, equalBytes } from '../bytes.js';
import { assert } from '../errors.js';
import { createAppender } from './appender.js';
import { encodeCbor } from './cbor.js';
import { sealChunk } from './chunk.js';
import { HEAD_BYTES, MAGIC, PREAMBLE_BYTES } from './entry.js';
import { encodeGap } from './gap.js';
import { encodeHeader, epochKeyOf } from './header.js';
import { CAUSES, KINDS, NO_FLAGS, TRACKS } from './leaf.js';
import { segmentOrigin } from './note.js';
import { createRatchet, keyCommitment } from './ratchet.js';
import { leafTimes } from './stamp.js';
import { createTree, leafHash } from './tree.js';
const NOTHING = new Uint8Array(0);
export function createSealer(setup) {
    const { primitives, header, envelope } = setup;
    const { segmentId } = header;
    assert(equalBytes(keyCommitment(primitives, setup.segmentKey, segmentId), header.keyCommitment), 'a key commitment of another key');
    assert(equalBytes(primitives.sha256(envelope), header.envelope.hash), 'an envelope hash of another envelope');
    const headerBody = encodeHeader(header);
    const headerHash = primitives.sha256(headerBody);
    const signer = { publicKey: epochKeyOf(header), sign: setup.sign };
    const tree = createTree(primitives);
    const appender = createAppender(primitives, tree, segmentId, segmentOrigin(header.device, segmentId));
    const ratchet = createRatchet(primitives, setup.segmentKey, segmentId);
    let phase = 'new';
    let headerLeaf;
    const seal = (leaf, plaintext) => {
        const sealed = sealChunk(primitives, ratchet.step(), headerHash, leaf, tree.size, plaintext);
        tree.append(sealed.leafBytes);
        return sealed.entry;
    };
    const isOpen = () => assert(phase === 'open', `a segment that is ${phase}, not open`);
    const stop = () => {
        phase = 'ended';
        ratchet.wipe();
    };
    return {
        segmentId,
        get size() {
            return tree.size;
        },
        root: () => tree.root(),
        headerLeafHash() {
            assert(headerLeaf, 'a segment that was not begun');
            return headerLeaf;
        },
        begin(stamp) {
            assert(phase === 'new', `a segment that is ${phase}, not new`);
            phase = 'open';
            const first = appender.clear({ type: 'HEADER', stamp, body: headerBody });
            headerLeaf = leafHash(primitives, first.subarray(PREAMBLE_BYTES, HEAD_BYTES));
            const second = appender.clear({ type: 'ENVELOPE', stamp, body: envelope });
            return concatBytes(MAGIC, first, second, appender.checkpoint(signer, stamp, 0));
        },
        chunk(chunk) {
            isOpen();
            return seal(chunkLeaf(segmentId, chunk), chunk.plaintext);
        },
        gap({ track, stamp, fromUs, toUs, cause, framesLost }) {
            isOpen();
            assert(fromUs >= 0 && fromUs <= toUs && framesLost >= 0, `a gap from ${fromUs} to ${toUs} µs`);
            const body = encodeGap({ fromUs, toUs, framesLost });
            return appender.clear({ type: 'GAP', stamp, body, track: TRACKS[track], kind: CAUSES[cause] });
        },
        event(payload, stamp) {
            isOpen();
            return appender.clear({ type: 'EVENT', stamp, body: encodeCbor(payload) });
        },
        checkpoint({ stamp, durable }) {
            isOpen();
            return appender.checkpoint(signer, stamp, durable);
        },
        end({ stamp, cause, durable }) {
            isOpen();
            const last = seal(endLeaf(segmentId, stamp, cause), NOTHING);
            stop();
            return concatBytes(last, appender.checkpoint(signer, stamp, durable));
        },
        wipe: stop,
    };
}
function chunkLeaf(segmentId, chunk) {
    const { track, stamp, durationUs, syncFirst, discontinuity, preRecord, degraded = false } = chunk;
    return {
        segmentId,
        type: 'CHUNK',
        flags: { syncFirst, discontinuity, preRecord, degraded, final: false },
        track: TRACKS[track],
        ...leafTimes(stamp),
        durationUs,
        kind: chunk.kind === 'init' ? KINDS.init : KINDS[track],
    };
}
function endLeaf(segmentId, stamp, cause) {
    const flags = { ...NO_FLAGS, final: true };
    return { segmentId, type: 'END', flags, track: 0, ...leafTimes(stamp), durationUs: 0, kind: CAUSES[cause] };
}
