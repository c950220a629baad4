/**
 * A ZIP of files as they are (PKWARE APPNOTE 6.3.10, method "stored"): what a download of evidence comes in.
 *
 * The same files give the same bytes. No compression: sealed bytes do not get smaller. At most 65 535 files of 4 GiB
 * in all, which is refused before anything is written.
 */
import { type Bytes, concatBytes, utf8 } from '../../bytes.ts'
import { assert } from '../../errors.ts'

export interface ZipEntry {
  /** Relative, `/`-separated. */
  readonly name: string
  readonly bytes: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x0800
/** 1 January 1980, the earliest there is: times stand in the evidence, not in its wrapping. */
const DATE = 0x0021
const ENTRIES_MAX = 0xffff
const BYTES_MAX = 0xffff_ffff

export function zipOf(entries: readonly ZipEntry[]): Bytes {
  assert(entries.length <= ENTRIES_MAX, `${entries.length} files in one ZIP`)
  const total = entries.reduce((sum, { name, bytes }) => sum + bytes.length + 2 * name.length + 76, 22)
  assert(total <= BYTES_MAX, `${total} bytes in one ZIP`)
  const locals: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const encoded = utf8(name)
    const common = [
      ...u16(FLAGS, 0, 0, DATE),
      ...u32(crc32(bytes), bytes.length, bytes.length),
      ...u16(encoded.length, 0),
    ]
    const local = Uint8Array.from([...u32(LOCAL), ...u16(VERSION), ...common])
    locals.push(local, encoded, bytes)
    directory.push(
      Uint8Array.from([
        ...u32(CENTRAL),
        ...u16(VERSION, VERSION),
        ...common,
        ...u16(0, 0, 0),
        ...u32(0, offset),
      ]),
      encoded,
    )
    offset += local.length + encoded.length + bytes.length
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0)
  const count = entries.length
  const end = Uint8Array.from([
    ...u32(END),
    ...u16(0, 0, count, count),
    ...u32(directoryBytes, offset),
    ...u16(0),
  ])
  return concatBytes(...locals, ...directory, end)
}

const u16 = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 255, (value >> 8) & 255])
const u32 = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24])

/** ISO 3309, reflected, as ZIP and PNG use it; CRC-32C is another one. */
const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0)
  return (crc ^ 0xffff_ffff) >>> 0
}
