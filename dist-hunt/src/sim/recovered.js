import { hexOf, viewOf } from '../bytes.js';
import { openChunk } from '../crypto/chunk.js';
import { KINDS } from '../crypto/leaf.js';
import { createRatchet } from '../crypto/ratchet.js';
import { fileOfBytes } from '../crypto/source.js';
import { surveySegment } from '../crypto/survey.js';
import { TRACK_WORDS } from '../crypto/tally.js';
import { RECORDINGS_DIRECTORY, SEGMENT_SUFFIX } from '../store/names.js';
import { hashOf } from './truth.js';
export async function openSegments(primitives, image, truth) {
    const names = [...image.files.keys()].filter((name) => name.startsWith(`${RECORDINGS_DIRECTORY}/`) && name.endsWith(SEGMENT_SUFFIX));
    const found = [];
    for (const name of names.sort())
        found.push(await openSegment(primitives, name, image.files.get(name) ?? new Uint8Array(0), truth));
    return found;
}
async function openSegment(primitives, file, bytes, truth) {
    const sealed = [];
    const survey = await fileOfBytes(file, bytes).with((source) => surveySegment(primitives, source, {
        keep: () => true,
        visit({ head, body }) {
            const { leaf, leafBytes, leafIndex } = head;
            if (leaf.type === 'CHUNK' && body !== undefined)
                sealed.push({ leaf, leafBytes, leafIndex, body });
        },
    }));
    const { header, headerHash, envelope, signed } = survey;
    const boot = truth.boots.find(({ bootId }) => header !== undefined && bootId === hexOf(header.bootId));
    const key = envelope && truth.keys.get(hexOf(primitives.sha256(envelope)));
    const chunks = [];
    let closed = 0;
    let strange = 0;
    if (header !== undefined && headerHash !== undefined && key !== undefined) {
        const ratchet = createRatchet(primitives, key.slice(), header.segmentId);
        for (const one of sealed) {
            const plaintext = openOne(primitives, ratchet, headerHash, one);
            if (one.leafIndex >= (signed?.size ?? 0))
                break;
            if (plaintext === undefined)
                closed++;
            else if (one.leaf.kind !== KINDS.init && boot !== undefined) {
                const chunk = chunkOf(one.leaf, plaintext, boot);
                if (chunk === undefined)
                    strange++;
                else
                    chunks.push(chunk);
            }
        }
        ratchet.wipe();
    }
    return {
        file,
        survey,
        recording: header && hexOf(header.recording.id),
        sequence: header?.recording.sequence ?? 0,
        boot,
        chunks,
        gaps: signed?.tally.gapList ?? [],
        started: signed?.tally.started,
        closed,
        strange,
    };
}
function openOne(primitives, ratchet, headerHash, { leaf, leafBytes, body }) {
    return openChunk(primitives, ratchet.step(), headerHash, leaf, leafBytes, body);
}
/** The units in this fragment's mdat, in order; undefined where something in it is none of theirs. */
function chunkOf(leaf, fragment, boot) {
    const track = TRACK_WORDS[leaf.track];
    if (track !== 'video' && track !== 'audio')
        return undefined;
    const fromUs = Number(leaf.monotonicNs / 1000n);
    const toUs = fromUs + leaf.durationUs;
    const moofBytes = viewOf(fragment).getUint32(0);
    const media = fragment.subarray(moofBytes + 8);
    const units = [];
    let at = 0;
    for (const unit of unitsWithin(boot.units[track], fromUs, toUs)) {
        const part = media.subarray(at, at + unit.bytes);
        if (part.length !== unit.bytes || hashOf(part) !== unit.hash)
            continue;
        units.push(unit);
        at += unit.bytes;
    }
    if (at !== media.length)
        return undefined;
    return { track, preRecord: leaf.flags.preRecord, fromUs, durUs: leaf.durationUs, units };
}
/** Given in [fromUs, toUs); sources may repeat and go back, so all are looked at around there. */
function unitsWithin(units, fromUs, toUs) {
    let low = 0;
    let high = units.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((units[middle]?.ptsUs ?? 0) < fromUs)
            low = middle + 1;
        else
            high = middle;
    }
    const found = [];
    for (let at = Math.max(0, low - AROUND); at < Math.min(units.length, low + AROUND * 4); at++) {
        const unit = units[at];
        if (unit !== undefined && unit.ptsUs >= fromUs && unit.ptsUs < toUs)
            found.push(unit);
    }
    return found;
}
/** Units of a fragment, generously: sources repeat and go back by a few seconds only. */
const AROUND = 100;
