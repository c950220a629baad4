/** The verdict on an excerpt with one thing wrong at a time. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, hexOf } from '../../src/bytes.ts'
import { entryHead, HEAD_BYTES, parseHead } from '../../src/crypto/entry.ts'
import { type ChunkKey, excerptHead, itemHead, partHead } from '../../src/crypto/excerpt.ts'
import { openExcerpt } from '../../src/crypto/openexcerpt.ts'
import { chunkSecretsAt } from '../../src/crypto/ratchet.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { inclusionProver, leafHash } from '../../src/crypto/tree.ts'
import { verifyExcerpt } from '../../src/crypto/verifyexcerpt.ts'
import { entriesOf } from './catalogue.ts'
import {
  at,
  type Device,
  filled,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
  sealVolume,
} from './evidence.ts'

let device: Device
let first: SealedSegment
let second: SealedSegment

beforeAll(async () => {
  device = await newDevice()
  // HEADER ENVELOPE CHECKPOINT init v0 CHECKPOINT v1 CHECKPOINT END, and the last CHECKPOINT
  first = sealSegment(device)
  second = sealSegment(device, { id: 2, sequence: 1, fromSecond: 2 })
})

interface Item {
  readonly entry?: Bytes
  /** Whose place is proved. */
  readonly proof?: number
  readonly keys?: ChunkKey
  readonly out?: boolean
}
/** So many entries of a segment; a number stands for the entry as it is. */
function part(
  segment: SealedSegment,
  items: readonly (number | readonly [number, Item])[],
  signed?: Bytes,
): Bytes {
  const entries = entriesOf(segment.file)
  const prove = inclusionProver(
    primitives,
    entries.slice(0, -1).map((entry) => leafHash(primitives, entry.subarray(32, 160))),
  )
  const written = items.map((one) => {
    const [index, change] = typeof one === 'number' ? [one, {}] : one
    const { entry = entries[index] as Bytes, proof = index, keys, out = false }: Item = change
    const stored = out
      ? entryHead(entry.slice(32, HEAD_BYTES), parseHead(entry)?.leafIndex ?? 0, true, 0)
      : entry
    return concatBytes(itemHead(prove(proof), keys), stored)
  })
  const note = signed ?? (entries.at(-1) as Bytes).slice(HEAD_BYTES)
  return concatBytes(partHead(note, items.length), ...written)
}
const verify = (parts: readonly Bytes[], trust = device.trust) =>
  verifyExcerpt(primitives, fileOfBytes('a.zex', concatBytes(excerptHead(parts.length), ...parts)), { trust })
/** What is wrong, why and at which entry. */
async function fault(...parts: readonly Bytes[]) {
  const { verdict, problem } = await verify(parts)
  return problem && [verdict, problem.what, problem.detail, problem.entry]
}
const keysAt = (index: number, { key, header }: SealedSegment = first): ChunkKey =>
  chunkSecretsAt(primitives, key, header.segmentId, index)

describe('an excerpt as it was made', () => {
  test('says where it is from, what is in it and what is not', async () => {
    const keys = keysAt(2)
    const report = await verify([part(first, [0, 3, [4, { out: true }], [5, { out: true }], [6, { keys }]])])
    expect(report).toMatchObject({
      ...{ file: 'a.zex', verdict: 'COMPLETE', identity: { state: 'trusted' }, segment: '01'.repeat(16) },
      ...{ recording: 'aa'.repeat(16), sequence: 0, checkpointUs: at(2_000_000).monotonicUs },
      ...{
        leaves: 5,
        signedLeaves: 5,
        durableLeaves: 0,
        unsignedEntries: 0,
        tornBytes: 0,
        elided: 0,
        elisions: [],
      },
      ...{ chunks: 3, signedFromUs: 0, signedUntilUs: 2_000_000 },
    })
    expect(report).not.toHaveProperty('problem')
    const [leaf] = [parseHead(entriesOf(first.file)[4] as Bytes)?.leaf]
    const withheld = {
      segment: '01'.repeat(16),
      entry: 4,
      type: 'CHUNK',
      track: 'video',
      fromUs: 0,
      durUs: 1_000_000,
    }
    expect(report.excerpt).toMatchObject({
      parts: [{ segment: '01'.repeat(16), sequence: 0, fromEntry: 3, toEntry: 6, entries: 9 }],
      ...{ disclosedChunks: 2, keyedChunks: 1, withheldChunks: 1 },
      withheld: [
        { ...withheld, bodyBytes: leaf?.bodyBytes },
        { entry: 5, type: 'CHECKPOINT' },
      ],
      withheldTracks: [{ track: 'video', chunks: 1, durUs: 1_000_000 }],
    })
    const later = await verify([part(first, [0, 3, [6, { out: true }]])])
    expect(later.excerpt?.withheld).toMatchObject([{ entry: 6, fromUs: 1_000_000 }])
    expect(later.excerpt?.parts).toMatchObject([{ fromEntry: 6, toEntry: 6 }])
    expect(later.bytes).toBe(concatBytes(excerptHead(1), part(first, [0, 3, [6, { out: true }]])).length)
  })
  test('goes on in the next segment, and tells how far it was read', async () => {
    const done: number[] = []
    const file = concatBytes(excerptHead(2), part(first, [0, 3, 6, 7, 8]), part(second, [0, 1, 2, 3, 4]))
    const report = await verifyExcerpt(primitives, fileOfBytes('a', file), {
      progress: (bytes) => void done.push(bytes),
    })
    expect(report).toMatchObject({ verdict: 'COMPLETE', identity: { state: 'unchecked' }, leaves: 10 })
    expect(report.excerpt?.parts).toMatchObject([
      { fromEntry: 6, toEntry: 8 },
      { sequence: 1, fromEntry: 0, toEntry: 4 },
    ])
    expect([done.length, done.at(-1)]).toEqual([10, file.length])
  })
})

