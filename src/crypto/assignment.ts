/**
 * Assignments: a station's signed word that a wearer took a camera. The pseudonym in the clear, the name sealed apart.
 *
 *   zeuge/v1 assignment LF  station … device … wearer … name … t …          signed and vouched for as in vouched.ts
 *
 * `name` is the SHA-256 of an age file for the recipients of the recordings: neither station nor camera can open it.
 * Parsing is strict: one encoding, no more lines. docs/format.md, "Assignment".
 */
import { type Bytes, bytesOfHex, equalBytes, hexOf } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { STATION_ID } from './certificate.ts'
import { DEVICE_ID } from './header.ts'
import type { NoteSigner } from './notekey.ts'
import type { StationChain } from './station.ts'
import type { Trust } from './trust.ts'
import { doubtOf, parseVouched, signVouched, VOUCHED_BYTES_MAX } from './vouched.ts'

export const ASSIGNMENT_BYTES_MAX = VOUCHED_BYTES_MAX
/** A service number or the like, never a name: it stands in the clear. */
export const PSEUDONYM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/
/** The age file: 16 classic recipients, or two hybrid ones, and a name; as long as base64.ts writes. */
export const SEALED_NAME_BYTES_MAX = 4096

export interface Assignment {
  readonly station: string
  readonly device: string
  /** Pseudonym. */
  readonly wearer: string
  /** SHA-256 of the age file that holds the name; null where none was given. */
  readonly nameHash: Bytes | null
  /** Unix µs of the assigning, by the station's clock. */
  readonly unixUs: number
}

export type AssignmentFinding =
  | { readonly ok: true; readonly assignment: Assignment }
  /** What it says is known where it can be read at all. */
  | { readonly ok: false; readonly assignment?: Assignment; readonly detail: string }

const TEXT =
  /^zeuge\/v1 assignment\nstation ([^ \n]+)\ndevice ([^ \n]+)\nwearer ([^ \n]+)\nname ([0-9a-f]{64}|-)\nt (0|[1-9][0-9]{0,15})\n$/

export function formatAssignment({ station, device, wearer, nameHash, unixUs }: Assignment): string {
  const name = nameHash === null ? '-' : hexOf(nameHash)
  return `zeuge/v1 assignment\nstation ${station}\ndevice ${device}\nwearer ${wearer}\nname ${name}\nt ${unixUs}\n`
}

export function parseAssignmentText(text: string): Assignment | undefined {
  const [, station = '', device = '', wearer = '', name = '', time] = TEXT.exec(text) ?? []
  if (!STATION_ID.test(station) || !DEVICE_ID.test(device) || !PSEUDONYM.test(wearer)) return undefined
  const unixUs = Number(time)
  const nameHash = name === '-' ? null : (bytesOfHex(name) ?? null)
  return Number.isSafeInteger(unixUs) ? { station, device, wearer, nameHash, unixUs } : undefined
}

/** The whole file. */
export function signAssignment(
  primitives: Primitives,
  assignment: Assignment,
  signer: NoteSigner,
  chain: StationChain,
): Bytes {
  const text = formatAssignment(assignment)
  assert(parseAssignmentText(text) !== undefined, `an assignment that cannot be read back: ${text}`)
  return signVouched(primitives, text, signer, chain)
}

/** What the file says; undefined where it is no assignment. No signature is looked at. */
export function readAssignment(bytes: Uint8Array): Assignment | undefined {
  const vouched = parseVouched(bytes)
  const assignment = vouched && parseAssignmentText(vouched.note.text)
  return assignment?.station === vouched?.note.name ? assignment : undefined
}

/** What the file is worth to who holds this trust file, for this device. Never throws. */
export function judgeAssignment(
  primitives: Primitives,
  bytes: Uint8Array,
  device: string,
  trust: Pick<Trust, 'roots' | 'revoked' | 'stations'> | undefined,
): AssignmentFinding {
  const vouched = parseVouched(bytes)
  const assignment = readAssignment(bytes)
  if (vouched === undefined || assignment === undefined)
    return { ok: false, detail: 'it is not an assignment' }
  const detail =
    assignment.device === device
      ? doubtOf(primitives, vouched, assignment.unixUs, trust)
      : `it is for ${assignment.device}`
  return detail === undefined ? { ok: true, assignment } : { ok: false, assignment, detail }
}

/** Whether this age file is the one the assignment speaks of; absent where it speaks of none. */
export function isNameOf(primitives: Primitives, { nameHash }: Assignment, name: Bytes | undefined): boolean {
  if (nameHash === null || name === undefined) return nameHash === null && name === undefined
  return name.length <= SEALED_NAME_BYTES_MAX && equalBytes(primitives.sha256(name), nameHash)
}
