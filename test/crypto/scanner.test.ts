/** Entries read one by one, and the search for the next behind damage, in pieces of any size. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../src/bytes.ts'
import { segmentOrigin } from '../../src/crypto/note.ts'
import { createScanner } from '../../src/crypto/scan.ts'
import { type ByteSource, sourceOfBytes } from '../../src/crypto/source.ts'
import { primitives } from './evidence.ts'
import { DEVICE, filled, SEGMENT_ID, SUCCESSOR_SEED } from './fixture.ts'
import { forgedEntries } from './forge.ts'

const book = { id: SEGMENT_ID, origin: segmentOrigin(DEVICE, SEGMENT_ID), seed: SUCCESSOR_SEED }
const [event = filled(0, 0), chunk = filled(0, 0), gone = filled(0, 0)] = forgedEntries(book, [
  { type: 'EVENT', body: utf8('said') },
  { type: 'CHUNK', body: filled(99, 1) },
  { type: 'CHUNK', elided: true },
])
const all = () => true
const none = () => false

describe('an entry', () => {
  const file = concatBytes(event, chunk, gone)
  const at = (bytes: Uint8Array, offset: number, keep = all, skip?: () => boolean) =>
    createScanner(primitives, sourceOfBytes(bytes)).entryAt(offset, keep, skip)
  test('is read with its body, without it, or by its head alone', async () => {
    const read = await at(file, 0)
    expect(read).toMatchObject({ ok: true, entry: { offset: 0, end: event.length, body: utf8('said') } })
    const hashed = await at(file, 0, none)
    expect(hashed).toMatchObject({ ok: true, entry: { offset: 0, end: event.length } })
    expect(hashed?.ok && hashed.entry).not.toHaveProperty('body')
    const elided = await at(file, event.length + chunk.length)
    expect(elided).toMatchObject({ ok: true, entry: { end: file.length, head: { elided: true } } })
    expect(elided?.ok && elided.entry).not.toHaveProperty('body')
    expect(await at(file, file.length)).toBeUndefined()
    expect(await at(file, file.length + 1)).toBeUndefined()
  })
  test('is a fault with its name', async () => {
    const fault = (name: string) => ({ ok: false, fault: name })
    const cut = fault('the file ends inside an entry')
    for (const length of [1, 159, 160, event.length - 1])
      expect(await at(event.subarray(0, length), 0), `${length}`).toEqual(cut)
    expect(await at(file, 1)).toEqual(fault('not an entry'))
    const damaged = event.with(event.length - 1, 0)
    expect(await at(damaged, 0)).toEqual(fault('body hash'))
    expect(await at(damaged, 0, none)).toEqual(fault('body hash'))
    expect(await at(damaged, 0, all, all)).toMatchObject({ ok: true })
    expect(await at(damaged, 0, all, none)).toEqual(fault('body hash'))
  })
  test('is the caller’s own, whatever is read behind it', async () => {
    const scanner = createScanner(primitives, fileLike(concatBytes(file, filled(80_000, 7))), 40_000)
    const read = await scanner.entryAt(0, all)
    const copy = read?.ok ? [read.entry.head.leafBytes.slice(), read.entry.body?.slice()] : []
    for (let from = 0; from < 80_000; from += 20_000) await scanner.hash(from, from + 20_000)
    expect(read?.ok && [read.entry.head.leafBytes, read.entry.body]).toEqual(copy)
  })
})

/** Reads into given memory, as a file does. */
function fileLike(bytes: Uint8Array): ByteSource {
  return {
    ...sourceOfBytes(bytes),
    async readInto(target, offset) {
      const part = bytes.subarray(offset, offset + target.length)
      target.set(part)
      return part.length
    },
  }
}

describe('the next preamble', () => {
  const MAGIC = utf8('ZEf1')
  const found = (bytes: Uint8Array, offset: number, limit: number, piece?: number) =>
    createScanner(primitives, sourceOfBytes(bytes), piece).nextPreamble(offset, limit)
  test('is the first at or behind a place, and before the limit', async () => {
    const file = concatBytes(filled(10, 0), MAGIC, filled(10, 0), MAGIC, filled(10, 0))
    expect(await found(file, 0, 99)).toBe(10)
    expect(await found(file, 10, 99)).toBe(10)
    expect(await found(file, 11, 99)).toBe(24)
    expect(await found(file, 25, 99)).toBeUndefined()
    expect([await found(file, 0, 11), await found(file, 0, 10), await found(file, 11, 24)]).toEqual([
      10,
      undefined,
      undefined,
    ])
    expect(await found(file, 0, 0)).toBeUndefined()
    expect(await found(concatBytes(filled(3, 0), MAGIC), 0, 99)).toBe(3)
    expect(await found(file.subarray(0, 13), 0, 99)).toBeUndefined()
    expect(await found(new Uint8Array(0), 0, 99)).toBeUndefined()
  })
  test('is all four bytes', async () => {
    for (const near of ['ZEf2', 'ZEg1', 'ZFf1', 'YEf1', 'ZZZZ'])
      expect(await found(concatBytes(utf8(near), utf8('ZZEf'), MAGIC), 0, 99), near).toBe(8)
  })
  test('is found where it lies across pieces', async () => {
    for (let before = 0; before < 40; before++)
      for (const piece of [4, 5, 7, 16])
        expect(
          await found(concatBytes(filled(before, 0x5a), MAGIC, filled(9, 1)), 0, 99, piece),
          `${before} in ${piece}`,
        ).toBe(before)
  })
})

describe('all bytes between two places', () => {
  const scanner = (bytes: Uint8Array, piece?: number) =>
    createScanner(primitives, sourceOfBytes(bytes), piece)
  test('are zero, or not, or not there', async () => {
    const file = filled(20, 0).with(10, 1)
    for (const piece of [3, 7, 50]) {
      const isZero = (from: number, to: number) => scanner(file, piece).isZero(from, to)
      expect([await isZero(0, 10), await isZero(11, 20), await isZero(0, 0)]).toEqual([true, true, true])
      expect([await isZero(0, 11), await isZero(10, 20), await isZero(11, 21)]).toEqual([false, false, false])
    }
  })
  test('are hashed and given out, in whatever pieces they come', async () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7) % 251)
    for (const source of [sourceOfBytes(bytes), fileLike(bytes)])
      for (const piece of [1000, 32 * 1024, 40_000, undefined]) {
        const one = createScanner(primitives, source, piece)
        for (const [from, to] of [
          [0, 200_000],
          [5, 90_000],
          [90_000, 130_001],
          [130_001, 200_000],
          [1, 2],
        ] as const) {
          expect(await one.hash(from, to)).toEqual(primitives.sha256(bytes.subarray(from, to)))
          expect((await one.bytesAt(to - 1, 4200)).slice()).toEqual(bytes.slice(to - 1, to + 4199))
        }
        expect(await one.bytesAt(200_000, 5)).toHaveLength(0)
        expect(await one.bytesAt(300_000, 5)).toHaveLength(0)
      }
  })
})
