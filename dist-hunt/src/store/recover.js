import { hexOf } from '../bytes.js';
import { HEAD_BYTES, MAGIC, parseHead } from '../crypto/entry.js';
import { createScanner } from '../crypto/scan.js';
import { surveySegment } from '../crypto/survey.js';
import { ZeugeError } from '../errors.js';
import { isSegmentName, RECORDINGS_DIRECTORY } from './names.js';
/** Finds them, writes them into the ledger, and says what it found. */
export async function recover(parts, ledger) {
    const found = [];
    const events = [];
    const attempt = async (file, work) => {
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof ZeugeError))
                throw error;
            const { code, message } = error;
            parts.log({ level: 'error', event: 'recovery.failed', file, code, message });
        }
    };
    await attempt(RECORDINGS_DIRECTORY, async () => {
        await parts.disk.syncDir(RECORDINGS_DIRECTORY);
        for (const file of await segmentFiles(parts.disk))
            await attempt(file, async () => {
                const event = await recoverSegment(parts, ledger, file, found);
                if (event !== undefined)
                    events.push(event);
            });
    });
    if (events.length === 0)
        return [];
    await attempt(RECORDINGS_DIRECTORY, () => ledger.append(...events));
    return found;
}
async function recoverSegment(parts, ledger, file, found) {
    const { disk, log, primitives } = parts;
    const source = await sourceOf(disk, file);
    const id = await segmentIdOf(source);
    if (id !== undefined && ledger.history.ended.has(hexOf(id)))
        return undefined;
    // After a kill its name and its last entries may be in memory only.
    await disk.syncFile(file);
    await disk.syncDir(file.slice(0, file.lastIndexOf('/')));
    const survey = await surveySegment(primitives, source);
    if (survey.header === undefined) {
        log({ level: 'warn', event: 'segment.unreadable', file, bytes: source.bytes });
        return undefined;
    }
    const event = await eventOf(parts, source, survey, survey.header);
    const summary = summaryOf(file, survey, event);
    found.push(summary);
    log({ level: 'warn', event: 'segment.recovered', ...summary });
    return event;
}
async function segmentFiles(disk) {
    const files = [];
    for (const { name, directory } of await disk.list(RECORDINGS_DIRECTORY)) {
        if (!directory)
            continue;
        const path = `${RECORDINGS_DIRECTORY}/${name}`;
        for (const entry of await disk.list(path))
            if (isSegmentName(entry.name))
                files.push(`${path}/${entry.name}`);
    }
    return files;
}
async function sourceOf(disk, file) {
    return { bytes: (await disk.size(file)) ?? 0, read: (offset, length) => disk.read(file, offset, length) };
}
/** The id the first leaf claims, without reading further: enough to skip what the ledger knows. */
async function segmentIdOf(source) {
    return parseHead(await source.read(MAGIC.length, HEAD_BYTES))?.leaf.segmentId;
}
async function eventOf({ board, primitives }, source, survey, header) {
    const { entries, signed, torn } = survey;
    const size = signed?.checkpoint.durable ?? 0;
    const { roots } = await surveySegment(primitives, source, { sizes: [size], headsOnly: true });
    return {
        type: 'recovered',
        recording: header.recording.id,
        segment: header.segmentId,
        size,
        root: roots.get(size) ?? primitives.sha256(),
        unsignedEntries: entries - size,
        tornBytes: torn.bytes,
        tornHash: await createScanner(primitives, source).hash(torn.offset, torn.offset + torn.bytes),
        resetCause: board.resetCause,
    };
}
function summaryOf(file, survey, event) {
    const { signed, unsignedEntries, torn } = survey;
    const recording = hexOf(event.recording);
    const { size = 0, tally } = signed ?? {};
    return { file, recording, size, signedUntilUs: tally?.untilUs, unsignedEntries, tornBytes: torn.bytes };
}
