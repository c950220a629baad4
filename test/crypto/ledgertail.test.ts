/** What later entries of a ledger volume say about earlier ones that are not good any more. */
import { describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, utf8 } from '../../src/bytes.ts'
import { encodeLedgerEvent, type LedgerEvent } from '../../src/crypto/event.ts'
import { durableBehind, wasBegun } from '../../src/crypto/ledgertail.ts'
import { primitives } from './evidence.ts'
import { EPOCH_SEED, filled } from './fixture.ts'
import { type Forged, forge } from './forge.ts'
import {
  book,
  HEADER,
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
} from './forgedvolume.ts'

describe('behind damage', () => {
  const durable = (
    entries: readonly Forged[],
    damage: (file: Bytes) => Bytes = (file) => file,
    key?: Bytes,
  ) => durableBehind(primitives, HEADER, damage(forge(book(), entries)), key)
  const mark = (size: number, seed = EPOCH_SEED): Forged => ({ ...SIGNED, seed, says: { durable: size } })
  const broken: Forged = said(pressed, {
    stored: encodeLedgerEvent({ ...pressed, gesture: 'c' } as LedgerEvent),
  })
  test('the largest number of stored entries that a genuine checkpoint names is found', () => {
    expect(durable([...START, broken, mark(3), said(pressed), mark(2)])).toBe(3)
    expect(durable([...START, broken, mark(3), said(pressed), mark(4)])).toBe(4)
    expect(durable([...START, broken, mark(3, SECOND)])).toBe(0)
    expect(
      durable([...START, broken, { ...mark(3), says: { durable: 3, origin: 'zeuge/zg-1/ledger' } }]),
    ).toBe(0)
    expect(durable([...START, { ...mark(1), stored: utf8('x') }])).toBe(0)
    expect(durable([...START, broken, mark(3)], (file) => file.fill(0, 0, 300))).toBe(3)
    expect(durable([])).toBe(0)
  })
  test('keys are followed wherever their signatures lead', () => {
    const predecessor = said(next(EPOCH_SEED, SECOND, 1))
    expect(
      durable([broken, predecessor, mark(1, SECOND), said(next(SECOND, THIRD, 2)), mark(4, THIRD)]),
    ).toBe(4)
    expect(durable([broken, said(next(EPOCH_SEED, SECOND, 2)), mark(1, SECOND)])).toBe(0)
    expect(durable([broken, said(next(SECOND, SECOND, 1)), mark(1, SECOND)])).toBe(0)
    const device = said({ type: 'epoch', by: 'device', statement: stated(8, SECOND) })
    const anew = [
      broken,
      predecessor,
      device,
      mark(1, SECOND),
      said(next(SECOND, THIRD, 1, 8)),
      mark(5, THIRD),
    ]
    expect(durable(anew, undefined, KEY)).toBe(5)
    expect(durable([broken, device, mark(1, SECOND)], undefined, undefined)).toBe(0)
    const forged = said({ type: 'epoch', by: 'device', statement: stated(8, SECOND, filled(32, 0x12)) })
    expect(durable([broken, forged, mark(1, SECOND)], undefined, KEY)).toBe(0)
    const successors = [successor(EPOCH_SEED, SECOND, 1)]
    const file = forge(book(), [broken, mark(1, SECOND), said(next(SECOND, THIRD, 2)), mark(3, THIRD)])
    expect(durableBehind(primitives, { ...HEADER, successors }, file, KEY)).toBe(3)
  })
  test('a volume was begun where an entry stands that follows a stored beginning', () => {
    const indexed = (...indices: number[]) =>
      wasBegun(
        forge(
          book(),
          indices.map((index) => said(pressed, { index })),
        ),
      )
    expect([indexed(), indexed(5), indexed(5, 6), indexed(5, 5, 6)]).toEqual([false, false, false, false])
    expect([indexed(5, 7), indexed(5, 6, 7), indexed(5, 1, 8)]).toEqual([true, true, true])
    expect(
      wasBegun(concatBytes(filled(99, 0x5a), forge(book(), [said(pressed), said(pressed, { index: 3 })]))),
    ).toBe(true)
  })
})
