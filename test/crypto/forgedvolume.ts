/** Ledger volumes of the fixture's device, entry by entry, and the keys that follow each other in them. */
import { p256 } from '@noble/curves/nist.js'
import type { Bytes } from '../../src/bytes.ts'
import { type EpochEvent, encodeLedgerEvent, type LedgerEvent } from '../../src/crypto/event.ts'
import {
  type EpochStatement,
  encodeHeader,
  epochStatementMessage,
  ledgerId,
  type Successor,
  successorMessage,
  type VolumeHeader,
} from '../../src/crypto/header.ts'
import { ledgerOrigin } from '../../src/crypto/note.ts'
import { leafHash } from '../../src/crypto/tree.ts'
import { primitives } from './evidence.ts'
import { DEVICE, DEVICE_SECRET, EPOCH_SEED, filled, volumeHeader } from './fixture.ts'
import { type Book, type Forged, forge, forgedEntries } from './forge.ts'

export const KEY = p256.getPublicKey(DEVICE_SECRET, false) as Bytes
export const HEADER = volumeHeader()
export const [SECOND, THIRD] = [filled(32, 0x31), filled(32, 0x32)]
export const keyOf = (seed: Bytes) => primitives.ed25519PublicKey(seed)
export const book = (header: VolumeHeader = HEADER, seed = EPOCH_SEED): Book => ({
  ...{ id: ledgerId(header.device), origin: ledgerOrigin(header.device), seed, start: header.start },
})
export const headed = (header: VolumeHeader = HEADER, change: Partial<Forged> = {}): Forged => ({
  ...{ type: 'HEADER', body: encodeHeader(header), outside: true },
  ...change,
})
export const said = (event: LedgerEvent, change: Partial<Forged> = {}): Forged => ({
  ...{ type: 'EVENT', body: encodeLedgerEvent(event) },
  ...change,
})
export function begun(
  header: VolumeHeader = HEADER,
  change: object = {},
  headChange: Partial<Forged> = {},
): Forged {
  const [entry = filled(160, 0)] = forgedEntries(book(header), [headed(header, headChange)])
  const headerLeafHash = leafHash(primitives, entry.subarray(32, 160))
  return said({ type: 'volume', volume: header.volume, headerLeafHash, abandoned: [], ...change })
}
export const genesis: LedgerEvent = { type: 'genesis', device: DEVICE }
export const pressed: LedgerEvent = { type: 'gesture', gesture: 'a', effect: 'b', why: null }
export const SIGNED: Forged = { type: 'CHECKPOINT' }
export const START = [headed(), begun(), SIGNED]
export const withHeader = (header: VolumeHeader, seed = EPOCH_SEED, change: Partial<Forged> = {}) =>
  forge(book(header, seed), [headed(header, change), begun(header, {}, change), SIGNED])

export function stated(
  counter: number,
  seed: Bytes,
  secret = DEVICE_SECRET,
  device = DEVICE,
): EpochStatement {
  const about = { counter, ledgerSize: 0, ledgerRoot: primitives.sha256(), publicKey: keyOf(seed) }
  return {
    ...about,
    signature: p256.sign(epochStatementMessage(device, about), secret, { lowS: false }) as Bytes,
  }
}
export function successor(from: Bytes, to: Bytes, index: number, counter = 7): Successor {
  const about = { device: DEVICE, counter, index, predecessor: keyOf(from), publicKey: keyOf(to) }
  return { publicKey: keyOf(to), signature: primitives.ed25519Signer(from)(successorMessage(about)) }
}
export const next = (from: Bytes, to: Bytes, index: number, counter = 7): EpochEvent => ({
  ...{ type: 'epoch', by: 'predecessor' },
  ...successor(from, to, index, counter),
})
