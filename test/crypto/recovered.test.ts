/** What a boot found of an interrupted segment: what it promises, and what it only describes. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import type { RecoveredEvent } from '../../src/crypto/event.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { createTree } from '../../src/crypto/tree.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { findingsOf } from '../../src/ui/reportwords.ts'
import { entriesOf, fileOf, opened } from './catalogue.ts'
import {
  type Device,
  filled,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
  sealVolume,
} from './evidence.ts'

/** HEADER, ENVELOPE, CHECKPOINT, init, fragment, CHECKPOINT are durable; fragment and CHECKPOINT are not. */
const DURABLE = 6
const UNPROMISED = 2
const TORN = filled(700, 7)

let device: Device
let segment: SealedSegment
let entries: readonly Bytes[]

beforeAll(async () => {
  device = await newDevice()
  segment = sealSegment(device, { ended: false })
  entries = entriesOf(segment.file)
})

function rootOver(count: number): Bytes {
  const tree = createTree(primitives)
  for (const entry of entries.slice(0, count)) tree.append(entry.subarray(32, 160))
  return tree.root()
}

async function verify(file: Bytes, change: Partial<RecoveredEvent> = {}) {
  const recovered: RecoveredEvent = {
    type: 'recovered',
    recording: segment.header.recording.id,
    segment: segment.header.segmentId,
    ...{ size: DURABLE, root: rootOver(DURABLE), unsignedEntries: UNPROMISED, tornBytes: TORN.length },
    tornHash: primitives.sha256(TORN),
    resetCause: 'power-on',
    ...change,
  }
  const ledger = sealVolume(device, [{ type: 'genesis', device: device.device }, opened(segment), recovered])
  const volumes = [{ ...fileOfBytes('0.zlg', ledger.file), number: 0 }]
  const evidence = { segments: [fileOfBytes('0.zeu', file)], volumes, whole: true }
  return verifyEvidence(primitives, evidence, { trust: device.trust })
}

const torn = (bytes: Uint8Array = TORN, count = entries.length): Bytes =>
  concatBytes(fileOf(entries.slice(0, count)), bytes)

describe('a recovered segment', () => {
  test('as it was found is RECOVERED, and its torn bytes are as found', async () => {
    const report = await verify(torn())
    expect(report).toMatchObject({ verdict: 'RECOVERED', segments: [{ tornAsFound: true, tornBytes: 700 }] })
    expect(findingsOf(report, 'en', String).join()).not.toContain('no longer')
  })
  test.each([
    ['changed', () => torn(filled(700, 8))],
    ['cut', () => torn(TORN.subarray(1))],
    ['gone', () => torn(new Uint8Array(0))],
    ['longer', () => torn(filled(701, 7))],
    ['gone with what was not promised, as after a lost write', () => torn(new Uint8Array(0), DURABLE)],
    ['zeros from the promised entries on', () => torn(filled(5000, 0), DURABLE)],
  ])(
    'whose torn bytes are %s is RECOVERED still, and the report says so in both languages',
    async (_, make) => {
      const report = await verify(make())
      expect(report).toMatchObject({ verdict: 'RECOVERED', segments: [{ tornAsFound: false }] })
      expect(findingsOf(report, 'en', String).join()).toContain('no longer what the camera found')
      expect(findingsOf(report, 'de', String).join()).toContain('nicht mehr das, was die Kamera')
    },
  )
  test('with less than was promised is INCOMPLETE-VS-LEDGER, with other entries ALTERED', async () => {
    expect((await verify(torn(new Uint8Array(0), DURABLE - 1))).verdict).toBe('INCOMPLETE-VS-LEDGER')
    expect((await verify(torn(TORN, DURABLE - 1))).verdict).toBe('ALTERED')
    expect((await verify(torn(), { root: rootOver(DURABLE - 1) })).verdict).toBe('ALTERED')
  })
  test('has nothing to compare where nobody recovered it', async () => {
    const evidence = { segments: [fileOfBytes('0.zeu', torn())], whole: true }
    const report = await verifyEvidence(primitives, evidence, { trust: device.trust })
    expect(report.segments[0]?.tornAsFound).toBeUndefined()
  })
})
