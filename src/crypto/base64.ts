/**
 * Base64 (RFC 4648 §4, padded) with exactly one text per value.
 */
import { type Bytes, latin1 } from '../bytes.ts'

/** For hashes and signatures; longer values do not belong into a note. */
const BASE64_BYTES_MAX = 4096

export function base64Of(bytes: Uint8Array): string {
  return btoa(latin1(bytes.subarray(0, BASE64_BYTES_MAX)))
}

/** The bytes, or undefined where the text is not what base64Of would have written. */
export function bytesOfBase64(text: string): Bytes | undefined {
  if (text.length > Math.ceil(BASE64_BYTES_MAX / 3) * 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    return undefined
  if (text.length % 4 !== 0) return undefined
  const plain = atob(text)
  // Bits that are read over (the last letter's low ones) are a second text for the same bytes.
  if (btoa(plain) !== text) return undefined
  const bytes = new Uint8Array(plain.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = plain.charCodeAt(at)
  return bytes
}
