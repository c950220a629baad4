/** Reads a ZIP of stored files back by its own structure, independently of what wrote it. */
import { expect } from 'vitest'

const END_BYTES = 22
const text = new TextDecoder()

/** As a reader does it: from the end record to the directory, and from there to each file. */
export function unzip(zip: Uint8Array): { name: string; bytes: Uint8Array; crc: number }[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.length - END_BYTES
  expect(view.getUint32(end, true)).toBe(0x06054b50)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  return Array.from({ length: count }, () => {
    expect(view.getUint32(at, true)).toBe(0x02014b50)
    const crc = view.getUint32(at + 16, true)
    const length = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    const name = text.decode(zip.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength
    expect(view.getUint32(local, true)).toBe(0x04034b50)
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    return { name, bytes: zip.slice(from, from + length), crc }
  })
}
