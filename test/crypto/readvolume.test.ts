/** Reading a ledger volume: how far it is signed, with one thing wrong at a time. */
import { p256 } from '@noble/curves/nist.js'
import { describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, utf8 } from '../../src/bytes.ts'
import { MAGIC } from '../../src/crypto/entry.ts'
import { encodeLedgerEvent, type LedgerEvent } from '../../src/crypto/event.ts'
import {
  type EpochStatement,
  encodeHeader,
  ledgerId,
  type Successor,
  type VolumeHeader,
} from '../../src/crypto/header.ts'
import { ledgerOrigin } from '../../src/crypto/note.ts'
import { readVolume, VOLUME_BYTES_MAX, volumeHeaderOf } from '../../src/crypto/readvolume.ts'
import { replay } from '../../src/crypto/volumeroots.ts'
import { primitives } from './evidence.ts'
import { EPOCH_SEED, filled, segmentHeader } from './fixture.ts'
import { type Forged, forge, forgedEntries } from './forge.ts'
import {
  begun,
  book,
  genesis,
  HEADER,
  headed,
  KEY,
  next,
  pressed,
  SECOND,
  SIGNED,
  START,
  said,
  stated,
  successor,
  THIRD,
  withHeader,
} from './forgedvolume.ts'

const read = (file: Bytes, key = KEY) => readVolume(primitives, file, key)
/** Valid checkpoints; undefined where the volume does not count. */
const marksIn = (file: Bytes, key = KEY): number | undefined => read(file, key)?.marks.length

describe('a volume', () => {
  const stamped = { leaf: { monotonicNs: 5000n, unixUs: 7n, clock: 'rtc' } } as const
  const entries = forgedEntries(book(), [...START, said(genesis, stamped), SIGNED, said(pressed)])
  const file = concatBytes(MAGIC, ...entries)
  test('is read as far as it is signed; what stands behind is counted and hashed', () => {
    const tail = entries.at(-1) as Bytes
    const reading = read(file)
    expect(reading).toMatchObject({
      ...{ header: HEADER, size: 4, signedBytes: file.length - tail.length, closed: false },
      tail: { bytes: tail.length, hash: primitives.sha256(tail) },
      events: [
        { event: { type: 'volume' }, leafIndex: 0 },
        { leafIndex: 2, monotonicNs: 5000n, unixUs: 7n },
      ],
      statements: [HEADER.statement],
    })
    expect(reading?.events[1]?.event).toEqual(genesis)
    expect(reading?.marks.map(({ checkpoint }) => checkpoint.size)).toEqual([1, 3])
    expect(reading?.marks[0]).toMatchObject({ statement: HEADER.statement, successors: [] })
    expect(reading?.checkpoint).toEqual(reading?.marks[1]?.checkpoint)
    expect(entries[2]?.subarray(160)).toEqual(reading?.marks[0]?.note)
    expect(reading?.frontier).toHaveLength(1)
    expect(reading?.root).toEqual(reading?.frontier[0])
    expect(read(file.subarray(0, file.length - tail.length))?.tail.bytes).toBe(0)
  })
  test('that was closed says so by its last event', () => {
    const closing = said({ type: 'volume-closed' })
    expect(read(forge(book(), [...START, closing, SIGNED]))?.closed).toBe(true)
    expect(read(forge(book(), [...START, closing]))?.closed).toBe(false)
  })
  test('has a largest size', () => {
    const largest = new Uint8Array(VOLUME_BYTES_MAX)
    largest.set(file)
    expect(marksIn(largest)).toBe(2)
    expect(marksIn(concatBytes(largest, Uint8Array.of(0)))).toBeUndefined()
  })
  test('goes on from where its HEADER says the tree stood', () => {
    const start = { size: 3, frontier: [filled(32, 1), filled(32, 2)], root: filled(32, 0) }
    const root = primitives.sha256(Uint8Array.of(1), ...start.frontier)
    const later: VolumeHeader = {
      ...HEADER,
      volume: 1,
      start: { ...start, root },
      previousVolume: filled(32, 3),
    }
    expect(read(withHeader(later))).toMatchObject({ size: 5, events: [{ leafIndex: 3 }] })
    expect(marksIn(withHeader({ ...later, start }))).toBeUndefined()
    expect(marksIn(withHeader(later, EPOCH_SEED, { index: 0 }))).toBeUndefined()
    const roots = new Map<number, Bytes>()
    const reading = read(withHeader(later))
    if (reading !== undefined) replay(primitives, withHeader(later), reading, new Set([2, 3, 5]), roots)
    expect([...roots]).toEqual([
      [3, root],
      [5, reading?.root],
    ])
  })
  test('gives the roots at the sizes asked for, as far as it is signed', () => {
    const reading = read(file)
    const roots = new Map<number, Bytes>()
    if (reading !== undefined) replay(primitives, file, reading, new Set([1, 3, 4, 5]), roots)
    const [first, second] = reading?.marks ?? []
    expect([...roots.keys()]).toEqual([1, 3, 4])
    expect([roots.get(1), roots.get(3)]).toEqual([first?.checkpoint.root, second?.checkpoint.root])
    expect(roots.get(4)).toEqual(reading?.root)
  })
})

