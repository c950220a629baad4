/** Evidence as a whole: what of it is missing, unused, left out on purpose, or of another history. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, hexOf } from '../../src/bytes.ts'
import type { OpenedEvent } from '../../src/crypto/event.ts'
import { RECEIPT_BYTES_MAX } from '../../src/crypto/receipt.ts'
import type { SegmentReport } from '../../src/crypto/segmentreport.ts'
import { type EvidenceFile, fileOfBytes } from '../../src/crypto/source.ts'
import {
  areExcerpts,
  type Evidence,
  type EvidenceOptions,
  verifyEvidence,
} from '../../src/crypto/verifyevidence.ts'
import { entriesOf, fileOf } from './catalogue.ts'
import {
  type Device,
  filled,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
  sealVolume,
} from './evidence.ts'
import { closed, opened } from './stations.ts'

let device: Device
let segment: SealedSegment

beforeAll(async () => {
  device = await newDevice()
  segment = sealSegment(device, { id: 1 })
})

/** Of a recording that is not here. */
const foreign = (recording = 0xbb, id = 9): OpenedEvent => ({
  ...{ type: 'opened', recording: filled(16, recording), sequence: 2 },
  ...{ segment: filled(16, id), headerLeafHash: filled(32, 1) },
})
type Events = Parameters<typeof sealVolume>[1]
const ledger = (...events: Events) => {
  const { file } = sealVolume(device, [{ type: 'genesis', device: device.device }, ...events])
  return [{ ...fileOfBytes('0.zlg', file), number: 0 }]
}
const files = (...segments: readonly Uint8Array[]) =>
  segments.map((bytes, at) => fileOfBytes(`${at}.zeu`, bytes))
const verify = (evidence: Partial<Evidence>, options: EvidenceOptions = { trust: device.trust }) =>
  verifyEvidence(primitives, { segments: [], whole: true, ...evidence }, options)
const listing = () => ledger(opened(segment), closed(segment))

describe('what is missing', () => {
  test('is each listed segment that is not here, by recording, id and number', async () => {
    const report = await verify({
      segments: files(segment.file),
      volumes: ledger(opened(segment), closed(segment), foreign()),
    })
    expect(report.missing).toEqual([{ recording: 'bb'.repeat(16), segment: '09'.repeat(16), sequence: 2 }])
    expect(report).toMatchObject({ verdict: 'MISSING', ok: false, offloaded: [] })
    expect(report).not.toHaveProperty('omitted')
  })
  test('is what other segments name as before them or as replaced, once each', async () => {
    const previous = { id: filled(16, 7), size: 3, root: filled(32, 1) }
    const replaces = { segment: filled(16, 8), fromLeaf: 3 }
    const [two, three] = [2, 3].map((id) => sealSegment(device, { id, sequence: id, previous, replaces }))
    const here = files(two?.file as Bytes, three?.file as Bytes)
    const recording = 'aa'.repeat(16)
    expect((await verify({ segments: here })).missing).toEqual([
      { recording, segment: '07'.repeat(16) },
      { recording, segment: '08'.repeat(16) },
    ])
    expect((await verify({ segments: here, whole: false })).missing).toEqual([])
    const known = sealSegment(device, { id: 7 })
    expect((await verify({ segments: [...here, ...files(known.file)] })).missing).toEqual([
      { recording, segment: '08'.repeat(16) },
    ])
  })
  test('is nothing of what a selection leaves out, which is counted by recordings', async () => {
    const volumes = ledger(opened(segment), closed(segment), foreign(), foreign(0xbb, 8), foreign(0xcc, 7))
    const evidence = { segments: files(segment.file), volumes }
    const report = await verify({ ...evidence, selection: true })
    expect(report).toMatchObject({ verdict: 'COMPLETE', ok: true, exitCode: 0, missing: [], omitted: 2 })
    // Of the recording that was asked for nothing may be missing.
    const more = ledger(opened(segment), closed(segment), foreign(0xaa), foreign(0xbb, 8))
    expect(await verify({ ...evidence, volumes: more, selection: true })).toMatchObject({
      verdict: 'MISSING',
      omitted: 1,
    })
    expect((await verify({ segments: files(segment.file), selection: true })).omitted).toBe(0)
  })
  test('leaves nothing to judge where there is neither segment nor ledger', async () => {
    expect(await verify({})).toMatchObject({
      verdict: 'NOT-SEALED',
      identity: { state: 'unchecked' },
      segments: [],
    })
    const bare = await verify({ volumes: ledger() })
    expect(bare).toMatchObject({
      verdict: 'COMPLETE',
      identity: { state: 'trusted' },
      unused: [],
      policies: [],
    })
    expect(await verify({})).not.toHaveProperty('ledger')
  })
})