describe('an excerpt is ALTERED', () => {
  test('where a part does not begin as one', async () => {
    const headless = (entry: number) => [
      'ALTERED',
      'header',
      'a part does not begin with the HEADER of a segment',
      entry,
    ]
    expect(await fault(part(first, [4]))).toEqual(headless(0))
    const [header] = entriesOf(first.file) as [Bytes]
    const moved = concatBytes(
      entryHead(header.slice(32, HEAD_BYTES), 1, false, header.length - HEAD_BYTES),
      header.subarray(HEAD_BYTES),
    )
    expect(await fault(part(first, [[0, { entry: moved }]]))).toEqual(headless(0))
    const [volume] = entriesOf(sealVolume(device, []).file) as [Bytes]
    expect(await fault(part(first, [[0, { entry: volume }]]))).toEqual(headless(0))
    const unsigned = ['ALTERED', 'checkpoint', 'its checkpoint is not signed by the epoch key', 0]
    expect(await fault(part(first, [0], filled(9, 65)))).toEqual(unsigned)
    expect(await fault(part(first, [0], (entriesOf(second.file).at(-1) as Bytes).slice(HEAD_BYTES)))).toEqual(
      unsigned,
    )
  })
  test('where an entry is not the next one, or not of it', async () => {
    const excerpt = (detail: string, entry: number) => ['ALTERED', 'excerpt', detail, entry]
    expect(await fault(part(first, [0, 3, 4, 4]))).toEqual(excerpt('entry 4 stands behind entry 4', 4))
    expect(await fault(part(first, [0, 3, 4, 3]))).toEqual(excerpt('entry 3 stands behind entry 4', 3))
    expect(await fault(part(first, [0, 3, 4, 6]))).toEqual(excerpt('entries 5 to 5 are missing', 6))
    expect(await fault(part(first, [0, 2, 4]))).toEqual(excerpt('entries 3 to 3 are missing', 4))
    expect(await fault(part(first, [0, 3, 4, 8]))).toEqual(excerpt('entries 5 to 7 are missing', 8))
    const foreign = entriesOf(second.file)[4] as Bytes
    expect(await fault(part(first, [0, 3, [4, { entry: foreign }]]))).toEqual(
      excerpt('an entry of another segment', 4),
    )
    const unproven = ['ALTERED', 'proof', 'it is not the entry that stands there in the recording', 4]
    expect(await fault(part(first, [0, 3, [4, { proof: 6 }]]))).toEqual(unproven)
    const cut = await fault(part(first, [0, 3, 4]).slice(0, -1))
    expect(cut).toEqual(['ALTERED', 'the file ends inside an entry', 'an entry is damaged or cut off', 2])
  })
  test('where a key in it does not open its chunk, or has none to open', async () => {
    const wrong = (entry: number) => [
      'ALTERED',
      'chunk key',
      'the key given for this chunk does not open it',
      entry,
    ]
    const keyed = (index: number, keys: ChunkKey, out = false) =>
      part(
        first,
        [0, 3, 4, 5, 6, 7, 8].map((one) => (one === index ? [one, { keys, out }] : one)),
      )
    expect(await fault(keyed(4, keysAt(1)))).toBeUndefined()
    expect(await fault(keyed(4, keysAt(2)))).toEqual(wrong(4))
    expect(await fault(keyed(4, { ...keysAt(1), salt: filled(32, 1) }))).toEqual(wrong(4))
    expect(await fault(keyed(4, keysAt(1), true))).toEqual(wrong(4))
    expect(await fault(keyed(8, keysAt(3)))).toEqual(wrong(8))
    expect(await fault(keyed(5, keysAt(1)))).toEqual(wrong(5))
  })
  test('where its parts do not follow each other', async () => {
    const stranger = 'a part that is not of the next segment of the same recording'
    const whole = part(first, [0, 3, 6, 7, 8])
    const next = (plan: Parameters<typeof sealSegment>[1], by = device) =>
      part(sealSegment(by, { id: 2, sequence: 1, fromSecond: 2, ...plan }), [0, 1, 2])
    expect(await fault(whole, next({}))).toBeUndefined()
    expect(await fault(whole, next({ sequence: 2 }))).toEqual(['ALTERED', 'excerpt', stranger, 0])
    expect(await fault(whole, next({ sequence: 0 }))).toEqual(['ALTERED', 'excerpt', stranger, 0])
    const other = await newDevice()
    expect(await fault(whole, next({}, other))).toEqual(['ALTERED', 'excerpt', stranger, 0])
    const renamed = { ...device, device: 'zg-00000000' }
    expect(await fault(whole, next({}, renamed))).toEqual(['ALTERED', 'excerpt', stranger, 0])
    const between = 'entries between segment 0 and the next are missing'
    expect((await fault(part(first, [0, 3, 6, 7]), next({})))?.slice(0, 3)).toEqual([
      'ALTERED',
      'excerpt',
      between,
    ])
    expect((await fault(whole, part(second, [0, 3, 4])))?.slice(0, 3)).toEqual([
      'ALTERED',
      'excerpt',
      between,
    ])
  })
})

