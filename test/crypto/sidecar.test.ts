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
  type SidecarKey,
  unwrapFrom,
} from '../../src/crypto/sidecar.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { type Device, filled, newDevice, primitives, type SealedSegment, sealSegment } from './evidence.ts'

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
  test('with any other encoding is none', async () => {
    const bytes = encodeSidecar(await keysOf(one))
    for (let length = 0; length < bytes.length; length++)
      expect(parseSidecar(bytes.subarray(0, length))).toBeUndefined()
    expect(parseSidecar(concatBytes(bytes, Uint8Array.of(0)))).toBeUndefined()
  })
})
