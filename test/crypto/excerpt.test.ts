/** Excerpts: an interval that a stranger can check without the rest, and open only as far as it was disclosed. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, equalBytes, textOf } from '../../src/bytes.ts'
import { copyWithout } from '../../src/crypto/elide.ts'
import { entryHead, HEAD_BYTES, parseHead } from '../../src/crypto/entry.ts'
import { excerptHead, itemHead, partHead } from '../../src/crypto/excerpt.ts'
import {
  type ExcerptChoice,
  type PlannedPart,
  planExcerpt,
  writeExcerpt,
} from '../../src/crypto/excerptplan.ts'
import { encodeLeaf } from '../../src/crypto/leaf.ts'
import { noblePrimitives } from '../../src/crypto/noble.ts'
import type { Unwrap } from '../../src/crypto/open.ts'
import { openExcerpt } from '../../src/crypto/openexcerpt.ts'
import { chunkSecretsAt } from '../../src/crypto/ratchet.ts'
import { type IndexedSegment, indexSegment } from '../../src/crypto/segmentindex.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { inclusionProver } from '../../src/crypto/tree.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { verifyExcerpt } from '../../src/crypto/verifyexcerpt.ts'
import {
  type Device,
  fragmentOf,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
} from './evidence.ts'

/** The fixture's envelope is the key itself. */
const unwrap: Unwrap = async (envelope) => envelope.slice()
const MIDDLE = { fromUs: 3_000_000, toUs: 7_000_000 }

let device: Device
let sealed: readonly SealedSegment[]
let segments: readonly IndexedSegment[]

beforeAll(async () => {
  device = await newDevice()
  sealed = [0, 1, 2].map((sequence) =>
    sealSegment(device, { id: sequence + 1, sequence, seconds: 4, fromSecond: sequence * 4 }),
  )
  segments = await Promise.all(sealed.map(({ file }) => indexed(file)))
})

async function indexed(file: Bytes): Promise<IndexedSegment> {
  const segment = await indexSegment(primitives, fileOfBytes('a.zeu', file))
  if (segment === undefined) throw new Error('nothing is signed')
  return segment
}

async function written(parts: readonly PlannedPart[], keys?: Unwrap): Promise<Bytes> {
  const pieces: Bytes[] = []
  await writeExcerpt(primitives, parts, async (piece) => void pieces.push(piece), keys)
  return concatBytes(...pieces)
}

const make = (choice: ExcerptChoice = MIDDLE, keys?: Unwrap) => written(planExcerpt(segments, choice), keys)

const verify = (file: Uint8Array, engine = primitives) =>
  verifyEvidence(engine, { segments: [fileOfBytes('a.zex', file)], whole: false }, { trust: device.trust })

const verdictOf = (file: Uint8Array) => verifyExcerpt(primitives, fileOfBytes('a.zex', file))

async function secondsIn(file: Bytes): Promise<(string | undefined)[]> {
  const texts: (string | undefined)[] = []
  const opened = await openExcerpt(primitives, fileOfBytes('a.zex', file))
  for await (const { fragment } of opened.parts()) texts.push(textOf(fragment.subarray(0, 8)))
  return texts
}