describe('the beginning of a volume', () => {
  test('is magic, HEADER and event under the device’s key; with anything else it does not count', () => {
    const good = forge(book(), START)
    expect(marksIn(good)).toBe(1)
    const unlike: VolumeHeader = { ...HEADER, statement: { ...HEADER.statement, signature: filled(64, 1) } }
    const bad: Record<string, Bytes> = {
      nothing: new Uint8Array(0),
      'magic alone': good.slice(0, MAGIC.length),
      'a cut HEADER': good.slice(0, 400),
      'another magic': good.with(1, 0),
      'no magic': good.slice(MAGIC.length),
      'an event first': forge(book(), START.slice(1)),
      'a HEADER as an event': forge(book(), [{ ...headed(), type: 'EVENT' }, begun(), SIGNED]),
      'a segment’s HEADER': forge(book(), [
        { ...headed(), body: encodeHeader(segmentHeader()) },
        begun(),
        SIGNED,
      ]),
      'no HEADER': forge(book(), [{ ...headed(), body: utf8('x') }, begun(), SIGNED]),
      'another HEADER than was hashed': forge(book(), [
        headed(HEADER, { stored: encodeHeader({ ...HEADER, bootId: filled(16, 1) }) }),
        ...START.slice(1),
      ]),
      'another ledger’s HEADER': withHeader(HEADER, EPOCH_SEED, { leaf: { segmentId: ledgerId('zg-1') } }),
      'a HEADER in another place': withHeader(HEADER, EPOCH_SEED, { index: 1 }),
      'a statement nobody signed': withHeader(unlike),
      'no event': forge(book(), [headed(), SIGNED]),
      'another event': forge(book(), [headed(), said(genesis), SIGNED]),
      'the event of another volume': forge(book(), [headed(), begun(HEADER, { volume: 1 }), SIGNED]),
      'the event of another HEADER': forge(book(), [
        ...[headed(), begun(HEADER, { headerLeafHash: filled(32, 1) }), SIGNED],
      ]),
      'no checkpoint': forge(book(), START.slice(0, 2)),
    }
    for (const [name, file] of Object.entries(bad)) expect(marksIn(file), name).toBeUndefined()
    expect(marksIn(good, p256.getPublicKey(filled(32, 0x12), false) as Bytes)).toBeUndefined()
  })
  test('leads over successors, each signed by the one before, to the key that signs', () => {
    const chain = (...successors: Successor[]) => ({ ...HEADER, successors })
    const [one, two] = [successor(EPOCH_SEED, SECOND, 1), successor(SECOND, THIRD, 2)]
    expect(marksIn(withHeader(chain(one, two), THIRD))).toBe(1)
    expect(marksIn(withHeader(chain(one), SECOND))).toBe(1)
    expect(marksIn(withHeader(chain(one, two), SECOND))).toBeUndefined()
    expect(marksIn(withHeader(chain(one, successor(SECOND, THIRD, 1)), THIRD))).toBeUndefined()
    expect(marksIn(withHeader(chain(one, successor(EPOCH_SEED, THIRD, 2)), THIRD))).toBeUndefined()
    expect(marksIn(withHeader(chain(successor(EPOCH_SEED, SECOND, 1, 8)), SECOND))).toBeUndefined()
    expect(read(withHeader(chain(one, two), THIRD))?.marks[0]?.successors).toEqual([one, two])
  })
  test('is said by its HEADER before anything is checked', () => {
    const good = forge(book(), START)
    expect(volumeHeaderOf(good)).toEqual(HEADER)
    expect(volumeHeaderOf(good.with(good.length - 1, 0))).toEqual(HEADER)
    expect(volumeHeaderOf(good.slice(0, 400))).toBeUndefined()
    expect(volumeHeaderOf(forge(book(), [{ ...headed(), type: 'EVENT' }]))).toBeUndefined()
    expect(
      volumeHeaderOf(forge(book(), [{ ...headed(), body: encodeHeader(segmentHeader()) }])),
    ).toBeUndefined()
    expect(volumeHeaderOf(new Uint8Array(0))).toBeUndefined()
  })
})

