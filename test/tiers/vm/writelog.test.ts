/** What a made-up power cut may leave of a log of writes, and what not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createRandom } from '../../../hal/mock/random.ts'
import { createReplay, dirtyMoments, MARK, readWriteLog } from './writelog.ts'

const SECTOR = 512
const DISK_SECTORS = 64
const [FLUSH, FUA, DISCARD] = [1, 2, 4]

interface Written {
  readonly sector: number
  readonly data?: Buffer
  readonly flags?: number
  readonly sectors?: number
}
const filled = (sectors: number, byte: number): Buffer => Buffer.alloc(sectors * SECTOR, byte)

/** As QEMU's blklogwrites writes it. */
function logOf(entries: readonly Written[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-log-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const head = Buffer.alloc(SECTOR)
  head.writeBigUInt64LE(0x6a736677736872n, 0)
  head.writeBigUInt64LE(1n, 8)
  head.writeBigUInt64LE(BigInt(entries.length), 16)
  head.writeUInt32LE(SECTOR, 24)
  const body = entries.flatMap(({ sector, data = Buffer.alloc(0), flags = 0, sectors }) => {
    const header = Buffer.alloc(SECTOR)
    header.writeBigUInt64LE(BigInt(sector), 0)
    header.writeBigUInt64LE(BigInt(sectors ?? data.length / SECTOR), 8)
    header.writeBigUInt64LE(BigInt(flags), 16)
    return [header, data]
  })
  const file = join(directory, 'log')
  writeFileSync(file, Buffer.concat([head, ...body]))
  return file
}

const mark = Buffer.concat([Buffer.from(`${MARK}{"untilUs":7}`.padEnd(SECTOR))])
const FILE: readonly Written[] = [
  { sector: 0, data: filled(4, 1) },
  { sector: 8, data: filled(4, 2) },
  { sector: 0, flags: FLUSH },
  { sector: 0, data: filled(4, 3) },
  { sector: 16, data: filled(2, 4), flags: FUA },
  { sector: 8, sectors: 4, flags: DISCARD },
  { sector: 60, data: mark },
]

test('a log is read with its marks', () => {
  const { entries, marks } = readWriteLog(logOf(FILE))
  expect(entries.map(({ at, data, flags }) => [at / SECTOR, data.length / SECTOR, flags])).toEqual([
    [0, 4, 0],
    [8, 4, 0],
    [0, 0, FLUSH],
    [0, 4, 0],
    [16, 2, FUA],
    [8, 0, DISCARD],
    [60, 1, 0],
  ])
  expect(marks).toEqual([{ entry: 6, text: '{"untilUs":7}' }])
  expect(() => readWriteLog(logOf([]).replace(/log$/, 'none'))).toThrow('ENOENT')
})
test('after a cut what was flushed or forced is there, and of the rest each sector is as before or as written', () => {
  const log = readWriteLog(logOf(FILE))
  const seen = new Set<string>()
  for (let seed = 0; seed < 200; seed++) {
    const { image, lost, torn } = createReplay(log, DISK_SECTORS * SECTOR, createRandom(seed)).cut(6)
    const sectors = (from: number, count: number): readonly number[] =>
      Array.from({ length: count }, (_, at) => image[(from + at) * SECTOR] ?? 0)
    expect(sectors(16, 2)).toEqual([4, 4])
    const rewritten = sectors(0, 4).join('')
    expect(rewritten).toMatch(/^3*1*$/)
    expect(sectors(8, 4).join('')).toMatch(/^(2222|0000)$/)
    expect(lost + torn).toBeLessThanOrEqual(2)
    seen.add(rewritten)
  }
  // Lost, torn at each place, there.
  expect([...seen].sort()).toEqual(['1111', '3111', '3311', '3331', '3333'])
})
test('moments at which something lies in the cache only are known; a mark is not something', () => {
  expect(dirtyMoments(readWriteLog(logOf(FILE)))).toEqual([1, 2, 4, 5, 6, 7])
  const marked = readWriteLog(
    logOf([
      { sector: 0, flags: FLUSH },
      { sector: 60, data: mark },
    ]),
  )
  expect(dirtyMoments(marked)).toEqual([])
})
test('a cut before anything was flushed may leave nothing, and one after a flush leaves it whole', () => {
  const log = readWriteLog(logOf(FILE))
  const images = Array.from({ length: 50 }, (_, seed) =>
    createReplay(log, DISK_SECTORS * SECTOR, createRandom(seed)).cut(2),
  )
  expect(images.some(({ image }) => image.every((byte) => byte === 0))).toBe(true)
  const replay = createReplay(log, DISK_SECTORS * SECTOR, createRandom(1))
  const { image, lost, torn } = replay.cut(3)
  expect([lost, torn]).toEqual([0, 0])
  expect([image[0], image[8 * SECTOR]]).toEqual([1, 2])
})
