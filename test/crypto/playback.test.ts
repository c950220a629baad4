/** Chunks as a film needs them: each moment once, in order, with its init, a few at a time. */
import { describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, textOf, utf8 } from '../../src/bytes.ts'
import type { ChunkOpener } from '../../src/crypto/chunkopener.ts'
import type { Head } from '../../src/crypto/entry.ts'
import { KINDS } from '../../src/crypto/leaf.ts'
import { type ChunkSource, createPlayback, type OpenedChunk } from '../../src/crypto/playback.ts'
import { createRatchet, type RatchetStep } from '../../src/crypto/ratchet.ts'
import type { SealedChunk } from '../../src/crypto/seal.ts'
import { indexSegment } from '../../src/crypto/segmentindex.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { primitives } from './evidence.ts'
import { at, openSealer, SEGMENT_ID, SEGMENT_KEY, START } from './fixture.ts'

const MIB = 1024 * 1024

interface Sealed {
  readonly track?: SealedChunk['track']
  readonly kind?: SealedChunk['kind']
  readonly us?: number
  readonly text: string
  readonly wallUs?: number
}
/** These chunks in one segment, and every key of it. */
async function sourceOf(
  sequence: number,
  ...chunks: readonly Sealed[]
): Promise<ChunkSource & { steps: Map<number, RatchetStep> }> {
  const sealer = openSealer(primitives)
  const pieces = [sealer.begin(START)]
  for (const { track = 'video', kind = 'media', us = 0, text, wallUs } of chunks)
    pieces.push(
      sealer.chunk({
        ...{ track, kind, durationUs: kind === 'init' ? 0 : 1_000_000, plaintext: utf8(text) },
        stamp: { ...at(us), ...(wallUs !== undefined && { wallUs }) },
        ...{ syncFirst: false, discontinuity: false, preRecord: false },
      }),
    )
  pieces.push(sealer.end({ stamp: at(0), cause: 'stopped', durable: 0 }))
  const file = fileOfBytes(`${sequence}.zeu`, concatBytes(...pieces))
  const index = await indexSegment(primitives, file)
  if (index === undefined) throw new Error('it is signed')
  const ratchet = createRatchet(primitives, SEGMENT_KEY.slice(), SEGMENT_ID)
  const steps = new Map(chunks.map((_, counter) => [counter, ratchet.step()]))
  const found = index.entries.filter(({ head }) => head.leaf.type === 'CHUNK')
  return { file, sequence, headerHash: index.headerHash, steps, chunks: found }
}
const init = (text = 'init', track: Sealed['track'] = 'video'): Sealed => ({ track, kind: 'init', text })
const second = (number: number, text = `v${number}`, track: Sealed['track'] = 'video'): Sealed => ({
  ...{ track, us: number * 1_000_000, text },
})

async function played(sources: readonly ChunkSource[], opener?: ChunkOpener) {
  const recording = await createPlayback(primitives, 'a', sources, opener)
  const parts: OpenedChunk[] = []
  const texts: string[] = []
  for await (const part of recording.parts()) {
    parts.push({ ...part })
    texts.push(`${textOf(part.init)} ${textOf(part.fragment)}`)
  }
  return { recording, parts, texts, refused: recording.refused }
}

