/**
 * The catalogue of docs/threats.md for a segment: whatever is cut, flipped, zeroed, moved, mended or sealed
 * anew is never COMPLETE, and what a power cut can leave is never ALTERED.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, utf8 } from '../../src/bytes.ts'
import { parseHead, writeHead } from '../../src/crypto/entry.ts'
import type { LedgerEvent } from '../../src/crypto/event.ts'
import { LEAF_BYTES } from '../../src/crypto/leaf.ts'
import { sourceOfBytes } from '../../src/crypto/source.ts'
import { surveySegment } from '../../src/crypto/survey.ts'
import { judge } from '../../src/crypto/verify.ts'
import {
  entriesOf,
  fileOf,
  opened,
  openStage,
  remembered,
  SECTOR_BYTES,
  type Stage,
  typeOf,
  withLastLeafBit,
} from './catalogue.ts'
import { filled, newDevice, primitives, sealSegment, sealVolume } from './evidence.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})

/** Without the certificate, which costs more than the rest. */
async function segmentVerdict(bytes: Uint8Array): Promise<string> {
  const survey = await surveySegment(remembered, sourceOfBytes(bytes))
  return judge(survey, { ends: [] }, { state: 'trusted' }).verdict
}

/** Bytes up to the entry that the newest `durable` names. */
function durableBytes(file: Bytes): number {
  const entries = entriesOf(file)
  const notes = entries.filter((entry) => typeOf(entry) === 'CHECKPOINT')
  const marks = notes.map((entry) => Number(/durable (\d+)/.exec(String.fromCharCode(...entry))?.[1] ?? 0))
  return fileOf(entries.slice(0, Math.max(...marks))).length
}

