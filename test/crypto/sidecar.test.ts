/** Sidecars: the keys once more, for exactly the segments they were made from. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import { copyWithout } from '../../src/crypto/elide.ts'
import { openRecording, type Unwrap } from '../../src/crypto/open.ts'
import { indexSegment } from '../../src/crypto/segmentindex.ts'
import {
  collectKeys,
  encodeSidecar,
  parseSidecar,
  SIDECAR_SEGMENTS_MAX,
  type SidecarKey,
  unwrapFrom,
} from '../../src/crypto/sidecar.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
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

const unwrap: Unwrap = async (envelope) => envelope.slice()

let device: Device
let one: SealedSegment
let two: SealedSegment

beforeAll(async () => {
  device = await newDevice()
  one = sealSegment(device, { id: 1 })
  two = sealSegment(device, { id: 2, sequence: 1, fromSecond: 2 })
})

const files = (...segments: readonly { readonly file: Bytes }[]) =>
  segments.map(({ file }, index) => fileOfBytes(`${index}.zeu`, file))
const keysOf = (...segments: readonly SealedSegment[]) =>
  collectKeys(primitives, files(...segments), unwrap, 'x25519')

async function chunksWith(keys: readonly SidecarKey[], ...segments: readonly { readonly file: Bytes }[]) {
  return (await openRecording(primitives, files(...segments), unwrapFrom(keys, 'x25519', 's.age'))).chunks
}

describe('a sidecar', () => {
  test('is read back as it was written, and opens the segments it was made from', async () => {
    const keys = await keysOf(one, two)
    const read = parseSidecar(encodeSidecar(keys))
    expect(read).toEqual(keys)
    expect(await chunksWith(read ?? [], one, two)).toBe(4)
  })
  test('opens no other segment', async () => {
    await expect(chunksWith(await keysOf(one), one, two)).rejects.toMatchObject({ code: 'KEY_WRONG' })
  })
  test('is bound by id and key commitment: neither alone is enough', async () => {
    const [first] = await keysOf(one)
    if (first === undefined) throw new Error('one key')
    const wrong = [
      { ...first, segment: filled(16, 9) },
      { ...first, keyCommitment: filled(32, 9) },
      { ...first, key: filled(32, 9) },
    ]
    for (const key of wrong) await expect(chunksWith([key], one)).rejects.toMatchObject({ code: 'KEY_WRONG' })
  })
  test('opens a segment whose envelope was taken out, which nothing else does', async () => {
    const keys = await keysOf(one)
    const [file] = files(one)
    const index = file && (await indexSegment(primitives, file))
    const pieces: Bytes[] = []
    if (index) await copyWithout(index, [{ from: 1, to: 1 }], async (piece) => void pieces.push(piece))
    const shredded = { file: concatBytes(...pieces) }
    await expect(openRecording(primitives, files(shredded), unwrap)).rejects.toThrow(/only a sidecar/)
    expect(await chunksWith(keys, shredded)).toBe(2)
  })
  test('that is classic is refused for a hybrid segment, when it is made and when it is used', async () => {
    const { header, file } = one
    const hybrid = { ...header, envelope: { ...header.envelope, kind: 'mlkem768x25519' as const } }
    const classic = unwrapFrom(await keysOf(one), 'x25519', 's.age')
    await expect(classic(file, hybrid)).rejects.toMatchObject({ code: 'RECIPIENTS_MIXED' })
    await expect(classic(file, header)).resolves.toHaveLength(32)
    const strong = unwrapFrom(await keysOf(one), 'mlkem768x25519', 's.age')
    await expect(strong(file, hybrid)).resolves.toHaveLength(32)
  })
  test('is not made by who cannot open the recording, nor from what is none', async () => {
    const other: Unwrap = async () => filled(32, 1)
    await expect(collectKeys(primitives, files(one), other, 'x25519')).rejects.toMatchObject({
      code: 'KEY_WRONG',
    })
    const film = [fileOfBytes('film.mp4', filled(300, 0))]
    await expect(collectKeys(primitives, film, unwrap, 'x25519')).rejects.toMatchObject({
      code: 'EVIDENCE_UNSOUND',
    })
  })
  test('says what is wrong with what it was to be made from', async () => {
    const collect = (bytes: Uint8Array, name = 'a.zeu') =>
      collectKeys(primitives, [fileOfBytes(name, bytes)], unwrap, 'x25519')
    const entries = entriesOf(one.file)
    const [header = filled(0, 0), envelope = filled(0, 0), checkpoint = filled(0, 0)] = entries
    const message = 'a.zeu: does not begin as a segment does'
    const volume = sealVolume(device, []).file
    for (const bad of [
      new Uint8Array(0),
      one.file.subarray(1),
      fileOf([]),
      fileOf([header]),
      fileOf([header, checkpoint]),
      fileOf([envelope, header]),
      fileOf([header.with(37, 9), envelope]),
      volume,
    ])
      await expect(collect(bad)).rejects.toMatchObject({ code: 'EVIDENCE_UNSOUND', message })
    expect(await collect(fileOf([header, envelope]))).toHaveLength(1)
    const many = Array.from({ length: SIDECAR_SEGMENTS_MAX + 1 }, () => fileOfBytes('a.zeu', one.file))
    await expect(collectKeys(primitives, many, unwrap, 'x25519')).rejects.toMatchObject({
      ...{ code: 'USAGE', message: '401 segments, at most 400 in one sidecar' },
    })
    const first = many.slice(1).map(() => ({ file: 'b', with: () => Promise.reject(new Error('asked')) }))
    await expect(collectKeys(primitives, first, unwrap, 'x25519')).rejects.toThrow('asked')
    expect(() => encodeSidecar([])).toThrow('a sidecar of 0 segments')
    const hybrid = { ...one.header, envelope: { ...one.header.envelope, kind: 'mlkem768x25519' as const } }
    await expect(unwrapFrom([], 'x25519', 's.age')(filled(1, 1), hybrid)).rejects.toThrow(
      `s.age: segment ${'01'.repeat(16)} is sealed for hybrid recipients; a classic sidecar would undo that: use an age1pq1… recipient`,
    )
  })
  test('lends its keys as copies: whoever opens with one wipes it', async () => {
    const keys = await keysOf(one)
    const give = unwrapFrom(keys, 'x25519', 's.age')
    const given = await give(filled(1, 1), one.header)
    given?.fill(0)
    expect(await give(filled(1, 1), one.header)).toEqual(one.key)
  })
  test('leaves no key behind where it fails half way', async () => {
    const given: Bytes[] = []
    const noting: Unwrap = async (envelope) => {
      const key = envelope.slice()
      given.push(key)
      return key
    }
    const film = [...files(one), fileOfBytes('film.mp4', filled(300, 0))]
    await expect(collectKeys(primitives, film, noting, 'x25519')).rejects.toThrow(/film.mp4/)
    expect(given).toEqual([filled(32, 0)])
  })
  test('with any other encoding is none', async () => {
    const bytes = encodeSidecar(await keysOf(one))
    for (let length = 0; length < bytes.length; length++)
      expect(parseSidecar(bytes.subarray(0, length))).toBeUndefined()
    expect(parseSidecar(concatBytes(bytes, Uint8Array.of(0)))).toBeUndefined()
  })
})
