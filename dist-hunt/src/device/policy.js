import { holdsAt } from '../crypto/policy.js';
const LOOK_MS = 60_000;
/** As evidence calls it that is made now. Without a clock nobody can say that its time is over. */
export function policyKindNow(policy, clock) {
    if (policy.kind === 'demo')
        return 'demo';
    return clock.state() === 'unset' || holdsAt(policy, clock.wallUs()) ? 'signed' : 'expired';
}
/** What the ledger is told of them. */
export function statedRules(clock, options) {
    const { policy, profile, profileHash: hash, profileText: text } = options;
    const named = { hash: policy.hash, kind: policyKindNow(policy, clock), profile: { id: profile.id, hash } };
    return policy.kind === 'demo' ? { ...named, text } : { ...named, note: policy.note };
}
export function watchPolicy(clock, policy, setFault) {
    if (policy.kind === 'demo')
        return () => undefined;
    let timer;
    const look = () => {
        setFault('policy-expired', policyKindNow(policy, clock) === 'expired');
        timer = clock.setTimeout(look, LOOK_MS);
    };
    look();
    return () => clock.clearTimeout(timer);
}
