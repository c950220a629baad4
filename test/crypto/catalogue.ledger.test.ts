/**
 * The catalogue of docs/threats.md for a ledger: cut, flipped, zeroed or reordered it says less, never more,
 * and what a power cut can leave is never ALTERED.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import { LEAF_BYTES } from '../../src/crypto/leaf.ts'
import {
  deviceKeyIn,
  entriesOf,
  fileOf,
  opened,
  openStage,
  pressed,
  readLedger,
  SECTOR_BYTES,
  type Stage,
  withLastLeafBit,
} from './catalogue.ts'
import { sealVolume } from './evidence.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})

describe('a ledger', () => {
  test('with zeros from any sector on is never ALTERED, with a hole before the durable mark always', async () => {
    const key = deviceKeyIn(stage.ledger)
    const durable = readLedger(stage.ledger, key)?.marks.at(-1)?.checkpoint.durable ?? 0
    const durableEnd = fileOf(entriesOf(stage.ledger).slice(0, durable + 1)).length
    for (let from = 0; from < stage.ledger.length; from += SECTOR_BYTES) {
      const tail = await stage.verify([stage.segment.file], stage.ledger.slice().fill(0, from))
      expect(
        tail.ledger?.problems.filter(({ verdict }) => verdict === 'ALTERED'),
        `${from}`,
      ).toEqual([])
      if (from + SECTOR_BYTES > durableEnd) continue
      const hole = await stage.verify(
        [stage.segment.file],
        stage.ledger.slice().fill(0, from, from + SECTOR_BYTES),
      )
      expect(hole.verdict, `hole at ${from}`).toBe('ALTERED')
    }
  })
  test('with an entry dropped, doubled or swapped says less, never more', async () => {
    const key = deviceKeyIn(stage.ledger)
    const entries = entriesOf(stage.ledger)
    const durable = readLedger(stage.ledger, key)?.marks.at(-1)?.checkpoint.durable ?? 0
    for (let index = 0; index < durable; index++) {
      const entry = entries[index] as Bytes
      const changes = {
        dropped: entries.toSpliced(index, 1),
        doubled: entries.toSpliced(index, 0, entry),
        swapped: entries.toSpliced(index, 2, entries[index + 1] as Bytes, entry),
      }
      for (const [name, changed] of Object.entries(changes)) {
        const report = await stage.verify([stage.segment.file], fileOf(changed))
        expect(report.verdict, `${name} ${index}`).toBe('ALTERED')
      }
    }
  })
  test('with any leaf byte of its last CHECKPOINT changed and the sum mended does not reach it', () => {
    const key = deviceKeyIn(stage.ledger)
    const good = readLedger(stage.ledger, key)?.size ?? 0
    for (let byte = 0; byte < LEAF_BYTES; byte++)
      for (const bit of [0, 3, 7]) {
        const size = readLedger(withLastLeafBit(stage.ledger, byte, bit), key)?.size ?? 0
        expect(size, `leaf byte ${byte} bit ${bit}`).toBeLessThan(good)
      }
  })
  test('with an entry hidden behind its last signature does not list it', async () => {
    const more = sealVolume(stage.device, [
      { type: 'genesis', device: stage.device.device },
      opened(stage.segment),
      pressed,
      opened(stage.larger),
    ])
    const entries = entriesOf(more.file)
    const unsigned = fileOf(entries.slice(0, -1))
    const report = await stage.verify([stage.segment.file, stage.larger.file], unsigned)
    expect(report.verdict).toBe('UNLISTED')
    expect(report.ledger?.tornBytes).toBe(entries.at(-2)?.length)
  })
})
