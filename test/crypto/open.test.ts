/** Opening: only what is signed, only with the right key, each moment once and in its order. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, equalBytes, textOf } from '../../src/bytes.ts'
import { openRecording } from '../../src/crypto/open.ts'
import type { OpenedRecording, PlaybackOptions } from '../../src/crypto/playback.ts'
import { type EvidenceFile, fileOfBytes } from '../../src/crypto/source.ts'
import { ZeugeError } from '../../src/errors.ts'
import { type Device, filled, fragmentOf, newDevice, primitives, sealSegment } from './evidence.ts'

let device: Device

beforeAll(async () => {
  device = await newDevice()
})

/** The fixture's envelope is the key itself. */
const unwrap = async (envelope: Bytes) => envelope.slice()
const open = (...files: Uint8Array[]) =>
  openRecording(
    primitives,
    files.map((bytes, index) => fileOfBytes(`${index}.zeu`, bytes)),
    unwrap,
  )

async function textsOf(
  recording: OpenedRecording,
  options?: PlaybackOptions,
): Promise<(string | undefined)[]> {
  const texts: (string | undefined)[] = []
  for await (const { fragment } of recording.parts(options)) texts.push(textOf(fragment.subarray(0, 9)))
  return texts
}

const seconds = (...numbers: number[]) => numbers.map((second) => textOf(fragmentOf(second).subarray(0, 9)))

