import { readDeviceCertificate, readRootCertificate } from '../crypto/certificate.js';
import { readVolume } from '../crypto/readvolume.js';
import { fileOfBytes } from '../crypto/source.js';
import { verifyEvidence } from '../crypto/verifyevidence.js';
import { LEDGER_DIRECTORY, RECORDINGS_DIRECTORY, SEGMENT_SUFFIX, volumeNumber } from '../store/names.js';
export async function readCard(primitives, image, keys) {
    const names = [...image.files.keys()].sort();
    const under = (directory) => names.filter((name) => name.startsWith(`${directory}/`));
    const bytesOf = (name) => image.files.get(name) ?? new Uint8Array(0);
    const segments = under(RECORDINGS_DIRECTORY).filter((name) => name.endsWith(SEGMENT_SUFFIX));
    const volumes = under(LEDGER_DIRECTORY).flatMap((name) => {
        const number = volumeNumber(name.slice(LEDGER_DIRECTORY.length + 1));
        return number === undefined ? [] : [{ ...fileOfBytes(name, bytesOf(name)), number }];
    });
    const trust = trustOf(primitives, keys);
    const evidence = await verifyEvidence(primitives, { segments: segments.map((name) => fileOfBytes(name, bytesOf(name))), volumes, whole: true }, trust === undefined ? {} : { trust });
    return {
        evidence,
        recordings: recordingsOf(evidence.segments),
        gaps: evidence.segments.reduce((sum, { gaps }) => sum + gaps, 0),
        markers: evidence.segments.flatMap(({ moments }) => moments).filter(({ type }) => type === 'marker')
            .length,
        ledger: volumes.flatMap(({ file }) => eventTypes(primitives, bytesOf(file), keys)),
    };
}
function trustOf(primitives, { root }) {
    const read = root === undefined ? undefined : readRootCertificate(primitives, root);
    return read?.ok
        ? { roots: [read.certificate], revoked: [], elide: [], policy: [], stations: [], witnesses: [] }
        : undefined;
}
function recordingsOf(segments) {
    const found = new Map();
    for (const { recording, signedFromUs, signedUntilUs, preRecordChunks } of segments) {
        if (recording === undefined || signedFromUs === null || signedUntilUs === null)
            continue;
        const before = found.get(recording);
        found.set(recording, {
            id: recording,
            fromUs: Math.min(before?.fromUs ?? signedFromUs, signedFromUs),
            untilUs: Math.max(before?.untilUs ?? signedUntilUs, signedUntilUs),
            preRecordChunks: (before?.preRecordChunks ?? 0) + preRecordChunks,
        });
    }
    return [...found.values()];
}
function eventTypes(primitives, file, { certificates }) {
    const [der] = certificates;
    const read = der === undefined ? undefined : readDeviceCertificate(der);
    const volume = read?.ok ? readVolume(primitives, file, read.certificate.publicKey) : undefined;
    return (volume?.events ?? []).map(({ event }) => (event.type === 'other' ? event.name : event.type));
}