describe('an entry of a volume', () => {
  test('in its place, whole and signed for goes on; with one thing wrong the volume ends before it', () => {
    const after = (...entries: Forged[]) => marksIn(forge(book(), [...START, ...entries]))
    expect(after(said(pressed), SIGNED)).toBe(2)
    const bad: Record<string, Forged[]> = {
      'another index': [said(pressed, { index: 3 }), SIGNED],
      'a body taken out': [said(pressed, { elided: true }), SIGNED],
      'another count': [said(pressed, { leaf: { counter: 5 } }), SIGNED],
      'another ledger': [said(pressed, { leaf: { segmentId: ledgerId('zg-1') } }), SIGNED],
      'another body': [
        said(pressed, { stored: encodeLedgerEvent({ ...pressed, gesture: 'c' } as LedgerEvent) }),
        SIGNED,
      ],
      'no event': [{ type: 'EVENT', body: utf8('x') }, SIGNED],
      'an event that is a gap': [{ ...said(pressed), type: 'GAP' }, SIGNED],
      'a second beginning': [begun(), SIGNED],
      'a checkpoint of another size': [said(pressed), { ...SIGNED, says: { size: 2 } }],
      'a checkpoint of another root': [said(pressed), { ...SIGNED, says: { root: filled(32, 1) } }],
      'a checkpoint of another ledger': [
        said(pressed),
        { ...SIGNED, says: { origin: ledgerOrigin('zg-1') } },
      ],
      'a checkpoint by another key': [said(pressed), { ...SIGNED, seed: SECOND }],
      'a checkpoint counted otherwise': [said(pressed), { ...SIGNED, leaf: { counter: 2 } }],
    }
    for (const [name, entries] of Object.entries(bad)) {
      const reading = read(forge(book(), [...START, ...entries]))
      expect(reading?.marks, name).toHaveLength(1)
      expect(reading?.events, name).toHaveLength(1)
    }
    const cut = forge(book(), [...START, said(pressed), SIGNED])
    expect(marksIn(cut.slice(0, -1))).toBe(1)
  })
  test('hands over to the next key, which then signs, and only that one', () => {
    const device = (statement: EpochStatement): Forged => said({ type: 'epoch', by: 'device', statement })
    const by = (seed: Bytes): Forged => ({ ...SIGNED, seed })
    const after = (...entries: Forged[]) => read(forge(book(), [...START, ...entries]))
    const handed = after(
      said(next(EPOCH_SEED, SECOND, 1)),
      by(SECOND),
      said(next(SECOND, THIRD, 2)),
      by(THIRD),
    )
    expect(handed?.marks.map(({ successors }) => successors.length)).toEqual([0, 1, 2])
    expect(handed?.statements).toEqual([HEADER.statement])
    const statement = stated(8, SECOND)
    const anew = after(device(statement), by(SECOND), said(next(SECOND, THIRD, 1, 8)), by(THIRD))
    expect(anew?.statements).toEqual([HEADER.statement, statement])
    expect(anew?.marks.map((mark) => [mark.statement.counter, mark.successors.length])).toEqual([
      ...[
        [7, 0],
        [8, 0],
        [8, 1],
      ],
    ])
    expect(after(said(next(EPOCH_SEED, SECOND, 1)), SIGNED)?.marks).toHaveLength(1)
    expect(after(said(next(EPOCH_SEED, SECOND, 2)), by(SECOND))?.marks).toHaveLength(1)
    expect(after(said(next(SECOND, SECOND, 1)), by(SECOND))?.marks).toHaveLength(1)
    expect(after(device(statement), by(SECOND), said(next(SECOND, THIRD, 1)), by(THIRD))?.marks).toHaveLength(
      2,
    )
    const forged = after(device(stated(8, SECOND, filled(32, 0x12))), by(SECOND))
    expect([forged?.marks.length, forged?.statements.length]).toEqual([1, 1])
  })
})
