/**
 * Who a station is: from a pinned root over its certificate to the Ed25519 key that signs receipts, clock
 * readings and cosignatures.
 *
 *   root ─► station certificate (CN=zs-…, P-256) ─► "zeuge/v1 station" ‖ name ‖ key ─► receipts
 *
 * Two ways to be believed: that chain under a root of the trust file, or the key itself in its `stations`. The
 * certificate's private key is not needed any more once it has signed: no station keeps it. docs/format.md, "Station".
 */
import * as v from 'valibot'
import { type Bytes, concatBytes, equalBytes, utf8, viewOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { base64Of, bytesOfBase64 } from './base64.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { checkChain, readStationCertificate } from './certificate.ts'
import { CERTIFICATE_BYTES_MAX, LABELS, PUBLIC_KEY_BYTES } from './header.ts'
import { SIGNATURE_BYTES } from './note.ts'
import { bytesShape, bytesUpTo } from './shape.ts'
import type { Trust } from './trust.ts'

export interface StationChain {
  /** DER. */
  readonly certificate: Bytes
  /** Ed25519. */
  readonly publicKey: Bytes
  /** ECDSA P-256 by the certificate's key over `stationMessage`, r‖s. */
  readonly signature: Bytes
}

export type StationFinding =
  | { readonly ok: true; readonly name: string; readonly publicKey: Bytes }
  | { readonly ok: false; readonly detail: string }

const shape: v.GenericSchema<StationChain> = v.strictObject({
  certificate: bytesUpTo(CERTIFICATE_BYTES_MAX),
  publicKey: bytesShape(PUBLIC_KEY_BYTES),
  signature: bytesShape(SIGNATURE_BYTES),
})

export function stationMessage(name: string, publicKey: Uint8Array): Bytes {
  const bytes = utf8(name)
  return concatBytes(LABELS.station, Uint8Array.of(bytes.length), bytes, publicKey)
}

/** One line without its line feed. */
export function formatStationChain({ certificate, publicKey, signature }: StationChain): string {
  return base64Of(encodeCbor({ certificate, publicKey, signature }))
}

export function parseStationChain(line: string): StationChain | undefined {
  const bytes = bytesOfBase64(line)
  const value = bytes === undefined ? undefined : decodeCbor(bytes)
  return v.is(shape, value) ? value : undefined
}

/**
 * The station of this chain, if the trust file believes it.
 * @param atUs when it said what is to be believed, Unix µs by its own clock
 */
export function believeStation(
  primitives: Primitives,
  chain: StationChain,
  trust: Pick<Trust, 'roots' | 'revoked' | 'stations'>,
  atUs: number,
): StationFinding {
  const { certificate, publicKey, signature } = chain
  const read = readStationCertificate(certificate)
  if (!read.ok) return { ok: false, detail: `its station’s certificate is not usable: ${read.detail}` }
  const { name, publicKey: point } = read.certificate
  if (!primitives.p256Verify(point, stationMessage(name, publicKey), signature))
    return { ok: false, detail: `its key is not the one that the certificate of ${name} vouches for` }
  const isListed = trust.stations.some(
    (station) => station.name === name && equalBytes(station.publicKey, publicKey),
  )
  if (isListed && !trust.revoked.some(({ device }) => device === name)) return { ok: true, name, publicKey }
  const { roots, revoked } = trust
  const checked = checkChain(primitives, { certificate: read.certificate, roots, revoked, atUs })
  if (!checked.ok) return { ok: false, detail: `the station ${name} is not believed: ${checked.detail}` }
  return { ok: true, name, publicKey }
}

/** A reading of the station's clock for one device: what it answers to "what time is it" at `askedUs`. */
export interface ClockReading {
  readonly device: string
  readonly bootId: Bytes
  /** Of the device's monotonic clock, when it asked. */
  readonly askedUs: number
  /** Unix µs by the station's clock, between question and answer. */
  readonly stationUs: number
}

export function clockMessage({ device, bootId, askedUs, stationUs }: ClockReading): Bytes {
  const name = utf8(device)
  const numbers = new Uint8Array(16)
  viewOf(numbers).setBigUint64(0, BigInt(askedUs))
  viewOf(numbers).setBigInt64(8, BigInt(stationUs))
  return concatBytes(LABELS.clock, Uint8Array.of(name.length), name, bootId, numbers)
}
