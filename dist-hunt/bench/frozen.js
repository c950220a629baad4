/**
 * Frozen evidence (test/frozen): files that never change, and what was found about them when they were made.
 *
 *   test/frozen/<format version>/trust.json, identity*.txt, expected.json, <case>/recordings/…, <case>/ledger/…
 *
 * Reads them for tests and for the fuzz loop. What stands in `expected.json` are the findings a later
 * version must repeat; words and additional fields of reports are free to change.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIdentities } from '../hal/envelopes/age.js';
import { hexOf } from '../src/bytes.js';
import { openRecording } from '../src/crypto/open.js';
import { fileOfBytes } from '../src/crypto/source.js';
import { verifyEvidence } from '../src/crypto/verifyevidence.js';
import { SEGMENT_SUFFIX, VOLUME_SUFFIX, volumeNumber } from '../src/store/names.js';
/** Classic and hybrid apart: an age before 1.3 refuses a file that holds a hybrid one. */
export const IDENTITY_FILES = ['identity.txt', 'identity-hybrid.txt'];
export function readFrozenCase(directory) {
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(SEGMENT_SUFFIX) || name.endsWith(VOLUME_SUFFIX));
    return new Map(names.sort().map((name) => [name, new Uint8Array(readFileSync(join(directory, name)))]));
}
export function readFrozenIdentities(root) {
    return IDENTITY_FILES.flatMap((name) => parseIdentities(readFileSync(join(root, name), 'utf8'), name));
}
/** Names of the cases of one format version. */
export function frozenCases(root) {
    const entries = readdirSync(root, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
}
/** As the CLI finds it in a data directory; without a ledger where the case has none. */
export function evidenceOf(files) {
    const all = [...files].map(([name, bytes]) => fileOfBytes(name, bytes));
    const volumes = all.flatMap((file) => {
        const number = volumeNumber(file.file.split('/').at(-1) ?? '');
        return number === undefined ? [] : [{ ...file, number }];
    });
    const segments = all.filter(({ file }) => file.endsWith(SEGMENT_SUFFIX));
    return { segments, whole: true, ...(volumes.length > 0 && { volumes }) };
}
export async function findingsOf(primitives, files, trust, unwrap) {
    const evidence = evidenceOf(files);
    const report = await verifyEvidence(primitives, evidence, { trust });
    const { ledger } = report;
    return {
        verdict: report.verdict,
        exitCode: report.exitCode,
        identity: report.identity.state,
        missing: report.missing.length,
        segments: report.segments.map((segment) => ({
            verdict: segment.verdict,
            leaves: segment.leaves,
            signedLeaves: segment.signedLeaves,
            unsignedEntries: segment.unsignedEntries,
            tornBytes: segment.tornBytes,
            chunks: segment.chunks,
            preRecordChunks: segment.preRecordChunks,
            signedUntilUs: segment.signedUntilUs,
            badEntry: segment.problem?.entry ?? null,
        })),
        ...(ledger && { ledger: ledgerFindings(ledger) }),
        opened: await openedHash(primitives, evidence, unwrap),
    };
}
function ledgerFindings({ size, tornBytes, problems }) {
    return { size, tornBytes, problems: [...new Set(problems.map(({ verdict }) => verdict))].sort() };
}
async function openedHash(primitives, { segments }, unwrap) {
    if (segments.length === 0)
        return null;
    const opened = await openRecording(primitives, segments, unwrap);
    const stream = primitives.sha256Stream();
    for (const init of opened.inits)
        stream.update(init);
    for await (const { fragment } of opened.parts())
        stream.update(fragment);
    return hexOf(stream.digest());
}
