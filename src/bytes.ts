/**
 * Bytes as every room passes them on, and the few things all rooms do with them.
 *
 * Integers on disk and on the wire are big-endian. Nothing here allocates from a
 * length it was given by a stranger: callers check against their named maximum first.
 */

/** Bytes over an ordinary (never shared) ArrayBuffer. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Of one call; far below what engines take. */
const ARGUMENTS_MAX = 4096
const encoder = new TextEncoder()
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Compares contents. Not constant-time: for public values only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

export function utf8(text: string): Bytes {
  return encoder.encode(text) as Bytes
}

/** Strict UTF-8: undefined where the bytes are not text. A byte-order mark is kept, so text re-encodes to the same bytes. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** One character a byte: a key of maps, and what btoa takes. `apply` takes a ninth of the time of a spread. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += ARGUMENTS_MAX)
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + ARGUMENTS_MAX) as unknown as number[])
  return text
}

export function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

/** Bytes of lower- or upper-case hexadecimal text; undefined where it is not that. */
export function bytesOfHex(text: string): Bytes | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined
  const out = new Uint8Array(text.length / 2)
  for (let index = 0; index < out.length; index++)
    out[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16)
  return out
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Overwrites with zeros: for key material and media once they are no longer needed. */
export function wipe(...parts: readonly Uint8Array[]): void {
  for (const part of parts) part.fill(0)
}
