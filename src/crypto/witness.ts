/**
 * A checkpoint of a ledger, kept where the camera is not: what a later ledger must still contain.
 *
 *   the signed note as it stands in the volume
 *   LF base64( CBOR { certificates, statement, successors } ) LF       who may sign it; may be absent
 *
 * A ledger that was set back, forked, or cut and continued does not have the note's root at the note's size.
 * docs/format.md, "Witness". Whether a ledger does is verifyledger.ts's question.
 */
import * as v from 'valibot'
import { type Bytes, concatBytes, equalBytes, textOf, utf8 } from '../bytes.ts'
import { assert, ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { base64Of, bytesOfBase64 } from './base64.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { readChain } from './certificate.ts'
import {
  CERTIFICATE_BYTES_MAX,
  CERTIFICATES_MAX,
  type EpochStatement,
  epochKeyOf,
  epochStatementShape,
  PUBLIC_KEY_BYTES,
  SUCCESSORS_MAX,
  type Successor,
} from './header.ts'
import { epochFault } from './identity.ts'
import { type Checkpoint, parseCheckpoint, parseNote, SIGNATURE_BYTES, verifyNote } from './note.ts'
import type { Mark } from './readvolume.ts'
import { bytesShape, bytesUpTo } from './shape.ts'

export const WITNESS_BYTES_MAX = 64 * 1024
export const WITNESSES_MAX = 64
/** The longest chain, 64 successors and three certificates of full size, is a third of that. */
const CHAIN_BYTES_MAX = 32 * 1024

export interface Witness {
  /** Name in the report. */
  readonly file: string
  readonly note: Bytes
  readonly device: string
  readonly checkpoint: Checkpoint
  /** P-256 point of the device key it was shown to come from; absent in a bare note. */
  readonly deviceKey?: Bytes
}

interface Chain {
  readonly certificates: readonly Bytes[]
  readonly statement: EpochStatement
  readonly successors: readonly Successor[]
}

const ORIGIN = /^zeuge\/([a-z0-9-]{1,16})\/ledger$/
const successor = v.strictObject({
  publicKey: bytesShape(PUBLIC_KEY_BYTES),
  signature: bytesShape(SIGNATURE_BYTES),
})
const chainShape: v.GenericSchema<Chain> = v.strictObject({
  certificates: v.pipe(
    v.array(bytesUpTo(CERTIFICATE_BYTES_MAX)),
    v.minLength(1),
    v.maxLength(CERTIFICATES_MAX),
  ),
  statement: epochStatementShape,
  successors: v.pipe(v.array(successor), v.maxLength(SUCCESSORS_MAX)),
})

/** The file's text. */
export function formatWitness(mark: Mark, certificates: readonly Bytes[]): string {
  const { note, statement, successors } = mark
  const chain = base64Of(encodeCbor({ certificates, statement, successors }), CHAIN_BYTES_MAX)
  const text = textOf(concatBytes(note, utf8(`\n${chain}\n`)))
  assert(text !== undefined && text.length <= WITNESS_BYTES_MAX, 'a witness file is text and short')
  return text
}

/** @param file name, for messages and the report. WITNESS_INVALID where it proves nothing it says. */
export function parseWitness(primitives: Primitives, bytes: Uint8Array, file: string): Witness {
  const text = bytes.length <= WITNESS_BYTES_MAX ? textOf(bytes) : undefined
  const parts = text?.split('\n\n') ?? []
  const [said, signature, chainLine] = parts
  if (said === undefined || signature === undefined || parts.length > 3)
    throw refused(file, 'it is not a signed checkpoint')
  const noteText = `${said}\n\n${signature}`
  const note = utf8(chainLine === undefined ? noteText : `${noteText}\n`)
  const parsed = parseNote(note)
  const checkpoint = parsed === undefined ? undefined : parseCheckpoint(parsed.text)
  const device = ORIGIN.exec(checkpoint?.origin ?? '')?.[1]
  if (parsed === undefined || checkpoint === undefined || device === undefined)
    throw refused(file, 'it is not a signed checkpoint of a ledger')
  if (parsed.name !== checkpoint.origin) throw refused(file, 'it is not signed by the ledger it speaks of')
  const witness = { file, note, device, checkpoint }
  if (chainLine === undefined) return witness
  const chain = parseChain(chainLine)
  if (chain === undefined) throw refused(file, 'its key chain is damaged')
  const keys = keysOf(primitives, device, chain)
  if (keys === undefined) throw refused(file, 'its key chain does not lead from the device to the note')
  if (!verifyNote(primitives, parsed, keys.epochKey)) throw refused(file, 'its signature is wrong')
  return { ...witness, deviceKey: keys.deviceKey }
}

export interface WitnessFinding {
  readonly file: string
  readonly size: number
  /** Of the signing, by the camera's own clock; null where it had none. */
  readonly wallUs: number | null
  /** `older`: from before the volumes that are here, so nothing can be said. */
  readonly state: 'consistent' | 'rolled-back' | 'forked' | 'stranger' | 'older'
  /** Whether its signature leads to this ledger's device key. */
  readonly proven: boolean
  /** Of a cosignature: the ledger's entry that holds it; what stands behind that is younger. */
  readonly cosignedAt?: number
  /** Why the ledger is not the one it was taken from. */
  readonly detail?: string
}

/** A ledger as it is here. */
export interface WitnessedLedger {
  readonly device: string | undefined
  readonly deviceKey: Bytes | undefined
  /** All that signed its checkpoints. */
  readonly keys: readonly Bytes[]
  readonly size: number
  /** Over as many entries as the witness speaks of. */
  readonly root: Bytes | undefined
}

export function compareWitness(
  primitives: Primitives,
  { file, device, deviceKey, checkpoint, note }: Witness,
  ledger: WitnessedLedger,
): WitnessFinding {
  const { size, root, wallUs } = checkpoint
  const parsed = parseNote(note)
  const sameKey =
    deviceKey === undefined || (ledger.deviceKey !== undefined && equalBytes(deviceKey, ledger.deviceKey))
  const proven =
    deviceKey === undefined
      ? parsed !== undefined && ledger.keys.some((key) => verifyNote(primitives, parsed, key))
      : sameKey
  const found = (state: WitnessFinding['state'], detail?: string): WitnessFinding => {
    const wall = wallUs === 0 ? null : wallUs
    return { file, size, wallUs: wall, state, proven, ...(detail !== undefined && { detail }) }
  }
  if (ledger.device !== undefined && ledger.device !== device)
    return found('stranger', `it is of ${device}, the ledger of ${ledger.device}`)
  if (size > ledger.size)
    return found('rolled-back', `the ledger had ${size} entries when it was signed, ${ledger.size} are here`)
  if (ledger.root === undefined) return found('older')
  if (!equalBytes(ledger.root, root))
    return found('forked', `the ledger’s first ${size} entries are not those it was signed over`)
  return found('consistent')
}

function parseChain(line: string): Chain | undefined {
  const bytes = line.endsWith('\n') ? bytesOfBase64(line.slice(0, -1), CHAIN_BYTES_MAX) : undefined
  const value = bytes === undefined ? undefined : decodeCbor(bytes)
  return v.is(chainShape, value) ? value : undefined
}

/** From the device certificate over statement and successors to the key of the note. */
function keysOf(
  primitives: Primitives,
  device: string,
  { certificates, statement, successors }: Chain,
): { readonly deviceKey: Bytes; readonly epochKey: Bytes } | undefined {
  const read = readChain(certificates, device)
  if (!read.ok) return undefined
  const deviceKey = read.certificate.publicKey
  if (epochFault(primitives, { device, statement, successors }, deviceKey) !== undefined) return undefined
  return { deviceKey, epochKey: epochKeyOf({ statement, successors }) }
}

function refused(file: string, why: string): ZeugeError {
  return new ZeugeError(
    'WITNESS_INVALID',
    `${file}: ${why}; give a file made with "zeuge verify --save-witness" or a CHECKPOINT of a ledger`,
  )
}
