/**
 * What a witness says to a checkpoint: cosigned, prove from another size, or refused with an alarm. Pure.
 *
 * Asked inside the one transaction that also keeps the new size, so that two cameras with one identity cannot both
 * be first. State begins at enrolment: nobody else is asked about (station.ts).
 */
import { bytesOfHex, equalBytes, hexOf } from '../bytes.js';
import { verifyConsistency } from '../crypto/tree.js';
import { assert } from '../errors.js';
export function judgeLedger(primitives, { device, checkpoint, oldSize, proof, cosignature, unixUs }, before) {
    const { size, root } = checkpoint;
    const next = { device, size, root: hexOf(root), cosignature, unixUs };
    const refuse = (kind, why) => ({
        state: 'refused',
        why,
        alarm: { device, kind, detail: why, unixUs },
    });
    const known = before?.size ?? 0;
    if (before !== undefined && size < known)
        return refuse('rolled-back', `it shows ${size} entries, ${known} were cosigned`);
    if (before !== undefined && size === known)
        return equalBytes(rootOf(before), root)
            ? { state: 'known' }
            : refuse('forked', `it shows another ledger of ${size} entries than was cosigned`);
    if (oldSize !== known)
        return { state: 'other', size: known };
    const older = { size: known, root: before === undefined ? primitives.sha256() : rootOf(before) };
    if (!verifyConsistency(primitives, older, { size, root }, proof))
        return refuse('forked', `its ${size} entries do not contain the ${known} that were cosigned`);
    return { state: 'cosigned', next };
}
function rootOf({ root }) {
    const bytes = bytesOfHex(root);
    assert(bytes?.length === 32, 'a root of 32 bytes in the catalogue');
    return bytes;
}
