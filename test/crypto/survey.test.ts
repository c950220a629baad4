/** Walking through a segment with one thing wrong at a time: where the walk ends, and what is found behind that. */
import { describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, utf8 } from '../../src/bytes.ts'
import { MAGIC } from '../../src/crypto/entry.ts'
import { encodeHeader } from '../../src/crypto/header.ts'
import { NO_FLAGS } from '../../src/crypto/leaf.ts'
import { segmentOrigin } from '../../src/crypto/note.ts'
import type { ByteSource } from '../../src/crypto/source.ts'
import { sourceOfBytes } from '../../src/crypto/source.ts'
import { type SurveyOptions, surveySegment } from '../../src/crypto/survey.ts'
import { leafHash, rootOf } from '../../src/crypto/tree.ts'
import { primitives } from './evidence.ts'
import {
  DEVICE,
  ENVELOPE,
  filled,
  SEGMENT_ID,
  SUCCESSOR_SEED,
  segmentHeader,
  volumeHeader,
} from './fixture.ts'
import { type Book, type Forged, forge, forgedEntries } from './forge.ts'

const HEADER = segmentHeader()
const BOOK: Book = { id: SEGMENT_ID, origin: segmentOrigin(DEVICE, SEGMENT_ID), seed: SUCCESSOR_SEED }
const BEGIN: readonly Forged[] = [
  { type: 'HEADER', body: encodeHeader(HEADER) },
  { type: 'ENVELOPE', body: ENVELOPE },
  { type: 'CHECKPOINT' },
]
const SIGNED: Forged = { type: 'CHECKPOINT' }
const CHUNK: Forged = { type: 'CHUNK' }
const END: Forged = { type: 'END' }
const GAP: Forged = { type: 'GAP', body: utf8('x') }
const WHOLE = [...BEGIN, CHUNK, SIGNED, GAP, END, SIGNED]

const survey = (file: Uint8Array, options?: SurveyOptions) =>
  surveySegment(primitives, sourceOfBytes(file), options)
const made = (entries: readonly Forged[], options?: SurveyOptions) => survey(forge(BOOK, entries), options)
const lengthOf = (entries: readonly Bytes[]) => concatBytes(MAGIC, ...entries).length

describe('a whole segment', () => {
  const entries = forgedEntries(BOOK, WHOLE)
  const file = concatBytes(MAGIC, ...entries)
  test('is good to its end, under its last signature', async () => {
    const found = await survey(file)
    expect(found).toMatchObject({
      ...{ sealed: true, bytes: file.length, entries: 8, unsignedEntries: 0, ended: true, header: HEADER },
      ...{ signed: { size: 8, checkpoint: { size: 7 } }, torn: { offset: file.length, bytes: 0 } },
      ...{ envelope: ENVELOPE, headerHash: primitives.sha256(encodeHeader(HEADER)) },
    })
    for (const absent of ['bad', 'tail']) expect(found).not.toHaveProperty(absent)
    const hashes = entries.map((entry) => leafHash(primitives, entry.subarray(32, 160)))
    expect(found.headerLeafHash).toEqual(hashes[0])
    expect(found.signed?.root).toEqual(rootOf(primitives, hashes))
    expect(found.signed?.tally.chunks).toBe(1)
  })
  test('gives roots at the sizes asked for, and what stands behind so many entries', async () => {
    const found = await survey(file, { sizes: [0, 3, 8, 9], tailFrom: 6 })
    expect([...found.roots.keys()]).toEqual([0, 3, 8])
    expect(found.roots.get(8)).toEqual(found.signed?.root)
    const tail = file.subarray(lengthOf(entries.slice(0, 6)))
    expect(found.tail).toEqual({ bytes: tail.length, hash: primitives.sha256(tail) })
    expect(await survey(file, { tailFrom: 9 })).not.toHaveProperty('tail')
    expect((await survey(file, { tailFrom: 8 })).tail?.bytes).toBe(0)
  })
  test('shows its entries one by one, with the bodies that were asked for', async () => {
    const bodies = async (options: SurveyOptions) => {
      const seen: [string, boolean][] = []
      const done: number[] = []
      const visit: SurveyOptions['visit'] = ({ head, body }) =>
        void seen.push([head.leaf.type, body !== undefined])
      await survey(file, { ...options, visit, progress: (at) => void done.push(at) })
      expect(done.at(-1)).toBe(file.length)
      return seen.filter(([type]) => type === 'CHUNK' || type === 'END' || type === 'GAP')
    }
    expect(await bodies({})).toEqual([
      ['CHUNK', false],
      ['GAP', true],
      ['END', false],
    ])
    expect(await bodies({ keep: ({ leaf }) => leaf.type === 'END' })).toEqual([
      ...[
        ['CHUNK', false],
        ['GAP', true],
        ['END', true],
      ],
    ])
  })
  test('is walked by its heads alone for who opens it: bodies of CHUNK and END are not looked at', async () => {
    const damaged = file.slice()
    damaged[lengthOf(entries.slice(0, 4)) - 1] = 9
    expect((await survey(damaged)).bad).toMatchObject({ entry: 3, what: 'body hash' })
    expect((await survey(damaged, { headsOnly: true })).ended).toBe(true)
    const gap = file.slice()
    gap[lengthOf(entries.slice(0, 6)) - 1] = 9
    expect((await survey(gap, { headsOnly: true })).bad).toMatchObject({ entry: 5, what: 'body hash' })
    const asked: number[] = []
    const source: ByteSource = {
      bytes: 10_000_000,
      async read(offset, length) {
        asked.push(length)
        return sourceOfBytes(file).read(offset, length)
      },
    }
    await surveySegment(primitives, source, { headsOnly: true })
    expect(Math.max(...asked)).toBe(32 * 1024)
  })
})

