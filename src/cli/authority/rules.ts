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
import { join } from 'node:path'
import { openAgeEnvelopes } from '../../../hal/envelopes/age.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { type Bytes, equalBytes, utf8 } from '../../bytes.ts'
import type { NoteVerifier } from '../../crypto/notekey.ts'
import { holdsAt, POLICY_BYTES_MAX, type Policy, policySigner, readPolicy } from '../../crypto/policy.ts'
import type { DevicePolicy } from '../../device/policy.ts'
import { parseProfile } from '../../device/profile.ts'
import { ZeugeError } from '../../errors.ts'
import type { CliContext, Wording } from '../context.ts'
import { readTrust } from '../evidence/trustfile.ts'
import { exists, readInput, writeOutput } from '../files.ts'
import { TRUST_FILE } from './demokeys.ts'
import { type LoadedProfile, loadProfile, noticesOf } from './profiles.ts'

export const POLICY_FILE = join('device', 'policy.yaml')
const LAST_FILE = join('device', 'policy.last.yaml')
const UNSIGNED_PROFILE = 'demo'

export interface Rules {
  readonly profile: LoadedProfile
  readonly policy: DevicePolicy
  /** Of the policy; absent: those of recipients/*.txt. */
  readonly recipients?: readonly string[]
  /** What must be said before anybody relies on this camera. */
  readonly notices: readonly Wording[]
}

/** A policy that is sound and by somebody who may sign one. */
interface Good {
  readonly policy: Policy
  readonly by: string
  readonly bytes: Bytes
  readonly profile: LoadedProfile
}

/** POLICY_INVALID where there are policies and none can be followed; USAGE where one is there and a profile is asked for. */
export async function loadRules(
  context: Pick<CliContext, 'cwd' | 'now'>,
  data: string,
  asked: { readonly profile?: string; readonly accept?: readonly string[] },
): Promise<Rules> {
  const [given, last] = [join(data, POLICY_FILE), join(data, LAST_FILE)]
  const files = [...((await exists(given)) ? [given] : []), ...((await exists(last)) ? [last] : [])]
  if (files.length === 0) {
    const profile = await loadProfile(context, asked.profile ?? UNSIGNED_PROFILE, asked.accept)
    return { profile, policy: { hash: profile.hash, kind: 'demo' }, notices: profile.notices }
  }
  if (asked.profile !== undefined)
    throw new ZeugeError(
      'USAGE',
      `--profile ${asked.profile}: ${files[0]} says what this camera follows; leave --profile away, or use another data directory`,
    )
  const signers = await signersOf(data)
  const tried = await Promise.all(files.map((file) => policyIn(file, signers)))
  const good = tried.flatMap((one) => (typeof one === 'string' ? [] : [one]))
  const wrong = tried.filter((one) => typeof one === 'string')
  const [best] = good.sort((a, b) => b.policy.issuedUs - a.policy.issuedUs)
  if (best === undefined) throw new ZeugeError('POLICY_INVALID', wrong.join('; '))
  const isKept = good.some(({ profile, bytes }) => profile.path === last && equalBytes(bytes, best.bytes))
  const unkept = isKept ? [] : await keep(last, best.bytes)
  const ignored = wrong.length > 0 || best.profile.path !== given
  const notices = [
    ...unkept,
    ...(ignored ? [ignoredNotice(given, wrong, best)] : []),
    ...(holdsAt(best.policy, context.now() * 1000) ? [] : [expiredNotice(best)]),
    ...best.profile.notices,
  ]
  return { ...followed(best), notices }
}

function followed({ policy, bytes, profile }: Good): Omit<Rules, 'notices'> {
  const { fromUs, untilUs, recipients } = policy
  const hash = nodePrimitives.sha256(bytes)
  return {
    profile,
    policy: { kind: 'signed', hash, note: bytes, fromUs, untilUs },
    recipients: recipients.map(({ key }) => key),
  }
}

/** The policy, or why it cannot be followed. */
async function policyIn(file: string, signers: readonly NoteVerifier[]): Promise<Good | string> {
  try {
    const bytes = await readInput(file, POLICY_BYTES_MAX)
    const signed = readPolicy(bytes)
    if (signed === undefined) return `${file}: is no policy as "zeuge policy sign" makes it`
    const { policy, note } = signed
    const signer = policySigner(nodePrimitives, signed, signers)
    if (signer === undefined)
      return `${file}: is signed by ${note.name}, whom ${TRUST_FILE} does not let do so`
    openAgeEnvelopes(policy.recipients.map(({ key }) => key))
    return { policy, by: signer.name, bytes, profile: profileIn(policy, file) }
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
    return error.message.startsWith(file) ? error.message : `${file}: ${error.message}`
  }
}

/** A card that takes nothing must not keep a camera from starting with good rules. */
async function keep(last: string, bytes: Bytes): Promise<readonly Wording[]> {
  try {
    await writeOutput(last, bytes, { force: true })
    return []
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
    return [
      {
        de: `Die Regeln gelten, konnten aber nicht als letzte gültige aufgehoben werden: ${error.message}`,
        en: `The policy holds, but could not be kept as the last good one: ${error.message}`,
      },
    ]
  }
}

/** PROFILE_INVALID and PROFILE_UNCONFIRMED, as for a file. */
export function profileIn({ profileText: text, accepted }: Policy, file: string): LoadedProfile {
  const profile = parseProfile(text, file, accepted)
  return {
    profile,
    hash: nodePrimitives.sha256(utf8(text)),
    text,
    path: file,
    notices: noticesOf(profile),
  }
}

async function signersOf(data: string): Promise<readonly NoteVerifier[]> {
  const file = join(data, TRUST_FILE)
  return (await exists(file)) ? (await readTrust(file)).policy : []
}

function ignoredNotice(given: string, wrong: readonly string[], { policy }: Good): Wording {
  const why = wrong.length > 0 ? wrong.join('; ') : undefined
  const issued = new Date(policy.issuedUs / 1000).toISOString()
  return {
    de: `${why ?? `${given} fehlt oder ist älter`}. Es gelten die zuletzt gültigen Regeln, unterschrieben ${issued}.`,
    en: `${why ?? `${given} is missing or older`}. The last valid policy holds, signed ${issued}.`,
  }
}

function expiredNotice({ policy, by }: Good): Wording {
  const [from, until] = [policy.fromUs, policy.untilUs].map((us) => new Date(us / 1000).toISOString())
  return {
    de: `Die Regeln von ${by} gelten von ${from} bis ${until}: Aufnahmen entstehen danach und sind so gekennzeichnet.`,
    en: `The policy of ${by} is valid from ${from} to ${until}: recordings are made by it and marked.`,
  }
}
