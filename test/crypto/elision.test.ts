/** Elision: a copy without chosen bodies still verifies, and only a trusted statement makes it lawful. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, utf8 } from '../../src/bytes.ts'
import { chooseLeaves, chooseMedia, copyWithout } from '../../src/crypto/elide.ts'
import {
  type Elision,
  formatElision,
  isReason,
  judgeElision,
  parseElision,
  signElision,
} from '../../src/crypto/elision.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../../src/crypto/entry.ts'
import { countOf, type LeafRange } from '../../src/crypto/leafranges.ts'
import { noblePrimitives } from '../../src/crypto/noble.ts'
import { type NoteSigner, signerOf } from '../../src/crypto/notekey.ts'
import { type IndexedSegment, indexSegment } from '../../src/crypto/segmentindex.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import {
  type Device,
  filled,
  NOW_MS,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
  sealVolume,
} from './evidence.ts'

const CHUNKS = { from: 4, to: 4 }

let device: Device
let sealed: SealedSegment
let segment: IndexedSegment
const signer: NoteSigner = signerOf(primitives, 'elide', filled(32, 0x77))

beforeAll(async () => {
  device = await newDevice()
  sealed = sealSegment(device, { seconds: 4 })
  segment = await indexed(sealed.file)
})

const trusting = (...keys: NoteSigner[]): Trust => ({ ...device.trust, elide: keys })

async function indexed(file: Bytes): Promise<IndexedSegment> {
  const index = await indexSegment(primitives, fileOfBytes('a.zeu', file))
  if (index === undefined) throw new Error('nothing is signed')
  return index
}

async function without(leaves: readonly LeafRange[], of = segment): Promise<Bytes> {
  const parts: Bytes[] = []
  await copyWithout(of, leaves, async (part) => void parts.push(part))
  return concatBytes(...parts)
}

function statement(leaves: readonly LeafRange[], change: Partial<Elision> = {}, by = signer): Bytes {
  const { header, signed } = segment
  const about = { segmentId: header.segmentId, size: signed.size, root: signed.root, leaves }
  return signElision(primitives, { ...about, unixUs: NOW_MS * 1000, reason: 'court order', ...change }, by)
}

const verify = (
  file: Bytes,
  elisions: readonly Uint8Array[],
  trust = trusting(signer),
  engine = primitives,
) =>
  verifyEvidence(
    engine,
    { segments: [{ ...fileOfBytes('a.zeu', file), elisions: async () => elisions }], whole: false },
    { trust },
  )

describe('an elided copy', () => {
  test('is COMPLETE-ELIDED with exit code 11 under a statement of a trusted key', async () => {
    const leaves = chooseMedia(segment, { fromUs: 1_000_000, toUs: 3_000_000 })
    expect(countOf(leaves)).toBe(2)
    const report = await verify(await without(leaves), [statement(leaves)])
    expect(report).toMatchObject({ verdict: 'COMPLETE-ELIDED', exitCode: 11 })
    expect(report.segments[0]).toMatchObject({
      elided: 2,
      elisions: [{ valid: true, by: 'elide', reason: 'court order', leaves }],
      chunks: 5,
    })
  })
  test('gives the same verdict with the second implementation of the primitives', async () => {
    const leaves = [CHUNKS]
    const [file, note] = [await without(leaves), statement(leaves)]
    const [one, other] = [
      await verify(file, [note]),
      await verify(file, [note], trusting(signer), noblePrimitives),
    ]
    expect(other).toEqual(one)
  })
  test('changes nothing but the preambles and bodies of what was chosen', async () => {
    const copy = await without([CHUNKS])
    const at = segment.entries[4]?.offset ?? 0
    const end = segment.entries[5]?.offset ?? 0
    expect(copy.subarray(0, at)).toEqual(sealed.file.subarray(0, at))
    expect(copy.subarray(at + 32, at + HEAD_BYTES)).toEqual(sealed.file.subarray(at + 32, at + HEAD_BYTES))
    expect(copy.subarray(at + HEAD_BYTES)).toEqual(sealed.file.subarray(end))
    expect(parseHead(copy.subarray(at))).toMatchObject({ elided: true, bodyBytes: 0, leafIndex: 4 })
  })
  test('still has the size and root its ledger and its successor state', async () => {
    const { size, root, headerLeafHash, header } = sealed
    const id = { recording: header.recording.id, segment: header.segmentId }
    const volume = sealVolume(device, [
      { type: 'genesis', device: device.device },
      { type: 'opened', ...id, sequence: 0, headerLeafHash },
      { type: 'closed', ...id, size, root, bytes: 1, fileHash: null, cause: 'stopped' },
    ])
    const leaves = [{ from: 3, to: size - 2 }]
    const file = await without(leaves)
    const found = { ...fileOfBytes('a.zeu', file), elisions: async () => [statement(leaves)] }
    const volumes = [{ ...fileOfBytes('0.zlg', volume.file), number: 0 }]
    const report = await verifyEvidence(
      primitives,
      { segments: [found], volumes, whole: true },
      { trust: trusting(signer) },
    )
    expect(report.verdict).toBe('COMPLETE-ELIDED')
  })
  test('of an open-ended segment stays OPEN-ENDED, and leaves the unsigned tail behind', async () => {
    const torn = sealSegment(device, { seconds: 3, ended: false })
    const index = await indexed(concatBytes(...torn.pieces.slice(0, -1), filled(500, 7)))
    const leaves = chooseMedia(index, { fromUs: 0, toUs: 1_000_000 })
    const copy = await without(leaves, index)
    const { size, root } = index.signed
    const report = await verify(copy, [statement(leaves, { size, root })])
    expect(report.verdict).toBe('OPEN-ENDED')
    expect(report.segments[0]).toMatchObject({ tornBytes: 0, unsignedEntries: 0, elided: 1 })
    expect((await verify(copy, [])).verdict).toBe('ELIDED-UNAUTHORISED')
  })
  test('may be elided again: statements add up, and each alone is not enough', async () => {
    const [first, second] = [[{ from: 4, to: 4 }], [{ from: 6, to: 6 }]]
    const once = await indexed(await without(first))
    expect(chooseLeaves(once, [{ from: 4, to: 6 }])).toEqual([{ from: 5, to: 6 }])
    const twice = await without(second, once)
    const notes = [statement(first), statement(second)]
    expect((await verify(twice, notes)).verdict).toBe('COMPLETE-ELIDED')
    for (const note of notes) expect((await verify(twice, [note])).verdict).toBe('ELIDED-UNAUTHORISED')
  })
})

describe('an elision is unauthorised', () => {
  const other = signerOf(primitives, 'elide', filled(32, 0x78))
  const cases: [string, () => Uint8Array[], (() => Trust)?][] = [
    ['without a statement', () => []],
    ['under a statement that covers less', () => [statement([{ from: 5, to: 5 }])]],
    ['under a statement of a key the trust file does not list', () => [statement([CHUNKS], {}, other)]],
    ['where the trust file lists no elide key', () => [statement([CHUNKS])], () => trusting()],
    [
      'where the trust file lists another key of that name',
      () => [statement([CHUNKS])],
      () => trusting(other),
    ],
    ['under a statement on another segment', () => [statement([CHUNKS], { segmentId: filled(16, 9) })]],
    ['under a statement on another root', () => [statement([CHUNKS], { root: filled(32, 9) })]],
    ['under a statement on another size', () => [statement([CHUNKS], { size: segment.signed.size + 1 })]],
    ['under something that is no statement', () => [utf8('granted'), new Uint8Array(0)]],
  ]
  test.each(cases)('%s: exit code 16', async (_, notes, trust = () => trusting(signer)) => {
    const report = await verify(await without([CHUNKS]), notes(), trust())
    expect(report).toMatchObject({ verdict: 'ELIDED-UNAUTHORISED', exitCode: 16 })
    expect(report.segments[0]?.problem).toMatchObject({ what: 'elision', entry: 4 })
  })
  test('with any byte of the statement changed', () => {
    const note = statement([CHUNKS])
    const { header, signed } = segment
    const about = { id: header.segmentId, size: signed.size, root: signed.root }
    expect(judgeElision(primitives, note, about, [signer]).valid).toBe(true)
    for (let at = 0; at < note.length * 8; at++) {
      const changed = note.slice()
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at % 8))
      expect(judgeElision(primitives, changed, about, [signer]).valid, `bit ${at}`).toBe(false)
    }
  })
  test('without a trust file, since nobody says who may', async () => {
    const file = {
      ...fileOfBytes('a.zeu', await without([CHUNKS])),
      elisions: async () => [statement([CHUNKS])],
    }
    const report = await verifyEvidence(primitives, { segments: [file], whole: false })
    expect(report.verdict).toBe('ELIDED-UNAUTHORISED')
  })
  test('never for HEADER and last CHECKPOINT: they cannot be chosen, stated or taken out', async () => {
    const last = segment.signed.size - 1
    for (const leaf of [0, last]) {
      expect(() => chooseLeaves(segment, [{ from: leaf, to: leaf }])).toThrow(/always stay/)
      const range = [{ from: leaf, to: leaf }]
      const { header, signed } = segment
      const about = {
        segmentId: header.segmentId,
        size: signed.size,
        root: signed.root,
        unixUs: 1,
        reason: 'x',
      }
      expect(parseElision(formatElision({ ...about, leaves: range }))).toBeUndefined()
      expect((await verify(await without(range), [])).verdict).toMatch(/ALTERED|OPEN-ENDED|NOT-SEALED/)
    }
  })
})

describe('the text of a statement', () => {
  const text = () =>
    formatElision({
      ...{ segmentId: filled(16, 1), size: 20, root: filled(32, 2), unixUs: 1_790_000_000_000_000 },
      ...{ leaves: [{ from: 3, to: 5 }], reason: 'Löschfrist abgelaufen' },
    })
  test('is read back as it was written', () => {
    expect(parseElision(text())).toMatchObject({ size: 20, reason: 'Löschfrist abgelaufen' })
    expect(text().split('\n')).toHaveLength(8)
  })
  test.each<[string, (text: string) => string]>([
    ['an unsorted list', (t) => t.replace('leaves 3-5', 'leaves 5,3-4')],
    ['a list that could be shorter', (t) => t.replace('leaves 3-5', 'leaves 3-4,5')],
    ['a leading zero', (t) => t.replace('size 20', 'size 020')],
    ['an empty list', (t) => t.replace('leaves 3-5', 'leaves ')],
    ['a leaf behind the end', (t) => t.replace('leaves 3-5', 'leaves 3-25')],
    ['an upper-case id', (t) => t.replace(/segment .{32}/, `segment ${'AA'.repeat(16)}`)],
    ['a line more', (t) => `${t}more\n`],
    ['another label', (t) => t.replace('v1', 'v2')],
    ['a reason with a space behind it', (t) => t.replace('abgelaufen', 'abgelaufen ')],
    ['no reason', (t) => t.replace(/reason .*/, 'reason ')],
  ])('with %s is refused', (_, change) => {
    expect(change(text())).not.toBe(text())
    expect(parseElision(change(text()))).toBeUndefined()
  })
  test('takes a reason of one line only', () => {
    expect(isReason('a\nb')).toBe(false)
    expect(isReason('')).toBe(false)
    expect(isReason('x'.repeat(501))).toBe(false)
    expect(isReason('x'.repeat(500))).toBe(true)
  })
})

test('media is chosen by its track, and what must stay is named', () => {
  const all = { fromUs: 0, toUs: 9_000_000 }
  expect(chooseMedia(segment, { ...all, track: 'video' })).toEqual(chooseMedia(segment, all))
  expect(countOf(chooseMedia(segment, all))).toBe(4)
  expect(chooseMedia(segment, { ...all, track: 'audio' })).toEqual([])
  const { size } = segment.signed
  const message = `leaves 0: HEADER (0) and the last checkpoint (${size - 1}) always stay; 1 to ${size - 2} can go`
  expect(() => chooseLeaves(segment, [{ from: 0, to: 0 }])).toThrow(
    expect.objectContaining({ code: 'USAGE', message }),
  )
})

test('a copy begins as every segment does', async () => {
  expect((await without([CHUNKS])).subarray(0, 8)).toEqual(MAGIC)
})
