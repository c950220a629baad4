/** The ZIP of a download, read back by its own structure and by its known checksum. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../../../src/bytes.ts'
import { zipOf } from '../../../src/ui/simulator/zip.ts'
import { unzip } from './unzip.ts'

interface Entry {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

async function zipped(entries: readonly Entry[]): Promise<Uint8Array> {
  const files = entries.map(({ name, bytes }) => ({ path: name, blob: new Blob([bytes]) }))
  return new Uint8Array(await (await zipOf(files)).arrayBuffer())
}

test('every file comes out as it went in, whatever it is called', async () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' })
  const bytes = fc.uint8Array().map((array) => new Uint8Array(array))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ name, bytes }), { maxLength: 5 }), async (entries) => {
      expect(unzip(await zipped(entries)).map((each) => [each.name, [...each.bytes]])).toEqual(
        entries.map((each) => [each.name, [...each.bytes]]),
      )
    }),
  )
})

test('the checksum is the CRC-32 of its check value, and the bytes are the same each time', async () => {
  const entries = [{ name: 'a/b.zeu', bytes: utf8('123456789') }]
  expect(unzip(await zipped(entries))[0]?.crc).toBe(0xcbf43926)
  expect(await zipped(entries)).toEqual(await zipped(entries))
})

test('the checksum of a file of several pieces is that of its bytes', async () => {
  const bytes = new Uint8Array(2_500_000).map((_, index) => (index * 7 + (index >> 8)) & 255)
  expect(unzip(await zipped([{ name: 'long.zeu', bytes }]))[0]?.crc).toBe(crcOf(bytes))
})

/** Bit by bit, without a table. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffff_ffff) >>> 0
}
