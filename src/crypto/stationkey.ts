/**
 * A station's own secret, as one text file: who it is, and the key it signs with.
 *
 *   PRIVATE+KEY+zs-…+<key id>+<base64> LF         C2SP signer key
 *   base64( CBOR { certificate, publicKey, signature } ) LF        station.ts
 */
import { type Bytes, equalBytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { readStationCertificate } from './certificate.ts'
import { formatSignerKey, type NoteSigner, parseSignerKey, signerOf } from './notekey.ts'
import { formatStationChain, parseStationChain, type StationChain, stationMessage } from './station.ts'

export const STATION_KEY_BYTES_MAX = 8192

export interface StationKey {
  readonly signer: NoteSigner
  readonly chain: StationChain
}

/** @param sign ECDSA P-256 by the certificate's key, which is not needed afterwards */
export async function makeStationKey(
  primitives: Primitives,
  { name, seed, certificate }: { readonly name: string; readonly seed: Bytes; readonly certificate: Bytes },
  sign: (message: Bytes) => Promise<Bytes>,
): Promise<StationKey> {
  const signer = signerOf(primitives, name, seed)
  const signature = await sign(stationMessage(name, signer.publicKey))
  return { signer, chain: { certificate, publicKey: signer.publicKey, signature } }
}

export function formatStationKey(primitives: Primitives, { signer, chain }: StationKey): string {
  return `${formatSignerKey(primitives, signer)}\n${formatStationChain(chain)}\n`
}

/** Undefined where the text is not one, or its two halves do not belong together. */
export function parseStationKey(primitives: Primitives, text: string): StationKey | undefined {
  const [signerLine = '', chainLine = '', end, ...more] = text.split('\n')
  if (end !== '' || more.length > 0 || text.length > STATION_KEY_BYTES_MAX) return undefined
  const signer = parseSignerKey(primitives, signerLine)
  const chain = parseStationChain(chainLine)
  const read = chain && readStationCertificate(chain.certificate)
  if (signer === undefined || chain === undefined || read?.ok !== true) return undefined
  const isOne = read.certificate.name === signer.name && equalBytes(chain.publicKey, signer.publicKey)
  return isOne ? { signer, chain } : undefined
}