describe('the first entry that is not good', () => {
  const faultOf = async (entries: readonly Forged[]) => {
    const { bad, entries: good } = await made(entries)
    return bad && [bad.what, bad.entry, good]
  }
  const other = { ...HEADER, segmentId: filled(16, 1) }
  const FORGED: readonly (readonly [string, readonly Forged[], string, number])[] = [
    ['an entry out of place', [...BEGIN, { ...CHUNK, index: 7 }, SIGNED], 'entry out of place', 3],
    ['an EVENT first', [{ type: 'EVENT', body: utf8('x') }, ...BEGIN], 'entry out of place', 0],
    ['no envelope', [BEGIN[0] as Forged, SIGNED], 'entry out of place', 1],
    ['no checkpoint at the beginning', [...BEGIN.slice(0, 2), CHUNK, SIGNED], 'entry out of place', 2],
    [
      'a second HEADER',
      [...BEGIN, { ...(BEGIN[0] as Forged), leaf: { counter: 0 } }],
      'entry out of place',
      3,
    ],
    [
      'a second ENVELOPE',
      [...BEGIN, { ...(BEGIN[1] as Forged), leaf: { counter: 0 } }],
      'entry out of place',
      3,
    ],
    ['a volume’s HEADER', [{ type: 'HEADER', body: encodeHeader(volumeHeader()) }], 'header', 0],
    ['no HEADER in it', [{ type: 'HEADER', body: utf8('x') }], 'header', 0],
    ['another segment’s HEADER', [{ type: 'HEADER', body: encodeHeader(other) }], 'another segment', 0],
    [
      'an entry of another segment',
      [...BEGIN, { ...CHUNK, leaf: { segmentId: filled(16, 1) } }],
      'another segment',
      3,
    ],
    ['another envelope', [BEGIN[0] as Forged, { type: 'ENVELOPE', body: utf8('x') }], 'envelope hash', 1],
    ['a chunk counted otherwise', [...BEGIN, { ...CHUNK, leaf: { counter: 1 } }], 'counter', 3],
    ['an end counted otherwise', [...BEGIN, CHUNK, { ...END, leaf: { counter: 0 } }], 'counter', 4],
    ['a gap counted otherwise', [...BEGIN, CHUNK, { ...GAP, leaf: { counter: 1 } }], 'counter', 4],
    ['a checkpoint counted otherwise', [...BEGIN, CHUNK, { ...SIGNED, leaf: { counter: 0 } }], 'counter', 4],
    ['another size', [...BEGIN, CHUNK, { ...SIGNED, says: { size: 3 } }], 'checkpoint', 4],
    ['another root', [...BEGIN, CHUNK, { ...SIGNED, says: { root: filled(32, 1) } }], 'checkpoint', 4],
    ['another origin', [...BEGIN, CHUNK, { ...SIGNED, says: { origin: 'zeuge/a/seg/b' } }], 'checkpoint', 4],
    ['another key', [...BEGIN, CHUNK, { ...SIGNED, seed: filled(32, 1) }], 'checkpoint', 4],
    ['a chunk behind the END', [...BEGIN, END, CHUNK], 'entry out of place', 4],
    ['a last checkpoint taken out', [...BEGIN, END, { ...SIGNED, elided: true }], 'checkpoint', 4],
    ['a chunk behind the last checkpoint', [...BEGIN, END, SIGNED, CHUNK], 'something behind the end', 5],
    ['a checkpoint behind the last one', [...BEGIN, END, SIGNED, SIGNED], 'something behind the end', 5],
    ['a body that is not the one hashed', [...BEGIN, { ...CHUNK, stored: filled(16, 1) }], 'body hash', 3],
  ]
  test.each(FORGED)('with %s is told', async (_, entries, what, entry) => {
    expect(await faultOf(entries)).toEqual([what, entry, entry])
  })
  test('is none where content was taken out that can be', async () => {
    const holes = [...BEGIN.slice(0, 1), { ...(BEGIN[1] as Forged), elided: true }, SIGNED]
    const found = await made([
      ...holes,
      { ...CHUNK, elided: true },
      { ...SIGNED, elided: true },
      GAP,
      END,
      SIGNED,
    ])
    expect(found).toMatchObject({ ended: true, entries: 8, signed: { size: 8, tally: { elided: 3 } } })
    expect(found).not.toHaveProperty('envelope')
    const other = { type: 'ENVELOPE', body: utf8('x'), elided: true } as const
    expect((await made([BEGIN[0] as Forged, other])).bad?.what).toBe('envelope hash')
  })
  test('says what is signed before it, and how much is not', async () => {
    const entries = [...BEGIN, CHUNK, SIGNED, CHUNK, { ...CHUNK, index: 1 }]
    const found = await made(entries)
    const at = lengthOf(forgedEntries(BOOK, entries).slice(0, 6))
    expect(found).toMatchObject({
      ...{ entries: 6, unsignedEntries: 1, ended: false, signed: { size: 5 } },
      ...{ bad: { entry: 6, offset: at }, torn: { offset: at, bytes: 176 } },
    })
    expect(await made([...BEGIN, CHUNK, SIGNED])).toMatchObject({ ended: false, unsignedEntries: 0 })
    expect(await made([...BEGIN, END])).toMatchObject({ ended: false, unsignedEntries: 1 })
    const unsigned = await made(BEGIN.slice(0, 2))
    expect(unsigned).not.toHaveProperty('signed')
    expect(unsigned.unsignedEntries).toBe(2)
  })
})

