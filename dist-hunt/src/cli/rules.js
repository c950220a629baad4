/**
 * What a camera's data directory makes it follow: the policy the authority signed, or a profile nobody signed.
 *
 *   device/policy.yaml ──┐ signature by a policy key of trust/trust.json, sound, not older than the last one
 *   device/policy.last.yaml ┴─► the one that holds; kept as the last good one ─► profile, recipients
 *   neither there ─► --profile and recipients/*.txt, stamped `demo`
 *
 * A policy that is damaged, forged or older is said and not followed; one whose time is over is followed and
 * marked (src/device/policy.ts). Taking the file away does not turn a camera into a demonstration.
 */
import { join } from 'node:path';
import { openAgeEnvelopes } from '../../hal/envelopes/age.js';
import { nodePrimitives } from '../../hal/primitives/node.js';
import { utf8 } from '../bytes.js';
import { holdsAt, POLICY_BYTES_MAX, policySigner, readPolicy } from '../crypto/policy.js';
import { parseProfile } from '../device/profile.js';
import { ZeugeError } from '../errors.js';
import { TRUST_FILE } from './demokeys.js';
import { exists, readInput, writeOutput } from './files.js';
import { loadProfile, noticesOf } from './profiles.js';
import { readTrust } from './trustfile.js';
export const POLICY_FILE = join('device', 'policy.yaml');
const LAST_FILE = join('device', 'policy.last.yaml');
const UNSIGNED_PROFILE = 'demo';
/** POLICY_INVALID where there are policies and none can be followed; USAGE where one is there and a profile is asked for. */
export async function loadRules(context, data, asked) {
    const [given, last] = [join(data, POLICY_FILE), join(data, LAST_FILE)];
    const files = [...((await exists(given)) ? [given] : []), ...((await exists(last)) ? [last] : [])];
    if (files.length === 0) {
        const profile = await loadProfile(context, asked.profile ?? UNSIGNED_PROFILE, asked.accept);
        return { profile, policy: { hash: profile.hash, kind: 'demo' }, notices: profile.notices };
    }
    if (asked.profile !== undefined)
        throw new ZeugeError('USAGE', `--profile ${asked.profile}: ${files[0]} says what this camera follows; leave --profile away, or use another data directory`);
    const signers = await signersOf(data);
    const tried = await Promise.all(files.map((file) => policyIn(file, signers)));
    const good = tried.flatMap((one) => (typeof one === 'string' ? [] : [one]));
    const wrong = tried.filter((one) => typeof one === 'string');
    const [best] = good.sort((a, b) => b.policy.issuedUs - a.policy.issuedUs);
    if (best === undefined)
        throw new ZeugeError('POLICY_INVALID', wrong.join('; '));
    if (best.profile.path === given)
        await writeOutput(last, best.bytes, { force: true });
    const ignored = wrong.length > 0 || best.profile.path !== given;
    const notices = [
        ...(ignored ? [ignoredNotice(given, wrong, best)] : []),
        ...(holdsAt(best.policy, context.now() * 1000) ? [] : [expiredNotice(best)]),
        ...best.profile.notices,
    ];
    return { ...followed(best), notices };
}
function followed({ policy, bytes, profile }) {
    const { fromUs, untilUs, recipients } = policy;
    const hash = nodePrimitives.sha256(bytes);
    return {
        profile,
        policy: { kind: 'signed', hash, note: bytes, fromUs, untilUs },
        recipients: recipients.map(({ key }) => key),
    };
}
/** The policy, or why it cannot be followed. */
async function policyIn(file, signers) {
    const bytes = await readInput(file, POLICY_BYTES_MAX);
    const signed = readPolicy(bytes);
    if (signed === undefined)
        return `${file}: is no policy as "zeuge policy sign" makes it`;
    const { policy, note } = signed;
    const signer = policySigner(nodePrimitives, signed, signers);
    if (signer === undefined)
        return `${file}: is signed by ${note.name}, whom ${TRUST_FILE} does not let do so`;
    try {
        openAgeEnvelopes(policy.recipients.map(({ key }) => key));
        return { policy, by: signer.name, bytes, profile: profileIn(policy, file) };
    }
    catch (error) {
        if (!(error instanceof ZeugeError))
            throw error;
        return `${file}: ${error.message}`;
    }
}
/** PROFILE_INVALID and PROFILE_UNCONFIRMED, as for a file. */
export function profileIn({ profileText: text, accepted }, file) {
    const profile = parseProfile(text, file, accepted);
    return {
        profile,
        hash: nodePrimitives.sha256(utf8(text)),
        text,
        path: file,
        notices: noticesOf(profile),
    };
}
async function signersOf(data) {
    const file = join(data, TRUST_FILE);
    return (await exists(file)) ? (await readTrust(file)).policy : [];
}
function ignoredNotice(given, wrong, { policy }) {
    const why = wrong.length > 0 ? wrong.join('; ') : undefined;
    const issued = new Date(policy.issuedUs / 1000).toISOString();
    return {
        de: `${why ?? `${given} fehlt oder ist älter`}. Es gelten die zuletzt gültigen Regeln, unterschrieben ${issued}.`,
        en: `${why ?? `${given} is missing or older`}. The last valid policy holds, signed ${issued}.`,
    };
}
function expiredNotice({ policy, by }) {
    const [from, until] = [policy.fromUs, policy.untilUs].map((us) => new Date(us / 1000).toISOString());
    return {
        de: `Die Regeln von ${by} gelten von ${from} bis ${until}: Aufnahmen entstehen danach und sind so gekennzeichnet.`,
        en: `The policy of ${by} is valid from ${from} to ${until}: recordings are made by it and marked.`,
    };
}
