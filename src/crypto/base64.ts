/**
 * Base64 (RFC 4648 §4, padded) with exactly one text per value.
 */
import { type Bytes, latin1 } from '../bytes.ts'
import { assert } from '../errors.ts'

/** For hashes and signatures; longer values do not belong into a note. */
const BASE64_BYTES_MAX = 4096

/** More than `bytesMax` bytes is a bug of the caller's: half a value would look like a whole one. */
export function base64Of(bytes: Uint8Array, bytesMax = BASE64_BYTES_MAX): string {
  assert(bytes.length <= bytesMax, `base64 of ${bytes.length} bytes`)
  return btoa(latin1(bytes))
}

/** The bytes, or undefined where the text is not what base64Of would have written, or stands for more than `bytesMax`. */
export function bytesOfBase64(text: string, bytesMax = BASE64_BYTES_MAX): Bytes | undefined {
  if (text.length > Math.ceil(bytesMax / 3) * 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  if (text.length % 4 !== 0) return undefined
  const plain = atob(text)
  // Bits that are read over (the last letter's low ones) are a second text for the same bytes.
  if (btoa(plain) !== text) return undefined
  const bytes = new Uint8Array(plain.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = plain.charCodeAt(at)
  return bytes
}
