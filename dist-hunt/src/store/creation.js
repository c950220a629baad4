import { hexOf, wipe } from '../bytes.js';
import { keyCommitment } from '../crypto/ratchet.js';
import { createSealer } from '../crypto/seal.js';
import { RECORDINGS_DIRECTORY, recordingDirectory, segmentName } from './names.js';
import { createSegmentWriter } from './segment.js';
import { releaseBallast } from './space.js';
const ID_BYTES = 16;
const KEY_BYTES = 32;
export function createCreation(parts, ledger) {
    const { clock, disk, entropy, envelopes, primitives } = parts;
    let prepared;
    let closed = false;
    async function wrap() {
        const segmentKey = entropy.bytes(KEY_BYTES);
        return { segmentKey, envelope: await envelopes.wrap(segmentKey) };
    }
    /** What was prepared, or made now where that failed: the next one may go better. */
    async function take() {
        const ready = prepared ?? wrap();
        prepared = undefined;
        return ready;
    }
    function prepareNext() {
        if (closed)
            return;
        prepared ??= wrap();
        // Looked at when it is taken; until then a failure is nobody's news.
        prepared.catch(() => undefined);
    }
    async function open(recording, directory, continuation, events) {
        const { segmentKey, envelope } = await take();
        const succession = await ledger.succession();
        const { epoch } = succession;
        const { sequence, previous, replaces } = continuation;
        const segmentId = entropy.bytes(ID_BYTES);
        const header = {
            ...parts.facts,
            file: 'segment',
            statement: epoch.statement,
            successors: epoch.successors,
            segmentId,
            keyCommitment: keyCommitment(primitives, segmentKey, segmentId),
            envelope: { hash: primitives.sha256(envelope), kind: envelopes.kind },
            recording: { id: recording, sequence },
            previous: previous === undefined ? null : { id: previous.id, size: previous.end.size, root: previous.end.root },
            replaces: replaces === undefined ? null : { segment: replaces.id, fromLeaf: replaces.fromLeaf },
            ledger: succession.ledger,
        };
        const sealer = createSealer({ primitives, header, segmentKey, envelope, sign: epoch.sign });
        await disk.makeDir(directory);
        const file = await disk.create(segmentName(directory, sequence));
        const writer = createSegmentWriter(clock, sealer, file, events, () => ledger.release(epoch));
        try {
            await writer.begin();
            await disk.syncDir(directory);
            await disk.syncDir(RECORDINGS_DIRECTORY);
            const headerLeafHash = sealer.headerLeafHash();
            await ledger.opened({ type: 'opened', recording, sequence, segment: segmentId, headerLeafHash }, succession);
        }
        catch (error) {
            epoch.wipe();
            await writer.abandon();
            throw error;
        }
        prepareNext();
        return writer;
    }
    return {
        async prepare() {
            prepareNext();
            const mine = prepared;
            const ready = await Promise.resolve(mine).then(() => true, () => false);
            // The next look makes another one.
            if (!ready && prepared === mine)
                prepared = undefined;
            return ready;
        },
        recording() {
            const id = entropy.bytes(ID_BYTES);
            const wallUs = clock.state() === 'unset' ? undefined : clock.wallUs();
            const directory = recordingDirectory(hexOf(id), wallUs, ledger.counter);
            return {
                id,
                directory,
                parts: {
                    clock,
                    openSegment: (continuation, events) => open(id, directory, continuation, events),
                    async closed(writer, end, cause) {
                        const { size, root, fileBytes: bytes } = end;
                        const fileHash = null;
                        await ledger.append({
                            type: 'closed',
                            recording: id,
                            segment: writer.id,
                            size,
                            root,
                            bytes,
                            fileHash,
                            cause,
                        });
                    },
                    releaseBallast: () => releaseBallast(disk),
                },
            };
        },
        async close() {
            closed = true;
            const left = await prepared?.catch(() => undefined);
            prepared = undefined;
            if (left !== undefined)
                wipe(left.segmentKey);
        },
    };
}
