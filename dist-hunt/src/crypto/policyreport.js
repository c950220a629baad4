/**
 * By whose rules recordings were made: each policy that their HEADERs name, and what its signature is worth.
 *
 *   HEADER: hash, kind ─► ledger `policy`: the signed file ─► signer, validity ─► trust file: policy signers
 *
 * Facts beside the verdict: what was recorded under a policy nobody trusts was recorded all the same.
 */
import { hexOf } from '../bytes.js';
import { hasProfile, holdsAt, policySigner, readPolicy } from './policy.js';
/** In the order in which the segments name them. */
export function judgePolicies(primitives, segments, stated, trust) {
    const groups = new Map();
    for (const segment of segments) {
        const hash = hexOf(segment.header.policy.hash);
        groups.set(hash, [...(groups.get(hash) ?? []), segment]);
    }
    return [...groups].map(([hash, ruled]) => judge(primitives, hash, ruled, stated?.get(hash), trust));
}
function judge(primitives, hash, ruled, stated, trust) {
    const kinds = ruled.map(({ header }) => header.policy.kind);
    const profile = ruled[0]?.header.profile.id ?? '';
    const facts = { hash, profile, segments: ruled.length, outside: count(kinds, 'expired') };
    if (kinds.includes('demo'))
        return { ...facts, state: 'demo' };
    const file = stated?.note;
    if (file === undefined)
        return { ...facts, state: 'absent' };
    const signed = readPolicy(file);
    const means = signed !== undefined &&
        hexOf(primitives.sha256(file)) === hash &&
        ruled.every(({ header }) => hasProfile(primitives, signed.policy, header.profile.hash));
    if (!means)
        return { ...facts, state: 'absent' };
    const { fromUs, untilUs } = signed.policy;
    const outside = ruled.filter(({ header, report }) => header.policy.kind === 'expired' || isOutside(report, { fromUs, untilUs })).length;
    const known = { ...facts, by: signed.note.name, fromUs, untilUs, outside };
    if (trust === undefined)
        return { ...known, state: 'unchecked' };
    const signer = policySigner(primitives, signed, trust.policy);
    return { ...known, state: signer === undefined ? 'untrusted' : 'trusted' };
}
function isOutside({ mapped, signedFromWallUs, signedUntilWallUs }, validity) {
    const times = mapped ? [mapped.fromWallUs, mapped.untilWallUs] : [signedFromWallUs, signedUntilWallUs];
    return times.some((us) => us !== null && !holdsAt(validity, us));
}
function count(kinds, kind) {
    return kinds.filter((one) => one === kind).length;
}
