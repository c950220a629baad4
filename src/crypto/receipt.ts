/**
 * Receipts: a station's signed word that it holds sealed bytes durably. The only thing a camera erases on.
 *
 *   zeuge/v1 receipt LF  station … device … sha256 … bytes … unit … copies … lock … t … ledger …
 *   LF  — <station> <Ed25519 signature> LF
 *   LF  base64( CBOR { certificate, publicKey, signature } ) LF         who the station is (station.ts)
 *
 * One receipt speaks of one file, by the hash of all its bytes. Parsing is strict: one encoding, no more lines.
 * Whether it fits a segment is for who has the segment's ledger entry to ask. docs/format.md, "Receipt".
 */
import { type Bytes, bytesOfHex, hexOf } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { base64Of, bytesOfBase64 } from './base64.ts'
import { STATION_ID } from './certificate.ts'
import { DEVICE_ID } from './header.ts'
import { HASH_BYTES } from './leaf.ts'
import type { NoteSigner } from './notekey.ts'
import type { StationChain } from './station.ts'
import type { Trust } from './trust.ts'
import { doubtOf, parseVouched, signVouched, VOUCHED_BYTES_MAX, type Vouched } from './vouched.ts'

export const RECEIPT_BYTES_MAX = VOUCHED_BYTES_MAX
/** Beside one set of evidence. */
export const RECEIPTS_MAX = 100_000
export const COPIES_MAX = 64

/** What the bytes are: a segment, or a closed volume of the ledger; size and root as far as it is signed. */
export type ReceiptUnit =
  | {
      readonly kind: 'segment'
      readonly recording: Bytes
      readonly segment: Bytes
      readonly size: number
      readonly root: Bytes
    }
  | { readonly kind: 'volume'; readonly volume: number; readonly size: number; readonly root: Bytes }

export interface Receipt {
  readonly station: string
  readonly device: string
  /** Of all bytes of the file. */
  readonly sha256: Bytes
  readonly bytes: number
  readonly unit: ReceiptUnit
  /** Durable copies that exist, on different media; at least one. */
  readonly copies: number
  /** Unix µs until which the station will not delete it. */
  readonly lockUs: number
  /** Unix µs of the signing, by the station's clock. */
  readonly unixUs: number
  /** The newest checkpoint of this device's ledger that the station has witnessed. */
  readonly witnessed: { readonly size: number; readonly root: Bytes } | null
}

export interface SignedReceipt extends Vouched {
  readonly receipt: Receipt
}

export type ReceiptFinding =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly detail: string }

const COUNT = '(0|[1-9][0-9]{0,15})'
const TEXT = new RegExp(
  `^zeuge/v1 receipt\\nstation ([^ \\n]+)\\ndevice ([^ \\n]+)\\nsha256 ([0-9a-f]{64})\\nbytes ${COUNT}\\n` +
    `unit ([^\\n]+)\\ncopies ${COUNT}\\nlock ${COUNT}\\nt ${COUNT}\\nledger ([^\\n]+)\\n$`,
)
const SEGMENT = /^segment ([0-9a-f]{32}) ([0-9a-f]{32}) (.+)$/
const VOLUME = new RegExp(`^volume ${COUNT} ${COUNT} ([^ ]+)$`)
const LEDGER = new RegExp(`^${COUNT} ([^ ]+)$`)

/** What TEXT finds. */
type Groups = readonly [
  ...[all: string, station: string, device: string, hash: string, bytes: string, unit: string],
  ...[copies: string, lock: string, time: string, ledger: string],
]

export function formatReceipt(receipt: Receipt): string {
  const { station, device, sha256, bytes, unit, copies, lockUs, unixUs, witnessed } = receipt
  const ledger = witnessed === null ? '-' : `${witnessed.size} ${base64Of(witnessed.root)}`
  const about =
    unit.kind === 'segment'
      ? `segment ${hexOf(unit.recording)} ${hexOf(unit.segment)} ${unit.size} ${base64Of(unit.root)}`
      : `volume ${unit.volume} ${unit.size} ${base64Of(unit.root)}`
  const head = `zeuge/v1 receipt\nstation ${station}\ndevice ${device}\nsha256 ${hexOf(sha256)}\n`
  return `${head}bytes ${bytes}\nunit ${about}\ncopies ${copies}\nlock ${lockUs}\nt ${unixUs}\nledger ${ledger}\n`
}

