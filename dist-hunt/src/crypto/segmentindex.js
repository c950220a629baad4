import { ZeugeError } from '../errors.js';
import { KINDS } from './leaf.js';
import { surveySegment } from './survey.js';
import { leafHash } from './tree.js';
import { judge } from './verify.js';
/** Undefined where nothing is signed. EVIDENCE_UNSOUND where it was altered or is no segment. */
export async function indexSegment(primitives, file) {
    const entries = [];
    const survey = await file.with((source) => surveySegment(primitives, source, {
        visit({ head, offset }) {
            const leafBytes = head.leafBytes.slice();
            entries.push({ head: { ...head, leafBytes }, offset, leafHash: leafHash(primitives, leafBytes) });
        },
    }));
    const { verdict, problem } = judge(survey, { ends: [] }, { state: 'unchecked' });
    if (verdict === 'ALTERED' || verdict === 'NOT-SEALED')
        throw new ZeugeError('EVIDENCE_UNSOUND', `${file.file}: ${verdict}: ${problem?.detail ?? ''}`);
    const { header, headerHash, envelope, signed } = survey;
    if (header === undefined || headerHash === undefined || signed === undefined)
        return undefined;
    return {
        file,
        header,
        headerHash,
        signed,
        entries: entries.slice(0, signed.size),
        ...(envelope && { envelope }),
    };
}
/** A fragment that has samples in the interval; init segments have none. */
export function isMediaIn({ head }, { fromUs, toUs }) {
    const { type, kind, monotonicNs, durationUs } = head.leaf;
    const startUs = Number(monotonicNs / 1000n);
    return type === 'CHUNK' && kind !== KINDS.init && startUs < toUs && startUs + durationUs > fromUs;
}
