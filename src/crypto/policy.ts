/**
 * The policy: what a camera follows and whom it seals for, in one file that the authority signed.
 *
 *   zeugePolicy: 1 LF  issued: … LF  from: … LF  until: … LF  recipients: LF  - name: age1… LF …
 *   accepted: [names] LF (where there are some)  --- LF  <the profile file, byte for byte>
 *   in a C2SP signed note by a `policy` key of the trust file
 *
 * One policy has one text: what is read is written the same way again. Says who signed what; whether that
 * signer counts and whether the policy holds now is for whoever asks. docs/format.md, "Policy".
 */
import { type Bytes, equalBytes, utf8 } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { type Note, parseNote, verifyNote } from './note.ts'
import { type NoteSigner, type NoteVerifier, signNote } from './notekey.ts'

/** With its event still below the 64 KiB of an EVENT. */
export const POLICY_BYTES_MAX = 48 * 1024
export const POLICY_RECIPIENTS_MAX = 16
const ACCEPTED_MAX = 64

export interface PolicyRecipient {
  readonly name: string
  /** age1… or age1pq1… */
  readonly key: string
}

export interface Policy {
  /** When it was signed, by the signer's clock; of two policies the later one holds. Unix µs, whole seconds. */
  readonly issuedUs: number
  /** Its validity, both ends included; likewise. */
  readonly fromUs: number
  readonly untilUs: number
  readonly recipients: readonly PolicyRecipient[]
  /** Unconfirmed values of the profile that the authority accepts, by name. */
  readonly accepted: readonly string[]
  /** The profile file. */
  readonly profileText: string
}

/** A policy as it came: what it says, and under which signature. */
export interface SignedPolicy {
  readonly policy: Policy
  readonly note: Note
}

export const RECIPIENT_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/
const RECIPIENT_LINES = /^- ([a-z0-9][a-z0-9-]{0,39}): (age1(?:pq1)?[02-9ac-hj-np-z]{58,2100})$/gm
const TIME = '(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)'
const TEXT = new RegExp(
  `^zeugePolicy: 1\\nissued: ${TIME}\\nfrom: ${TIME}\\nuntil: ${TIME}\\nrecipients:\\n((?:- [^\\n]+\\n)+)(?:accepted: \\[([A-Za-z, ]+)\\]\\n)?---\\n([\\s\\S]+\\n)$`,
)

/** What TEXT finds; only the accepted values may be absent. */
type Groups = readonly [string, string, string, string, string, string | undefined, string]

export function formatPolicy(policy: Policy): string {
  const { issuedUs, fromUs, untilUs, recipients, accepted, profileText } = policy
  const times = `issued: ${timeText(issuedUs)}\nfrom: ${timeText(fromUs)}\nuntil: ${timeText(untilUs)}\n`
  const keys = recipients.map(({ name, key }) => `- ${name}: ${key}\n`).join('')
  const names = accepted.length === 0 ? '' : `accepted: [${accepted.join(', ')}]\n`
  return `zeugePolicy: 1\n${times}recipients:\n${keys}${names}---\n${profileText}`
}

/** The policy whose one text this is, or undefined. */
export function parsePolicy(text: string): Policy | undefined {
  const match = TEXT.exec(text)
  if (match === null) return undefined
  const [, issued, from, until, keys, accepted, profileText] = match as unknown as Groups
  // A line that is none is left out, and the text is then not the one that is written.
  const recipients = Array.from(keys.matchAll(RECIPIENT_LINES), (line) => {
    const [, name, key] = line as unknown as readonly [string, string, string]
    return { name, key }
  })
  const policy: Policy = {
    issuedUs: Date.parse(issued) * 1000,
    fromUs: Date.parse(from) * 1000,
    untilUs: Date.parse(until) * 1000,
    recipients,
    accepted: accepted?.split(', ') ?? [],
    profileText,
  }
  const times = [policy.issuedUs, policy.fromUs, policy.untilUs]
  if (!times.every(Number.isSafeInteger) || policy.fromUs > policy.untilUs) return undefined
  if (!isWellMade(policy)) return undefined
  return formatPolicy(policy) === text ? policy : undefined
}

/** The bytes of the policy file. */
export function signPolicy(primitives: Primitives, policy: Policy, signer: NoteSigner): Bytes {
  const text = formatPolicy(policy)
  assert(parsePolicy(text) !== undefined, 'a policy that cannot be read back')
  return signNote(primitives, text, signer)
}

/** Undefined where the bytes are no policy under a signature; whose it is has not been checked. */
export function readPolicy(bytes: Uint8Array): SignedPolicy | undefined {
  const note = parseNote(bytes, POLICY_BYTES_MAX)
  const policy = note && parsePolicy(note.text)
  return note && policy && { policy, note }
}

/** Whose signature it is, of those that count; undefined where it is nobody's of them. */
export function policySigner(
  primitives: Primitives,
  { note }: SignedPolicy,
  signers: readonly NoteVerifier[],
): NoteVerifier | undefined {
  return signers.find(({ name, publicKey }) => name === note.name && verifyNote(primitives, note, publicKey))
}

/** Both ends belong to it; the last second wholly. */
export function holdsAt({ fromUs, untilUs }: Pick<Policy, 'fromUs' | 'untilUs'>, wallUs: number): boolean {
  return wallUs >= fromUs && wallUs < untilUs + 1_000_000
}

/** SHA-256 of the profile within, as HEADERs name it. */
export function hasProfile(primitives: Primitives, { profileText }: Policy, hash: Bytes): boolean {
  return equalBytes(primitives.sha256(utf8(profileText)), hash)
}

function isWellMade({ recipients, accepted }: Policy): boolean {
  return (
    recipients.length <= POLICY_RECIPIENTS_MAX &&
    new Set(recipients.map(({ name }) => name)).size === recipients.length &&
    accepted.length <= ACCEPTED_MAX
  )
}

function timeText(us: number): string {
  return new Date(us / 1000).toISOString().replace('.000Z', 'Z')
}