describe('opening a recording', () => {
  test('gives every fragment of every segment, with its init, in order', async () => {
    const one = sealSegment(device, { id: 1 })
    const two = sealSegment(device, { id: 2, sequence: 1, fromSecond: 2 })
    const recording = await open(two.file, one.file)
    expect(recording).toMatchObject({ fromUs: 0, untilUs: 4_000_000, chunks: 4 })
    expect(recording.inits.map((init) => textOf(init))).toEqual(['init', 'init'])
    expect(await textsOf(recording)).toEqual(seconds(0, 1, 2, 3))
    expect(recording.refused).toBe(0)
  })
  test('begins with the fragment of a moment, where one is named, as often as it is asked for again', async () => {
    const files = [0, 2].map((fromSecond, sequence) =>
      sealSegment(device, { id: sequence + 1, sequence, fromSecond }),
    )
    const recording = await open(...files.map(({ file }) => file))
    const from = (fromUs: number) => textsOf(recording, { fromUs, again: true })
    expect(await from(999_999)).toEqual(seconds(0, 1, 2, 3))
    expect(await from(1_000_000)).toEqual(seconds(1, 2, 3))
    expect(await from(3_999_999)).toEqual(seconds(3))
    expect(await from(4_000_000)).toEqual([])
    // The last time, and then the keys are gone.
    expect(await textsOf(recording)).toEqual(seconds(0, 1, 2, 3))
    expect(await textsOf(recording)).toEqual([])
  })
  test('takes a moment that two segments hold once, from the later one', async () => {
    const torn = sealSegment(device, { id: 1, seconds: 3, ended: false })
    const next = sealSegment(device, { id: 2, sequence: 1, fromSecond: 2, seconds: 2, payloadBytes: 30 })
    const recording = await open(torn.file, next.file)
    const lengths: number[] = []
    for await (const { fragment } of recording.parts()) lengths.push(fragment.length)
    expect(lengths).toEqual(
      [fragmentOf(0).length, fragmentOf(1).length, 30, 30].map((n, i) =>
        i < 2 ? n : fragmentOf(2, 30).length,
      ),
    )
  })
  test('stops where the signatures stop', async () => {
    const whole = sealSegment(device, { seconds: 3, ended: false })
    const unsigned = concatBytes(...whole.pieces.slice(0, -1))
    expect(await textsOf(await open(unsigned))).toEqual(seconds(0, 1))
    expect(await textsOf(await open(concatBytes(unsigned, filled(50, 9))))).toEqual(seconds(0, 1))
  })
  test('refuses a key that is not the committed one before it touches a chunk', async () => {
    let reads = 0
    const { file, key } = sealSegment(device)
    const counted: EvidenceFile = {
      file: 'a.zeu',
      with: (use) => {
        reads++
        return fileOfBytes('a.zeu', file).with(use)
      },
    }
    const wrong = key.slice()
    wrong[0] = (wrong[0] ?? 0) ^ 1
    for (const answer of [wrong, undefined, key.subarray(1)]) {
      const opening = openRecording(primitives, [counted], async () => answer && (answer.slice() as Bytes))
      await expect(opening).rejects.toMatchObject({ code: 'KEY_WRONG' })
    }
    expect(reads).toBe(3)
  })
  test('has nothing to open where nothing is signed', async () => {
    const { pieces } = sealSegment(device)
    const opening = open(pieces[0] as Bytes)
    await expect(opening).rejects.toBeInstanceOf(ZeugeError)
    await expect(opening).rejects.toMatchObject({ code: 'NOTHING_TO_OPEN' })
  })
  test('says of which file it cannot have the key, or that none of them is signed', async () => {
    const { file, pieces } = sealSegment(device)
    const one = fileOfBytes('one.zeu', file)
    const refused = 'one.zeu is sealed for x25519 recipients, and none of the identities given is theirs'
    await expect(openRecording(primitives, [one], async () => undefined)).rejects.toThrow(refused)
    const begun = ['a.zeu', 'b.zeu'].map((name) => fileOfBytes(name, pieces[0] as Bytes))
    await expect(openRecording(primitives, begun, unwrap)).rejects.toThrow(
      'a.zeu, b.zeu: no signed picture or sound',
    )
    expect(
      (await openRecording(primitives, [...begun, fileOfBytes('c', filled(99, 1)), one], unwrap)).chunks,
    ).toBe(2)
  })
  test('goes on behind a damaged chunk, which is left out and counted', async () => {
    const { file } = sealSegment(device, { seconds: 4 })
    const at = indexOf(file, sealedFragment(file))
    file[at] = (file[at] ?? 0) ^ 1
    const recording = await open(file)
    expect(await textsOf(recording)).toEqual(seconds(1, 2, 3))
    expect(recording.refused).toBe(1)
  })
  test('stops cleanly where the consumer stops, with a read under way', async () => {
    const { file } = sealSegment(device, { seconds: 6, payloadBytes: 3_000_000 })
    let opened = 0
    const counted: EvidenceFile = {
      file: 'a.zeu',
      async with(use) {
        opened++
        try {
          return await fileOfBytes('a.zeu', file).with(use)
        } finally {
          opened--
        }
      },
    }
    const recording = await openRecording(primitives, [counted], unwrap)
    for await (const { fragment } of recording.parts()) {
      expect(fragment.length).toBe(fragmentOf(0, 3_000_000).length)
      break
    }
    expect(opened).toBe(0)
  })
  test('lends each fragment until the second next one', async () => {
    const recording = await open(sealSegment(device, { seconds: 4, payloadBytes: 3_000_000 }).file)
    let before: Bytes | undefined
    let second = 0
    for await (const { fragment } of recording.parts()) {
      if (before !== undefined) expect(equalBytes(before, fragmentOf(second - 1, 3_000_000))).toBe(true)
      expect(equalBytes(fragment, fragmentOf(second++, 3_000_000))).toBe(true)
      before = fragment
    }
    expect(second).toBe(4)
  })
  test('leaves out and counts a chunk that changes between verification and opening', async () => {
    const { file } = sealSegment(device)
    const at = indexOf(file, sealedFragment(file))
    const changing: EvidenceFile = {
      file: 'a.zeu',
      with: (use) => fileOfBytes('a.zeu', file).with(use),
    }
    const recording = await openRecording(primitives, [changing], unwrap)
    file[at] = (file[at] ?? 0) ^ 1
    expect(await textsOf(recording)).toEqual(seconds(1))
    expect(recording.refused).toBe(1)
  })
})

/** The ciphertext of the second chunk (the first fragment), found by its length. */
function sealedFragment(file: Bytes): Bytes {
  const length = fragmentOf(0).length + 16
  const view = new DataView(file.buffer)
  for (let at = 8; at < file.length; at += 160 + view.getUint32(at + 8))
    if (file[at + 4] === 3 && view.getUint32(at + 8) === length)
      return file.slice(at + 160, at + 160 + length)
  return new Uint8Array(0)
}

function indexOf(file: Bytes, part: Bytes): number {
  for (let at = 0; at <= file.length - part.length; at++)
    if (equalBytes(file.subarray(at, at + part.length), part)) return at
  return -1
}
