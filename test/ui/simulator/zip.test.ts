/** The ZIP of a download, read back by its own structure and by its known checksum. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../../../src/bytes.ts'
import { type ZipEntry, zipOf } from '../../../src/ui/simulator/zip.ts'
import { unzip } from './unzip.ts'

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
