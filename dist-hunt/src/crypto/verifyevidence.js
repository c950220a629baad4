/**
 * The verdict on evidence as a whole: segments, the ledger that lists them, and how they belong together.
 *
 *   1. HEADERs of all segments   2. the ledger's volumes   3. each segment, against what both said about it
 *
 * Worst verdict wins. Never throws at bad evidence. Without a ledger a recording is judged by what its
 * own segments say about each other; then nobody can tell that a last segment was removed.
 */
import { equalBytes, hexOf } from '../bytes.js';
import { claimsOn } from './claims.js';
import { MAGIC } from './entry.js';
import { isExcerpt } from './excerpt.js';
import { forks, spentStatements } from './forks.js';
import { judgeReceipts, offloadedOf, } from './handover.js';
import { parseHeader } from './header.js';
import { judgePolicies } from './policyreport.js';
import { RECEIPT_BYTES_MAX, RECEIPTS_MAX } from './receipt.js';
import { createScanner } from './scan.js';
import { placedInTime } from './timebracket.js';
import { exitCodeOf, sentenceOf, worstIdentity, worstVerdict, } from './verdict.js';
import { verifyAndSurvey } from './verify.js';
import { verifyExcerpt } from './verifyexcerpt.js';
import { surveyLedger, } from './verifyledger.js';
export async function verifyEvidence(primitives, evidence, options = {}) {
    const openings = [];
    for (const file of evidence.segments)
        openings.push(await openingOf(primitives, file));
    const headers = openings.flatMap(({ header }) => header ?? []);
    const ledger = evidence.volumes &&
        (await surveyLedger(primitives, {
            volumes: evidence.volumes,
            sizes: new Set(headers.flatMap(({ ledger, statement }) => [ledger.size, statement.ledgerSize])),
            spent: evidence.selection ? undefined : spentStatements(primitives, headers),
            ...(options.trust && { trust: options.trust }),
            ...(options.witnesses && { witnesses: options.witnesses }),
        }));
    const findings = [];
    let doneBytes = 0;
    for (const opening of openings) {
        const finding = await find(primitives, opening, headers, ledger, options, doneBytes);
        doneBytes += finding.report.bytes;
        findings.push(finding);
    }
    const used = openings.flatMap(({ header }, at) => (findings[at]?.unused ? [] : (header ?? [])));
    const problems = [...(ledger?.report.problems ?? []), ...(ledger ? forks(ledger, used) : [])];
    const files = [...(await readReceipts(evidence)), ...(ledger?.handovers.receipts ?? [])];
    const judged = judgeReceipts(primitives, files, ledger?.report.identity.device, options.trust);
    const gone = missing(evidence, used, ledger);
    const offloaded = gone.flatMap(({ segment = '' }) => {
        const listed = ledger?.listed.get(segment);
        return (listed && offloadedOf(listed, judged)) ?? [];
    });
    const left = gone.filter(({ segment }) => !offloaded.some((one) => one.segment === segment));
    const ruled = openings.flatMap(({ header }, at) => {
        const finding = findings[at];
        return header === undefined || finding === undefined || finding.unused
            ? []
            : [{ header, report: finding.report }];
    });
    const policies = judgePolicies(primitives, ruled, ledger?.policies, options.trust);
    const handed = { offloaded, receipts: judged.reports, policies };
    const report = { ...conclude(findings, left, offloaded, ledger, problems), ...handed };
    return evidence.selection ? { ...report, omitted: omittedRecordings(evidence, used, ledger).size } : report;
}
/** What is too large to be a receipt says nothing, like any other bytes that are none. */
async function readReceipts({ receipts = [] }) {
    const files = [];
    for (const { file, with: open } of receipts.slice(0, RECEIPTS_MAX)) {
        const bytes = await open((source) => source.read(0, Math.min(source.bytes, RECEIPT_BYTES_MAX + 1)));
        files.push({ file, bytes });
    }
    return files;
}
/** The HEADER only, so that every segment can be compared with all the others. */
async function openingOf(primitives, file) {
    const header = await file.with(async (source) => {
        const isHeader = () => true;
        const scanner = createScanner(primitives, source);
        const magicGood = equalBytes(await scanner.bytesAt(0, MAGIC.length), MAGIC);
        const result = magicGood ? await scanner.entryAt(MAGIC.length, isHeader) : undefined;
        if (!result?.ok || result.entry.head.leaf.type !== 'HEADER' || result.entry.body === undefined)
            return undefined;
        return parseHeader(result.entry.body);
    });
    return header?.file === 'segment' ? { file, header } : { file };
}
async function find(primitives, { file, header }, headers, ledger, options, doneBytes) {
    if (header === undefined && (await file.with(isExcerpt))) {
        const progress = (bytes) => options.progress?.(doneBytes + bytes);
        return { report: await verifyExcerpt(primitives, file, { ...options, progress }), unused: false };
    }
    const listed = header === undefined ? undefined : ledger?.listed.get(hexOf(header.segmentId));
    const { report, survey } = await file.with((source) => verifyAndSurvey(primitives, source, {
        file: file.file,
        claims: claimsOn(header, listed, headers),
        ...(file.elisions && { elisions: file.elisions }),
        ...(options.trust && { trust: options.trust }),
        ...(options.progress && { progress: (bytes) => options.progress?.(doneBytes + bytes) }),
    }));
    if (ledger === undefined)
        return { report, unused: false };
    if (header !== undefined && listed?.opened !== undefined)
        return { report: placedInTime(primitives, report, header, ledger, options.trust), unused: false };
    const empty = survey.sealed ? survey.entries <= BEGINNING_ENTRIES : await isBlank(primitives, file);
    const unused = empty && survey.bad?.laterEntries !== true;
    return { report: worseThan(report, 'UNLISTED'), unused };
}
/** HEADER, ENVELOPE, CHECKPOINT: written before the ledger says `opened`. */
const BEGINNING_ENTRIES = 3;
function isBlank(primitives, file) {
    return file.with((source) => createScanner(primitives, source).isZero(0, source.bytes));
}
function worseThan(report, verdict) {
    return { ...report, verdict: worstVerdict([report.verdict, verdict]) ?? verdict };
}
function missing(evidence, headers, ledger) {
    if (!evidence.whole)
        return [];
    const here = new Set(headers.map(({ segmentId }) => hexOf(segmentId)));
    const found = new Map();
    const omitted = omittedRecordings(evidence, headers, ledger);
    for (const [segment, { opened }] of ledger?.listed ?? [])
        if (opened !== undefined && !here.has(segment) && !omitted.has(hexOf(opened.recording)))
            found.set(segment, { recording: hexOf(opened.recording), segment, sequence: opened.sequence });
    for (const { recording, previous, replaces } of headers)
        for (const id of [previous?.id, replaces?.segment])
            if (id !== undefined && !here.has(hexOf(id)))
                found.set(hexOf(id), { recording: hexOf(recording.id), segment: hexOf(id) });
    return [...found.values()];
}
/** What a selection leaves out, by recording id in hexadecimal. */
function omittedRecordings({ selection }, headers, ledger) {
    if (selection !== true)
        return new Set();
    const asked = new Set(headers.map(({ recording }) => hexOf(recording.id)));
    const listed = [...(ledger?.listed.values() ?? [])].flatMap(({ opened }) => opened ?? []);
    return new Set(listed.map(({ recording }) => hexOf(recording)).filter((id) => !asked.has(id)));
}
function conclude(findings, missed, offloaded, ledger, problems) {
    const segments = findings.filter(({ unused }) => !unused).map(({ report }) => report);
    const verdicts = [
        ...segments.map((report) => report.verdict),
        ...problems.map(({ verdict }) => verdict),
    ];
    if (missed.length > 0)
        verdicts.push('MISSING');
    if (offloaded.length > 0)
        verdicts.push('OFFLOADED');
    const verdict = worstVerdict(verdicts) ?? (ledger === undefined ? 'NOT-SEALED' : 'COMPLETE');
    const identities = [
        ...segments.map((report) => report.identity),
        ...(ledger ? [ledger.report.identity] : []),
    ];
    const state = worstIdentity(identities.map((identity) => identity.state));
    const identity = identities.find((candidate) => candidate.state === state) ?? { state };
    const exitCode = exitCodeOf(verdict, state);
    return {
        ok: exitCode === 0,
        verdict,
        exitCode,
        identity,
        sentence: sentenceOf(verdict, state, areExcerpts(segments)),
        segments,
        unused: findings.filter(({ unused }) => unused).map(({ report }) => report.file),
        missing: missed,
        ...(ledger && { ledger: { ...ledger.report, problems } }),
    };
}
export function areExcerpts(segments) {
    return segments.length > 0 && segments.every(({ excerpt }) => excerpt !== undefined);
}