describe('what stands behind it', () => {
  const badOf = async (file: Uint8Array) => (await survey(file)).bad
  const stored = (durable: number): Forged => ({ ...SIGNED, says: { durable } })
  const broken: Forged = { ...CHUNK, stored: filled(16, 1) }
  test('says the most that a genuine checkpoint calls stored', async () => {
    const behind = async (...entries: Forged[]) =>
      (await made([...BEGIN, broken, ...entries])).bad?.laterDurable
    expect(await behind(CHUNK)).toBe(0)
    expect(await behind(stored(2), stored(3), stored(1))).toBe(3)
    expect(await behind(stored(4))).toBe(4)
    expect(await behind({ ...stored(4), seed: filled(32, 1) })).toBe(0)
    expect(await behind({ ...stored(4), says: { durable: 4, origin: 'zeuge/a/seg/b' } })).toBe(0)
    expect(await behind({ ...stored(4), stored: utf8('x') })).toBe(0)
  })
  test('is recognised by a HEADER that is damaged itself', async () => {
    const rest = forgedEntries(BOOK, [...BEGIN, CHUNK, stored(3)]).slice(1)
    const headed = (header: Forged) => concatBytes(MAGIC, ...forgedEntries(BOOK, [header]), ...rest)
    // The firmware's hash is not the one that was hashed, the keys are.
    const body = encodeHeader({ ...HEADER, firmwareHash: filled(32, 1) })
    const damaged: Forged = { ...(BEGIN[0] as Forged), stored: body }
    expect(await badOf(headed(damaged))).toMatchObject({ entry: 0, what: 'body hash', laterDurable: 3 })
    const lost: Forged = { ...(BEGIN[0] as Forged), stored: filled(body.length, 1) }
    expect(await badOf(headed(lost))).toMatchObject({ entry: 0, what: 'body hash', laterDurable: 0 })
    expect(await badOf(headed({ ...(BEGIN[0] as Forged), type: 'EVENT' }))).toMatchObject({ laterDurable: 0 })
    const volume: Forged = { type: 'HEADER', body: encodeHeader(volumeHeader()) }
    expect(await badOf(headed(volume))).toMatchObject({ what: 'header', laterDurable: 0 })
  })
  test('shows whether more than a beginning was written', async () => {
    const laterEntries = async (...indices: number[]) => {
      const rest = indices.map((index): Forged => ({ ...CHUNK, index }))
      const [header] = BEGIN as [Forged]
      return (await made([{ ...header, stored: filled(encodeHeader(HEADER).length, 1) }, ...rest])).bad
        ?.laterEntries
    }
    expect([await laterEntries(), await laterEntries(1, 2)]).toEqual([false, false])
    expect([await laterEntries(3), await laterEntries(9, 1)]).toEqual([true, true])
  })
  test('tells zeros from anything else', async () => {
    const file = forge(BOOK, WHOLE)
    const behind = async (...bytes: number[]) => badOf(concatBytes(file, Uint8Array.from(bytes)))
    expect(await behind(0, 0)).toMatchObject({ entry: 8, what: 'something behind the end', onlyZeros: true })
    expect(await behind(0, 1)).toMatchObject({ onlyZeros: false })
    const cut = file.subarray(0, -1)
    expect(await badOf(cut)).toMatchObject({
      entry: 7,
      what: 'the file ends inside an entry',
      onlyZeros: false,
    })
    const none = concatBytes(forge(BOOK, BEGIN), filled(160, 7))
    expect(await badOf(none)).toMatchObject({ entry: 3, what: 'not an entry' })
  })
  test('is not searched in what does not begin as a segment does', async () => {
    const file = forge(BOOK, [...BEGIN, CHUNK, stored(3)])
    const bad = { entry: 0, offset: 0, what: 'magic', laterDurable: 0, laterEntries: false, onlyZeros: false }
    expect(await survey(file.subarray(8))).toMatchObject({ sealed: false, bad, entries: 0 })
    expect(await survey(new Uint8Array(0))).toMatchObject({ sealed: false, bad })
    expect(await survey(filled(500, 0))).toMatchObject({ sealed: false, bad })
    // With its magic damaged alone it still begins with a HEADER.
    expect(await survey(file.with(1, 0))).toMatchObject({
      ...{
        sealed: true,
        entries: 0,
        bad: { entry: 0, offset: 0, what: 'magic', laterDurable: 3, laterEntries: true },
      },
    })
    const eventFirst = forge(BOOK, [{ type: 'EVENT', body: utf8('x'), leaf: { flags: NO_FLAGS } }])
    expect(await survey(eventFirst.with(1, 0))).toMatchObject({ sealed: false, bad })
    expect(await survey(MAGIC)).toMatchObject({ sealed: true, entries: 0, ended: false })
  })
})
