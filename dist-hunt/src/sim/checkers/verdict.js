import { isExcused } from '../truth.js';
import { promisedAndLost } from './durability.js';
const INNOCENT = ['COMPLETE', 'RECOVERED'];
/** A quiet end has testified to every interruption; a restless one may not have come to it. */
const PENDING = ['OPEN-ENDED'];
export function checkVerdict(report) {
    return {
        end(aftermath) {
            const { truth, card, worldUs } = aftermath;
            const { verdict } = card.evidence;
            const says = `the verdict is ${verdict}${becauseOf(aftermath)}`;
            if (isExcused(truth, 0, worldUs, 'evidence', 'content')) {
                const lost = lostOf(aftermath);
                if (lost > 0 && (INNOCENT.includes(verdict) || PENDING.includes(verdict)))
                    report(`${says}, but ${lost} pictures that were promised are gone`);
                return;
            }
            const isRestless = aftermath.state === undefined;
            if (!INNOCENT.includes(verdict) && !(isRestless && PENDING.includes(verdict)))
                report(`${says}, but nothing that was durable was altered`);
            const { state } = card.evidence.identity;
            if (state === 'invalid')
                report(`the evidence is said not to be of this camera (${state})`);
        },
    };
}
function becauseOf({ card }) {
    const { segments, missing, ledger } = card.evidence;
    const segment = segments.find(({ verdict }) => verdict === card.evidence.verdict);
    const problem = ledger?.problems.find(({ verdict }) => verdict === card.evidence.verdict);
    const where = segment?.file ?? problem?.file ?? missing[0]?.recording;
    const why = segment?.problem?.detail ?? problem?.detail;
    return where === undefined ? '' : ` (${where}${why === undefined ? '' : `: ${why}`})`;
}
function lostOf({ truth, segments }) {
    let lost = 0;
    for (const boot of truth.boots) {
        const promises = new Map(boot.claims.map(({ recording, untilUs }) => [recording, untilUs]));
        for (const [recording, untilUs] of promises)
            lost += promisedAndLost(truth, boot, segments, recording, untilUs).length;
    }
    return lost;
}