describe('whose excerpt it is', () => {
  test('is the worst of what its parts say, and NOT-SEALED where one is invalid', async () => {
    const forged = { ...device, statement: { ...device.statement, counter: 9 } }
    const invalid = sealSegment(forged, { id: 2, sequence: 1, fromSecond: 2 })
    const report = await verify([part(first, [0, 3, 6, 7, 8]), part(invalid, [0, 1, 2])])
    expect(report).toMatchObject({
      verdict: 'NOT-SEALED',
      identity: { state: 'invalid', reason: 'bad-statement' },
    })
    expect(report.problem).toMatchObject({ what: 'identity', entry: 0, offset: 0 })
    const altered = await verify([part(first, [0, 3, 6, 7, 8]), part(invalid, [0, 1, 2, 4])])
    expect(altered).toMatchObject({
      verdict: 'ALTERED',
      identity: { state: 'invalid' },
      problem: { what: 'excerpt' },
    })
    const none = await verify([part(first, [4])])
    expect(none).toMatchObject({ verdict: 'ALTERED', identity: { state: 'unchecked' }, checkpointUs: null })
    expect(none).not.toHaveProperty('segment')
  })
})

describe('opening an excerpt', () => {
  const open = (...parts: readonly Bytes[]) =>
    openExcerpt(primitives, fileOfBytes('a.zex', concatBytes(excerptHead(parts.length), ...parts)))
  test('shows the chunks whose keys are in it, of every part', async () => {
    const [init, one] = [{ keys: keysAt(0) }, { keys: keysAt(2) }]
    const [secondInit, two] = [{ keys: keysAt(0, second) }, { keys: keysAt(1, second) }]
    const opened = await open(
      part(first, [0, [3, init], [4, { out: true }], 5, [6, one], 7, 8]),
      part(second, [0, 1, 2, [3, secondInit], [4, two]]),
    )
    expect(opened).toMatchObject({ chunks: 2, fromUs: 1_000_000, untilUs: 3_000_000, refused: 0 })
    const texts: string[] = []
    for await (const { fragment } of opened.parts()) texts.push(hexOf(fragment.subarray(0, 8)))
    expect(texts).toEqual([1, 2].map((n) => hexOf(new TextEncoder().encode(`second ${n}`).subarray(0, 8))))
    expect(opened.refused).toBe(0)
  })
  test('is refused of what cannot be read and of what holds no keys', async () => {
    const whole = part(first, [0, 3, 4])
    await expect(open(whole.slice(0, -1))).rejects.toMatchObject({
      code: 'EVIDENCE_UNSOUND',
      message: expect.stringMatching(
        /^a\.zex: the file ends inside an entry at byte \d+: an entry is damaged/,
      ),
    })
    await expect(open(whole)).rejects.toMatchObject({
      code: 'NOTHING_TO_OPEN',
      message:
        'a.zex: an excerpt without chunk keys; whoever holds an identity makes one with "zeuge excerpt --identity"',
    })
    const later = part(second, [0, 1, 2, [3, { keys: keysAt(0, second) }], [4, { keys: keysAt(1, second) }]])
    expect(await open(part(first, [0, 3, 6, 7, 8]), later)).toMatchObject({ chunks: 1 })
  })
})