describe('an excerpt', () => {
  test('is COMPLETE without the recording, over the end of one segment into the next', async () => {
    const report = await verify(await make())
    expect(report).toMatchObject({ ok: true, verdict: 'COMPLETE', exitCode: 0 })
    expect(report.sentence.en).toMatch(/^An excerpt, genuine/)
    const [one] = report.segments
    expect(one).toMatchObject({
      signedFromUs: 3_000_000,
      signedUntilUs: 7_000_000,
      chunks: 6,
      undeclaredGaps: [],
    })
    expect(one?.excerpt).toMatchObject({ disclosedChunks: 6, keyedChunks: 0, withheldChunks: 0 })
    expect(one?.excerpt?.parts).toMatchObject([
      { sequence: 0, fromEntry: 10, toEntry: 12, entries: 13 },
      { sequence: 1, fromEntry: 0, toEntry: 8, entries: 13 },
    ])
  })
  test('gives the same verdict with the second implementation of the primitives', async () => {
    const file = await make(MIDDLE, unwrap)
    expect(await verify(file, noblePrimitives)).toEqual(await verify(file))
  })
  test('is of an untrusted camera where it is: exit code 10, and says so', async () => {
    const stranger = await newDevice()
    const report = await verifyEvidence(
      primitives,
      { segments: [fileOfBytes('a.zex', await make())], whole: false },
      { trust: stranger.trust },
    )
    expect(report).toMatchObject({ verdict: 'COMPLETE', exitCode: 10, identity: { state: 'untrusted' } })
    expect(report.sentence.en).toMatch(/has not been shown/)
  })
  test('lists what it does not disclose', async () => {
    const [report] = (await verify(await make({ ...MIDDLE, track: 'audio' }))).segments
    expect(report?.excerpt).toMatchObject({
      disclosedChunks: 0,
      withheldChunks: 5,
      withheldTracks: [{ track: 'video', chunks: 5, durUs: 4_000_000 }],
    })
    expect(report?.excerpt?.withheld.filter(({ type }) => type === 'CHUNK')).toHaveLength(5)
  })
  test('never holds the envelope, the segment key or a chain key', async () => {
    const file = await make(MIDDLE, unwrap)
    for (const { key } of sealed) expect(indexOf(file, key)).toBe(-1)
    const one = sealed[1]
    if (one === undefined) throw new Error('three segments')
    // Chunks 0 to 3 are disclosed (init and seconds 4 to 6); the next one's secrets are nowhere
    const [given, next] = [3, 4].map((index) =>
      chunkSecretsAt(primitives, one.key, one.header.segmentId, index),
    )
    expect(indexOf(file, given?.key ?? file)).toBeGreaterThan(0)
    expect(indexOf(file, next?.key ?? file)).toBe(-1)
  })
  test('opens exactly what was disclosed, with its own keys and no identity', async () => {
    const seconds = [3, 4, 5, 6].map((second) => textOf(fragmentOf(second).subarray(0, 8)))
    expect(await secondsIn(await make(MIDDLE, unwrap))).toEqual(seconds)
    await expect(secondsIn(await make())).rejects.toMatchObject({ code: 'NOTHING_TO_OPEN' })
  })
  test('cannot disclose what was taken out, and says that it is not disclosed', async () => {
    const pieces: Bytes[] = []
    const [first] = segments
    if (first === undefined) throw new Error('three segments')
    await copyWithout(first, [{ from: 10, to: 10 }], async (piece) => void pieces.push(piece))
    const elided = await indexed(concatBytes(...pieces))
    const file = await written(planExcerpt([elided, ...segments.slice(1)], MIDDLE), unwrap)
    expect((await verify(file)).segments[0]).toMatchObject({
      verdict: 'COMPLETE',
      excerpt: { withheldChunks: 1 },
    })
    expect(await secondsIn(file)).toHaveLength(3)
  })
  test('of an open-ended recording rests on its last checkpoint', async () => {
    const torn = sealSegment(device, { id: 9, seconds: 3, ended: false })
    const cut = await indexed(concatBytes(...torn.pieces.slice(0, -1)))
    const file = await written(planExcerpt([cut], { fromUs: 0, toUs: 9_000_000 }), unwrap)
    expect((await verify(file)).verdict).toBe('COMPLETE')
    expect(await secondsIn(file)).toHaveLength(2)
  })
  test('costs 160 bytes, its proof and two more for each entry', async () => {
    const parts = planExcerpt(segments, MIDDLE)
    const file = await written(parts)
    const items = parts.flatMap(({ items }) => items)
    const bodies = items.reduce(
      (sum, { entry, disclosed }) => sum + (disclosed ? entry.head.bodyBytes : 0),
      0,
    )
    const notes = parts.reduce(
      (sum, { segment }) => sum + 8 + (segment.entries.at(-1)?.head.bodyBytes ?? 0),
      12,
    )
    const perEntry = (file.length - bodies - notes) / items.length
    expect(perEntry).toBeGreaterThan(160 + 2)
    expect(perEntry).toBeLessThanOrEqual(160 + 2 + 4 * 32)
  })
  test('is refused where the interval holds nothing or a segment in it is missing', () => {
    expect(() => planExcerpt(segments, { fromUs: 12_000_000, toUs: 13_000_000 })).toThrow(/no media/)
    const holed = segments.filter((_, at) => at !== 1)
    expect(() => planExcerpt(holed, { fromUs: 0, toUs: 12_000_000 })).toThrow(/segment 1 .* not here/)
  })
  test('is refused of altered evidence', async () => {
    const file = (sealed[0] as SealedSegment).file.slice()
    const at = segments[0]?.entries[4]?.offset ?? 0
    file[at + HEAD_BYTES] = (file[at + HEAD_BYTES] ?? 0) ^ 1
    await expect(indexed(file)).rejects.toMatchObject({ code: 'EVIDENCE_UNSOUND' })
  })
})

