/**
 * The catalogue of docs/threats.md for a ledger: cut, flipped, zeroed or reordered it says less, never more,
 * and what a power cut can leave is never ALTERED.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, utf8 } from '../../src/bytes.ts'
import { deviceKeyOf } from '../../src/crypto/identity.ts'
import { LEAF_BYTES } from '../../src/crypto/leaf.ts'
import { durableBehind, wasBegun } from '../../src/crypto/ledgertail.ts'
import { readVolume, volumeHeaderOf } from '../../src/crypto/readvolume.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { parseWitness } from '../../src/crypto/witness.ts'
import {
  entriesOf,
  fileOf,
  opened,
  openStage,
  pressed,
  remembered,
  SECTOR_BYTES,
  type Stage,
  withLastLeafBit,
} from './catalogue.ts'
import { primitives, sealVolume } from './evidence.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})

/** As verifyledger.ts judges a volume that reads only so far. */
function isAltered(file: Bytes, size: number): boolean {
  const header = volumeHeaderOf(file)
  const durable = header === undefined ? 0 : durableBehind(remembered, header, file)
  return durable > size || (size === 0 && wasBegun(file))
}

describe('a ledger', () => {
  const read = (bytes: Bytes, key: Bytes) => readVolume(remembered, bytes, key)
  function keyOf(file: Bytes): Bytes {
    const header = volumeHeaderOf(file)
    const key = header && deviceKeyOf(header)
    if (key === undefined) throw new Error('no device key')
    return key
  }

  test('with any bit flipped is shorter, and ALTERED below the durable mark', () => {
    const file = stage.ledger.slice()
    expect(file.length).toBeLessThanOrEqual(4096)
    const key = keyOf(file)
    const good = read(file, key)
    const said = good?.events.map(({ event }) => event.type) ?? []
    const last = good?.marks.at(-1)?.checkpoint
    const durableEnd = fileOf(entriesOf(file).slice(0, (last?.durable ?? 0) + 1)).length
    for (let at = 0; at < file.length * 8; at++) {
      const byte = at >> 3
      const flip = 1 << (at & 7)
      file[byte] = (file[byte] ?? 0) ^ flip
      const reading = read(file, key)
      const size = reading?.size ?? 0
      const types = reading?.events.map(({ event }) => event.type) ?? []
      if (size > (last?.size ?? 0) || types.join() !== said.slice(0, types.length).join())
        throw new Error(`bit ${at & 7} of byte ${byte}: ${size} entries, ${types.join()}`)
      // The search behind damage costs more: one bit of each byte.
      if (byte < durableEnd && (at & 7) === byte % 8 && !isAltered(file, size))
        throw new Error(`bit ${at & 7} of byte ${byte} of ${durableEnd} durable ones is not ALTERED`)
      file[byte] = (file[byte] ?? 0) ^ flip
    }
  }, 120_000)
  test('cut at any byte is never ALTERED, and ROLLED-BACK against a checkpoint that was kept', async () => {
    const { ledger: report } = await stage.verify([stage.segment.file], stage.ledger)
    const witness = parseWitness(primitives, utf8(report?.witness ?? ''), 'kept')
    const key = keyOf(stage.ledger)
    const volumeOf = (bytes: Bytes) => [{ ...fileOfBytes('0.zlg', bytes), number: 0 }]
    let sizeBefore = -1
    for (let bytes = 0; bytes < stage.ledger.length; bytes++) {
      const cut = stage.ledger.slice(0, bytes)
      const size = read(cut, key)?.size ?? 0
      const isNew = size !== sizeBefore
      sizeBefore = size
      // What a reader makes of it changes only with the signed size; between two, a sample suffices.
      if (!isNew && bytes % 251 !== 0) continue
      const evidence = { segments: [], volumes: volumeOf(cut), whole: false }
      const cutReport = await verifyEvidence(remembered, evidence, {
        trust: stage.device.trust,
        witnesses: [witness],
      })
      expect(cutReport.verdict, `${bytes} bytes`).toBe(
        size < witness.checkpoint.size ? 'ROLLED-BACK' : 'COMPLETE',
      )
      expect(cutReport.ledger?.problems.some(({ verdict }) => verdict === 'ALTERED')).toBe(false)
    }
  }, 60_000)
  test('with zeros from any sector on is never ALTERED, with a hole before the durable mark always', async () => {
    const key = keyOf(stage.ledger)
    const durable = read(stage.ledger, key)?.marks.at(-1)?.checkpoint.durable ?? 0
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
    const key = keyOf(stage.ledger)
    const entries = entriesOf(stage.ledger)
    const durable = read(stage.ledger, key)?.marks.at(-1)?.checkpoint.durable ?? 0
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
    const key = keyOf(stage.ledger)
    const good = read(stage.ledger, key)?.size ?? 0
    for (let byte = 0; byte < LEAF_BYTES; byte++)
      for (const bit of [0, 3, 7]) {
        const size = read(withLastLeafBit(stage.ledger, byte, bit), key)?.size ?? 0
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
