/** The ZIP of a download, read back by its own structure and by its known checksum. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../../../src/bytes.ts'
import { type ZipEntry, zipOf } from '../../../src/ui/simulator/zip.ts'

const END_BYTES = 22
const text = new TextDecoder()

/** As a reader does it: from the end record to the directory, and from there to each file. */
function unzip(zip: Uint8Array): { name: string; bytes: Uint8Array; crc: number }[] {
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

test('every file comes out as it went in, whatever it is called', () => {
  const entry = fc.record({ name: fc.string({ minLength: 1, unit: 'grapheme' }), bytes: fc.uint8Array() })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entries: ZipEntry[]) => {
      expect(unzip(zipOf(entries)).map(({ name, bytes }) => [name, [...bytes]])).toEqual(
        entries.map(({ name, bytes }) => [name, [...bytes]]),
      )
    }),
  )
})

test('the checksum is the CRC-32 of its check value, and the bytes are the same each time', () => {
  const entries = [{ name: 'a/b.zeu', bytes: utf8('123456789') }]
  expect(unzip(zipOf(entries))[0]?.crc).toBe(0xcbf43926)
  expect(zipOf(entries)).toEqual(zipOf(entries))
})