describe('a segment the ledger does not list', () => {
  const other = () => sealSegment(device, { id: 9 })
  const seen = async (bytes: Uint8Array, volumes: Evidence['volumes'] | null = listing()) => {
    const evidence = { segments: files(segment.file, bytes), ...(volumes && { volumes }) }
    const { unused, verdict, segments } = await verify(evidence)
    return [verdict, unused.length, segments.length]
  }
  test('does not count where it was begun and never used', async () => {
    const entries = entriesOf(other().file)
    expect(await seen(fileOf(entries.slice(0, 3)))).toEqual(['COMPLETE', 1, 1])
    expect(await seen(fileOf(entries.slice(0, 1)))).toEqual(['COMPLETE', 1, 1])
    expect(await seen(new Uint8Array(0))).toEqual(['COMPLETE', 1, 1])
    expect(await seen(filled(999, 0))).toEqual(['COMPLETE', 1, 1])
  })
  test('is UNLISTED, or worse, where it has anything more', async () => {
    const entries = entriesOf(other().file)
    expect(await seen(fileOf(entries.slice(0, 4)))).toEqual(['UNLISTED', 0, 2])
    expect(await seen(fileOf([...entries.slice(0, 1), ...entries.slice(4)]))).toEqual(['ALTERED', 0, 2])
    expect(await seen(filled(999, 1))).toEqual(['UNLISTED', 0, 2])
    // Without a ledger nobody can say so.
    expect(await seen(fileOf(entries.slice(0, 3)), null)).toEqual(['OPEN-ENDED', 0, 2])
  })
  test('is not listed by its end alone', async () => {
    const report = await verify({ segments: files(segment.file), volumes: ledger(closed(segment)) })
    expect(report.segments[0]?.verdict).toBe('UNLISTED')
  })
  test('names no policy where it does not count', async () => {
    const begun = fileOf(entriesOf(other().file).slice(0, 3))
    const count = async (...segments: Uint8Array[]) =>
      (await verify({ segments: files(...segments), volumes: listing() })).policies.map((one) => one.segments)
    expect(await count(segment.file, begun)).toEqual([1])
    expect(await count(begun)).toEqual([])
    expect(await count(segment.file, other().file)).toEqual([2])
  })
})

describe('the report as a whole', () => {
  test('is of the worst verdict and the worst identity', async () => {
    const stranger = await newDevice()
    const theirs = sealSegment(stranger, { id: 5 })
    const mixed = await verify({ segments: files(segment.file, theirs.file) })
    expect(mixed).toMatchObject({
      verdict: 'COMPLETE',
      exitCode: 10,
      identity: { state: 'untrusted', device: stranger.device },
    })
    const ledgerOnly = await verify({ segments: [], volumes: listing() }, { trust: stranger.trust })
    expect(ledgerOnly.identity).toMatchObject({ state: 'untrusted', device: device.device })
    expect(mixed.sentence.en.length).toBeGreaterThan(20)
  })
  test('holds the ledger’s problems and those between it and the segments', async () => {
    const late = sealSegment(device, { id: 1, ledger: { size: 99, root: filled(32, 1) } })
    const volumes = ledger({ type: 'genesis', device: device.device }, opened(late))
    const { ledger: found, verdict } = await verify({ segments: files(late.file), volumes })
    expect([verdict, found?.problems.map(({ detail }) => detail)]).toEqual([
      'ROLLED-BACK',
      ['entry 4 is a second genesis', expect.stringMatching(/^it was made when the ledger had 99 entries/)],
    ])
  })
  test('tells how far it is, to the end of every file', async () => {
    const done: number[] = []
    await verify(
      { segments: files(segment.file, segment.file) },
      { progress: (bytes) => void done.push(bytes) },
    )
    expect(done.at(-1)).toBe(2 * segment.file.length)
    expect(done).toEqual([...done].sort((a, b) => a - b))
  })
  test('asks each receipt for as much as a receipt can be, and each segment for its elisions', async () => {
    const asked: number[] = []
    const receipt: EvidenceFile = {
      file: 'large',
      with: (use) =>
        use({
          bytes: 10_000_000,
          async read(_, length) {
            asked.push(length)
            return filled(length, 1)
          },
        }),
    }
    const report = await verify({
      segments: files(segment.file),
      receipts: [receipt, fileOfBytes('small', filled(9, 1))],
    })
    expect(asked).toEqual([RECEIPT_BYTES_MAX + 1])
    const none = { valid: false, detail: 'it is not a receipt' }
    expect(report.receipts).toEqual([
      { file: 'large', ...none },
      { file: 'small', ...none },
    ])
  })
  test('takes nothing for a segment’s HEADER that does not begin a segment', async () => {
    const entries = entriesOf(segment.file)
    const [volume] = listing()
    const bytes = await volume?.with((source) => source.read(0, source.bytes))
    const cases = [segment.file.subarray(8), fileOf(entries.slice(1)), concatBytes(bytes ?? filled(1, 0))]
    for (const bad of cases) {
      const { segments, policies } = await verify({ segments: files(bad) })
      expect(segments[0]).not.toHaveProperty('segment')
      expect(policies).toEqual([])
    }
    expect((await verify({ segments: files(segment.file) })).segments[0]?.segment).toBe(
      hexOf(segment.header.segmentId),
    )
  })
  test('speaks of excerpts where there is nothing else', () => {
    const [excerpt, whole] = [{ excerpt: {} }, {}] as unknown as readonly [SegmentReport, SegmentReport]
    expect([areExcerpts([excerpt, excerpt]), areExcerpts([excerpt, whole]), areExcerpts([])]).toEqual([
      ...[true, false, false],
    ])
  })
})