/** The receipt a note's text holds, in the one form formatReceipt writes. */
export function parseReceiptText(text: string): Receipt | undefined {
  const match = TEXT.exec(text)
  if (match === null) return undefined
  const [, station, device, hash, bytes, about, copies, lock, time, ledger] = match as unknown as Groups
  const unit = parseUnit(about)
  const witnessed = ledger === '-' ? null : parseLedger(ledger)
  if (unit === undefined || witnessed === undefined) return undefined
  const receipt: Receipt = {
    station,
    device,
    sha256: bytesOfHex(hash) ?? new Uint8Array(0),
    bytes: Number(bytes),
    unit,
    copies: Number(copies),
    lockUs: Number(lock),
    unixUs: Number(time),
    witnessed,
  }
  const counts = [receipt.bytes, receipt.lockUs, receipt.unixUs]
  const isNamed = STATION_ID.test(station) && DEVICE_ID.test(device)
  const isCounted = counts.every(Number.isSafeInteger) && receipt.copies >= 1 && receipt.copies <= COPIES_MAX
  return isNamed && isCounted && formatReceipt(receipt) === text ? receipt : undefined
}

/** The whole receipt file. */
export function signReceipt(
  primitives: Primitives,
  receipt: Receipt,
  signer: NoteSigner,
  chain: StationChain,
): Bytes {
  const text = formatReceipt(receipt)
  assert(parseReceiptText(text) !== undefined, `a receipt that cannot be read back: ${text}`)
  return signVouched(primitives, text, signer, chain)
}

/** The parts of a receipt file; undefined where it is not one. No signature is looked at. */
export function parseReceipt(bytes: Uint8Array): SignedReceipt | undefined {
  const vouched = parseVouched(bytes)
  const receipt = vouched && parseReceiptText(vouched.note.text)
  if (vouched === undefined || receipt === undefined) return undefined
  return vouched.note.name === receipt.station ? { receipt, ...vouched } : undefined
}

/** What a receipt file is worth to who holds this trust file. Never throws. */
export function judgeReceipt(
  primitives: Primitives,
  bytes: Uint8Array,
  trust: Pick<Trust, 'roots' | 'revoked' | 'stations'> | undefined,
): ReceiptFinding {
  const parsed = parseReceipt(bytes)
  if (parsed === undefined) return { ok: false, detail: 'it is not a receipt' }
  const doubt = doubtOf(primitives, parsed, parsed.receipt.unixUs, trust)
  return doubt === undefined ? { ok: true, receipt: parsed.receipt } : { ok: false, detail: doubt }
}

function parseUnit(text: string): ReceiptUnit | undefined {
  const match = SEGMENT.exec(text)
  if (match !== null) {
    const [, recordingHex, segmentHex, segmentPlace] = match as unknown as readonly [
      string,
      string,
      string,
      string,
    ]
    const [recording, segment] = [bytesOfHex(recordingHex), bytesOfHex(segmentHex)]
    const place = parseLedger(segmentPlace)
    return place && recording && segment && { kind: 'segment', recording, segment, ...place }
  }
  const [, number, size, root] = VOLUME.exec(text) ?? []
  const place = number === undefined ? undefined : parseLedger(`${size} ${root}`)
  const volume = Number(number)
  return place && Number.isSafeInteger(volume) ? { kind: 'volume', volume, ...place } : undefined
}

function parseLedger(text: string): { readonly size: number; readonly root: Bytes } | undefined {
  const [, sizeText, rootText] = LEDGER.exec(text) ?? []
  const root = rootText === undefined ? undefined : bytesOfBase64(rootText)
  const size = Number(sizeText)
  return root?.length === HASH_BYTES && Number.isSafeInteger(size) ? { size, root } : undefined
}
