/**
 * What a station says and signs, as a file: a C2SP signed note by its Ed25519 key, and who the station is.
 *
 *   text LF  LF — <station> <Ed25519 signature> LF  LF base64( CBOR { certificate, publicKey, signature } ) LF
 *
 * Receipts (receipt.ts) and assignments (assignment.ts) are such files. What the text says is theirs to parse. docs/format.md, "Station".
 */
import { type Bytes, concatBytes, textOf, utf8 } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { type Note, parseNote, verifyNote } from './note.ts'
import { type NoteSigner, signNote } from './notekey.ts'
import { believeStation, formatStationChain, parseStationChain, type StationChain } from './station.ts'
import type { Trust } from './trust.ts'

export const VOUCHED_BYTES_MAX = 4096

export interface Vouched {
  readonly note: Note
  readonly chain: StationChain
}

export function signVouched(
  primitives: Primitives,
  text: string,
  signer: NoteSigner,
  chain: StationChain,
): Bytes {
  const file = concatBytes(signNote(primitives, text, signer), utf8(`\n${formatStationChain(chain)}\n`))
  assert(file.length <= VOUCHED_BYTES_MAX, `a signed statement of ${file.length} bytes`)
  return file
}

/** Undefined where the bytes are not such a file, in its one encoding. No signature is looked at. */
export function parseVouched(bytes: Uint8Array): Vouched | undefined {
  const text = bytes.length <= VOUCHED_BYTES_MAX ? textOf(bytes) : undefined
  const parts = text?.split('\n\n')
  if (parts?.length !== 3) return undefined
  const [said, signature, chainLine] = parts as unknown as readonly [string, string, string]
  const note = parseNote(utf8(`${said}\n\n${signature}\n`), VOUCHED_BYTES_MAX)
  const chain = chainLine.endsWith('\n') ? parseStationChain(chainLine.slice(0, -1)) : undefined
  return note && chain && { note, chain }
}

/**
 * Why it is not the word of the station it names; undefined where it is.
 * @param unixUs when it was signed, as it says itself
 */
export function doubtOf(
  primitives: Primitives,
  { note, chain }: Vouched,
  unixUs: number,
  trust: Pick<Trust, 'roots' | 'revoked' | 'stations'> | undefined,
): string | undefined {
  if (trust === undefined) return 'no trust file was given to check its signature with'
  const station = believeStation(primitives, chain, trust, unixUs)
  if (!station.ok) return station.detail
  if (station.name !== note.name) return `it names ${note.name}, its certificate is of ${station.name}`
  return verifyNote(primitives, note, station.publicKey) ? undefined : 'its signature is wrong'
}