describe('a film', () => {
  test('is in order of time, then of track, whatever the order in the file', async () => {
    const source = await sourceOf(
      0,
      init(),
      init('sound', 'audio'),
      second(2),
      second(1, 'a1', 'audio'),
      second(1),
      second(0),
    )
    const { texts, recording, parts, refused } = await played([source])
    expect(texts).toEqual(['init v0', 'init v1', 'sound a1', 'init v2'])
    expect(recording).toMatchObject({ fromUs: 5_000_000, untilUs: 8_000_000, chunks: 4, mediaBytes: 8 })
    expect(recording.inits.map((one) => textOf(one))).toEqual(['init', 'sound'])
    const times = { fromUs: 6_000_000, durUs: 1_000_000, fromWallUs: START.wallUs + 1_000_000 }
    expect(parts[1]).toMatchObject({ track: 'video', ...times })
    expect(parts[2]).toMatchObject({ track: 'audio', ...times })
    expect(refused).toBe(0)
  })
  test('has each moment of a track once, from the later segment', async () => {
    const one = await sourceOf(0, init('one'), second(0), second(1, 'old'))
    const two = await sourceOf(1, init('two'), second(1, 'new'), second(2))
    for (const sources of [
      [one, two],
      [two, one],
    ]) {
      const { texts } = await played(
        sources.map((source) => ({
          ...source,
          steps: new Map(
            [...source.steps].map(([at, step]) => [
              at,
              { ...step, key: step.key.slice(), salt: step.salt.slice() },
            ]),
          ),
        })),
      )
      expect(texts).toEqual(['one v0', 'two new', 'two v2'])
    }
  })
  test('gives each fragment the init before it, of its own track', async () => {
    const source = await sourceOf(
      0,
      init('a'),
      second(0),
      init('s', 'audio'),
      init('b'),
      second(1),
      second(1, 'a1', 'audio'),
    )
    expect((await played([source])).texts).toEqual(['a v0', 'b v1', 's a1'])
  })
  test('leaves out and counts what has no init or no key, and goes on', async () => {
    const early = await sourceOf(0, second(0), init(), second(1), second(1, 'a1', 'audio'))
    expect(await played([early])).toMatchObject({ texts: ['init v1'], refused: 2 })
    const keyless = await sourceOf(0, init(), second(0), second(1))
    keyless.steps.delete(1)
    expect(await played([keyless])).toMatchObject({ texts: ['init v1'], refused: 1 })
    const uninitialised = await sourceOf(0, init(), second(0), init('later'), second(1))
    uninitialised.steps.delete(0)
    const found = await played([uninitialised])
    expect([found.texts, found.refused]).toEqual([['later v1'], 2])
    expect(found.recording.inits.map((one) => textOf(one))).toEqual(['later'])
  })
  test('says that the camera had no clock where it had none', async () => {
    const source = await sourceOf(0, init(), { ...second(0), wallUs: 0 }, second(1))
    const { parts } = await played([source])
    expect(parts.map(({ fromWallUs }) => fromWallUs)).toEqual([null, START.wallUs + 1_000_000])
  })
  test('is none without a fragment', async () => {
    const refused = { code: 'NOTHING_TO_OPEN', message: 'a: no signed picture or sound' }
    await expect(played([await sourceOf(0, init())])).rejects.toMatchObject(refused)
    await expect(played([])).rejects.toMatchObject(refused)
  })
  test('leaves no key behind, also where its consumer stops', async () => {
    const zeros = new Uint8Array(32)
    for (const stops of [false, true]) {
      const source = await sourceOf(0, init(), second(0), second(1))
      const recording = await createPlayback(primitives, 'a', [source])
      for await (const _ of recording.parts()) if (stops) break
      for (const { key, salt } of source.steps.values()) expect([key, salt]).toEqual([zeros, zeros])
    }
  })
})

describe('what is opened at once', () => {
  /** Fragments of these sizes, of which nothing but the size is there. */
  function fragments(sequence: number, ...sizes: readonly number[]): ChunkSource {
    const chunks = sizes.map((bodyBytes, counter) => {
      const monotonicNs = BigInt(sequence * 100 + counter) * 1_000_000_000n
      const leaf = {
        track: 1,
        kind: KINDS.video,
        counter,
        monotonicNs,
        unixUs: 1n,
        durationUs: 1,
        plaintextBytes: 1,
      }
      return { head: { leaf, leafBytes: new Uint8Array(128), bodyBytes } as unknown as Head, offset: 0 }
    })
    const steps = new Map(
      chunks.map((_, index) => [index, { index, key: new Uint8Array(32), salt: new Uint8Array(32) }]),
    )
    return {
      file: fileOfBytes('a', new Uint8Array(0)),
      sequence,
      headerHash: new Uint8Array(32),
      steps,
      chunks,
    }
  }
  /** Notes the batches it is given, and how many of them are under way. */
  function noting(hands: number) {
    const batches: number[][] = []
    const memories: Bytes[] = []
    let [running, most] = [0, 0]
    const opener: ChunkOpener = {
      hands,
      async open(_, { chunks, memory }) {
        batches.push(chunks.map(({ step }) => step.index))
        memories.push(memory)
        most = Math.max(most, ++running)
        await new Promise(setImmediate)
        running--
        return { memory, plaintexts: chunks.map(() => ({ at: 0, bytes: 1 })) }
      },
    }
    return { opener, batches, memories, most: () => most }
  }
  test('is a few neighbours of one file, up to 4 MiB, or one that is larger', async () => {
    const { opener, batches, memories } = noting(1)
    const sizes = [MIB, 3 * MIB, 1, 5 * MIB, 2 * MIB, 2 * MIB, 1]
    await played([fragments(0, ...sizes), fragments(1, 7, 7)], opener)
    expect(batches).toEqual([[0, 1], [2], [3], [4, 5], [6], [0, 1]])
    expect(memories[0]?.length).toBe(4 * MIB)
    expect(memories[2]?.length).toBe(5 * MIB)
    // Three memories in turn, made larger only where they are too small.
    expect(memories[3]).toBe(memories[0])
    expect(memories[5]).toBe(memories[2])
  })
  test('is no more than the opener has hands for, and as much', async () => {
    for (const hands of [1, 3]) {
      const { opener, most, batches } = noting(hands)
      await played([fragments(0, ...Array(9).fill(4 * MIB))], opener)
      expect(most(), `${hands} hands`).toBe(hands)
      expect(batches).toHaveLength(9)
    }
  })
})