describe('a changed excerpt', () => {
  test('is never COMPLETE, whatever byte was changed', async () => {
    const file = await make({ fromUs: 1_000_000, toUs: 2_000_000 }, unwrap)
    // Every third byte, each with another bit: all of them take four times as long and find no more
    for (let at = 0; at < file.length; at += at < 32 ? 1 : 3) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      const found = at < 8 ? (await verify(changed)).verdict : (await verdictOf(changed)).verdict
      expect(found, `byte ${at} of ${file.length}`).toBe(at < 8 ? 'NOT-SEALED' : 'ALTERED')
    }
  })
  test('is ALTERED wherever it was cut, and with anything behind it', async () => {
    const file = await make({ fromUs: 3_000_000, toUs: 4_000_000 }, unwrap)
    for (let length = 8; length < file.length; length += 7)
      expect((await verdictOf(file.subarray(0, length))).verdict, `cut at ${length}`).toBe('ALTERED')
    expect((await verify(concatBytes(file, Uint8Array.of(0)))).verdict).toBe('ALTERED')
    expect((await verify(file.subarray(0, 4))).verdict).toBe('NOT-SEALED')
  })
  test('with an entry, a part, or everything between two parts left out is ALTERED, with the reason', async () => {
    const [one, two] = planExcerpt(segments, MIDDLE) as readonly [PlannedPart, PlannedPart]
    const third = planExcerpt(segments.slice(2), { fromUs: 8_000_000, toUs: 9_000_000 })[0] as PlannedPart
    const less = (part: PlannedPart, at: number) => ({
      ...part,
      items: part.items.filter((_, i) => i !== at),
    })
    const reason = async (...parts: PlannedPart[]) => {
      const report = await verify(await written(parts))
      expect(report.verdict).toBe('ALTERED')
      return report.segments[0]?.problem?.detail
    }
    expect(await reason(one, less(two, 4))).toMatch(/entries 4 to 4 are missing/)
    expect(await reason(less(one, 0), two)).toMatch(/does not begin with the HEADER/)
    expect(await reason(less(one, one.items.length - 1), two)).toMatch(/between segment 0 and the next/)
    expect(await reason(one, less(two, 1))).toMatch(/missing/)
    expect(await reason(two, one)).toMatch(/not of the next segment/)
    expect(await reason(one, third)).toMatch(/not of the next segment/)
    expect(await reason({ ...one, items: [...one.items, ...one.items.slice(-1)] }, two)).toMatch(
      /stands behind/,
    )
  })
  test('with an entry of another segment, its checksum mended, has no proof', async () => {
    const [part] = planExcerpt(segments, { fromUs: 1_000_000, toUs: 2_000_000 }) as readonly [PlannedPart]
    const { segment, items } = part
    const { size } = segment.signed.checkpoint
    const prove = inclusionProver(
      primitives,
      segment.entries.slice(0, size).map(({ leafHash }) => leafHash),
    )
    const source = (sealed[0] as SealedSegment).file
    const note = segment.entries.at(-1)
    if (note === undefined) throw new Error('a checkpoint')
    const noteAt = note.offset + HEAD_BYTES
    const pieces = items.map(({ entry: { head, offset } }) => {
      const { leaf } = head
      const leafBytes =
        leaf.type === 'CHUNK' ? encodeLeaf({ ...leaf, unixUs: leaf.unixUs + 1n }) : head.leafBytes
      const body = source.subarray(offset + HEAD_BYTES, offset + HEAD_BYTES + head.bodyBytes)
      const entry = entryHead(leafBytes, head.leafIndex, false, body.length)
      expect(parseHead(entry)).toBeDefined()
      return concatBytes(itemHead(prove(head.leafIndex), undefined), entry, body)
    })
    const forged = concatBytes(
      excerptHead(1),
      partHead(source.slice(noteAt, noteAt + note.head.bodyBytes), pieces.length),
      ...pieces,
    )
    const report = await verify(forged)
    expect(report).toMatchObject({ verdict: 'ALTERED', segments: [{ problem: { what: 'proof', entry: 3 } }] })
    expect(report.sentence.de).toMatch(/^Auszug, verändert/)
  })
})

function indexOf(file: Bytes, part: Bytes): number {
  for (let at = 0; at <= file.length - part.length; at++)
    if (file[at] === part[0] && equalBytes(file.subarray(at, at + part.length), part)) return at
  return -1
}
