/**
 * A ZIP of files as they are (PKWARE APPNOTE 6.3.10, method "stored"): what a download of evidence comes in.
 *
 * The same files give the same bytes. No compression: sealed bytes do not get smaller. At most 65 535 files of 4 GiB
 * in all, which is refused before anything is written. Files are read once, a piece at a time, for their checksum.
 */
import { utf8 } from '../../bytes.ts'
import { assert } from '../../errors.ts'
import type { GivenFile } from '../verifier/pick.ts'

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
const PIECE_BYTES = 1024 * 1024

export async function zipOf(entries: readonly GivenFile[]): Promise<Blob> {
  assert(entries.length <= ENTRIES_MAX, `${entries.length} files in one ZIP`)
  const total = entries.reduce((sum, { path, blob }) => sum + blob.size + 2 * path.length + 76, 22)
  assert(total <= BYTES_MAX, `${total} bytes in one ZIP`)
  const locals: BlobPart[] = []
  const directory: BlobPart[] = []
  let offset = 0
  let directoryBytes = 0
  for (const { path, blob } of entries) {
    const encoded = utf8(path)
    const common = [
      ...u16(FLAGS, 0, 0, DATE),
      ...u32(await crc32(blob), blob.size, blob.size),
      ...u16(encoded.length, 0),
    ]
    const local = Uint8Array.from([...u32(LOCAL), ...u16(VERSION), ...common])
    locals.push(local, encoded, blob)
    const central = Uint8Array.from([
      ...u32(CENTRAL),
      ...u16(VERSION, VERSION),
      ...common,
      ...u16(0, 0, 0),
      ...u32(0, offset),
    ])
    directory.push(central, encoded)
    directoryBytes += central.length + encoded.length
    offset += local.length + encoded.length + blob.size
  }
  const count = entries.length
  const end = Uint8Array.from([
    ...u32(END),
    ...u16(0, 0, count, count),
    ...u32(directoryBytes, offset),
    ...u16(0),
  ])
  return new Blob([...locals, ...directory, end], { type: 'application/zip' })
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

async function crc32(blob: Blob): Promise<number> {
  let crc = 0xffff_ffff
  for (let from = 0; from < blob.size; from += PIECE_BYTES)
    for (const byte of new Uint8Array(await blob.slice(from, from + PIECE_BYTES).arrayBuffer()))
      crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0)
  return (crc ^ 0xffff_ffff) >>> 0
}