describe('a segment', () => {
  test('has zeros from any sector on: OPEN-ENDED behind the durable mark, ALTERED before it, never COMPLETE', async () => {
    const durable = durableBytes(stage.larger.file)
    let open = 0
    for (let from = 0; from < stage.larger.file.length; from += SECTOR_BYTES) {
      const zeroed = stage.larger.file.slice().fill(0, from)
      const verdict = await segmentVerdict(zeroed)
      expect(verdict, `zeros from ${from}`).toBe(from === 0 ? 'NOT-SEALED' : 'OPEN-ENDED')
      open++
      const hole = stage.larger.file.slice().fill(0, from, from + SECTOR_BYTES)
      const holed = await segmentVerdict(hole)
      if (from === 0) expect(holed, 'no beginning').toBe('NOT-SEALED')
      else if (from + SECTOR_BYTES <= durable) expect(holed, `hole at ${from}`).toBe('ALTERED')
      else expect(holed, `hole at ${from}`).not.toBe('COMPLETE')
    }
    expect(open).toBeGreaterThan(10)
  })
  test('whose unsynced sectors survive at random is OPEN-ENDED, never ALTERED', async () => {
    // Each power cut: what was appended after the last sync is there sector by sector, or zero, or not at all.
    for (let seed = 1; seed <= 300; seed++) {
      let state = seed
      const random = (below: number): number => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        return Math.floor((state / 2_147_483_648) * below)
      }
      const pieces = stage.larger.pieces.length
      const cut = 2 + random(pieces - 2)
      const written = concatBytes(...stage.larger.pieces.slice(0, cut + 1))
      // Each checkpoint names as durable what was signed before it, so its own piece may be torn.
      const synced = concatBytes(...stage.larger.pieces.slice(0, Math.max(1, cut - 1))).length
      const torn = written.slice(0, synced + random(written.length - synced + 1))
      for (let at = synced; at < torn.length; at = (Math.floor(at / SECTOR_BYTES) + 1) * SECTOR_BYTES)
        if (random(2) === 0) torn.fill(0, at, (Math.floor(at / SECTOR_BYTES) + 1) * SECTOR_BYTES)
      const verdict = await segmentVerdict(torn)
      const whole =
        torn.length === stage.larger.file.length && torn.every((byte, at) => byte === stage.larger.file[at])
      expect(verdict, `seed ${seed}`).toBe(whole ? 'COMPLETE' : 'OPEN-ENDED')
    }
  })
  test('with any leaf byte of its last CHECKPOINT changed and the sum mended is not COMPLETE', async () => {
    for (let byte = 0; byte < LEAF_BYTES; byte++)
      for (const bit of [0, 3, 7]) {
        const verdict = await segmentVerdict(withLastLeafBit(stage.segment.file, byte, bit))
        expect(verdict, `leaf byte ${byte} bit ${bit}`).not.toBe('COMPLETE')
      }
  })
  test('with its CHECKPOINTs stripped is not sealed, whatever is renumbered', async () => {
    const bare = entriesOf(stage.segment.file).filter((entry) => typeOf(entry) !== 'CHECKPOINT')
    const numbered = bare.map((entry, index) => {
      const copy = entry.slice()
      const head = parseHead(entry)
      if (head) writeHead(copy, head.leafBytes.slice(), index, head.elided, head.bodyBytes)
      return copy
    })
    for (const file of [fileOf(bare), fileOf(numbered)]) {
      const survey = await surveySegment(remembered, sourceOfBytes(file))
      expect(survey.signed).toBeUndefined()
      expect((await stage.verify([file], stage.ledger)).ok).toBe(false)
      expect(await segmentVerdict(file)).not.toBe('COMPLETE')
    }
  })
  test('of another device spliced in, whole or by entries, is found', async () => {
    const other = await newDevice()
    const foreign = sealSegment(other, { id: 5, fromSecond: 40 })
    const entries = entriesOf(stage.segment.file)
    for (const index of [0, 2, 3, 4, 5]) {
      const spliced = entries.toSpliced(index, 1, entriesOf(foreign.file)[index] as Bytes)
      expect(await segmentVerdict(fileOf(spliced)), `entry ${index}`).toMatch(/ALTERED|OPEN-ENDED/)
    }
    expect((await stage.verify([foreign.file], stage.ledger)).verdict).toMatch(/MISSING|UNLISTED|ROLLED-BACK/)
  })
  test('sealed anew with a newer epoch key of the same device is ALTERED: the ledger names the HEADER', async () => {
    const epochSeed = filled(32, 0x29)
    const statement = await stage.device.state(2, { size: 0, root: primitives.sha256() }, epochSeed)
    const forged = sealSegment({ ...stage.device, statement, epochSeed }, { seconds: 1 })
    expect((await stage.verify([stage.segment.file], stage.ledger)).segments[0]?.verdict).toBe('COMPLETE')
    const report = await stage.verify([forged.file], stage.ledger)
    expect(report.segments[0]?.verdict).toBe('ALTERED')
    expect(report.verdict).toBe('ALTERED')
  })
  test('cut off and continued with its own key is found by what the ledger closed', async () => {
    const { size, root, header, file } = stage.segment
    const closed: LedgerEvent & { type: 'closed' } = {
      ...{ type: 'closed', recording: header.recording.id, segment: header.segmentId, size, root },
      ...{ bytes: file.length, fileHash: null, cause: 'stopped' },
    }
    const genesis = { type: 'genesis', device: stage.device.device } as const
    const volume = sealVolume(stage.device, [genesis, opened(stage.segment), closed]).file
    expect((await stage.verify([file], volume)).verdict).toBe('COMPLETE')
    for (const seconds of [1, 3, 5]) {
      const continued = sealSegment(stage.device, { seconds })
      expect(continued.headerLeafHash, 'the same beginning').toEqual(stage.segment.headerLeafHash)
      expect((await stage.verify([continued.file], volume)).verdict, `${seconds} s`).toMatch(
        /ALTERED|INCOMPLETE-VS-LEDGER/,
      )
    }
  })
  test('with an entry hidden between two others, or none of the tree’s, is ALTERED', async () => {
    const entries = entriesOf(stage.segment.file)
    const event = sealSegment(stage.device, { id: 3 })
    const stranger = entriesOf(event.file)[3] as Bytes
    for (let index = 1; index < 6; index++) {
      const hidden = entries.toSpliced(index, 0, stranger)
      expect(await segmentVerdict(fileOf(hidden)), `before entry ${index}`).toBe('ALTERED')
      const junk = entries.toSpliced(index, 0, utf8('hidden'))
      expect(await segmentVerdict(fileOf(junk)), `bytes before entry ${index}`).toBe('ALTERED')
    }
  })
})
