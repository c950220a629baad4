import { beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, equalBytes } from '../../src/bytes.ts'
import { createAssembler } from '../../src/media/assembler.ts'
import type { Fragment } from '../../src/media/fragment.ts'
import { initSegment } from '../../src/media/init.ts'
import { createJoin, type JoinPart, joinFragments } from '../../src/media/join.ts'
import { METADATA_FORMAT } from '../../src/media/metadata.ts'
import type { EncodedUnit, RecordedTrack, VideoFormat } from '../../src/unit.ts'
import {
  drawnAnnexB,
  ffmpeg,
  fragmentsOf,
  frameSums,
  hasFfmpeg,
  type Material,
  play,
  readBack,
  readMaterial,
  SEGMENT,
} from './material.ts'

const FRAMES = ['-map', '0:v', '-f', 'framemd5', '-']
let material: Material
let inits: Record<RecordedTrack, Uint8Array>

beforeAll(async () => {
  material = await readMaterial()
  inits = {
    video: initSegment(material.video),
    audio: initSegment(material.audio),
    metadata: initSegment(METADATA_FORMAT),
  }
})

function partsOf(fragments: readonly Fragment[]): JoinPart[] {
  return fragments.map(({ track, bytes }) => ({ init: inits[track], fragment: bytes }))
}

async function joined(
  parts: Iterable<JoinPart>,
  of: Iterable<Uint8Array> = [inits.video, inits.audio],
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of joinFragments(of, parts)) pieces.push(piece)
  return concatBytes(...pieces)
}

const isVideo = (unit: EncodedUnit): boolean => unit.track === 'video'

describe('a joined file', () => {
  test('holds the access units bit for bit, with their times', async () => {
    const read = await readBack(await joined(partsOf(fragmentsOf(material.units))))
    for (const track of ['video', 'audio'] as const) {
      const given = material.units.filter((unit) => unit.track === track)
      const packets = read[track]?.packets ?? []
      const baseUs = material.units[0]?.ptsUs ?? 0
      expect(packets.length).toBe(given.length)
      expect(
        packets.every((packet, index) => equalBytes(packet.data, given[index]?.data ?? new Uint8Array())),
      ).toBe(true)
      expect(packets.map((packet) => packet.key)).toEqual(given.map((unit) => unit.key))
      expect(packets.map((packet) => packet.ptsUs)).toEqual(given.map((unit) => unit.ptsUs - baseUs))
      expect(read[track]?.codec).toBe(material[track].codec)
    }
  })

  test.skipIf(!hasFfmpeg)('decodes to the pictures and the sound of the source (needs ffmpeg)', async () => {
    const bytes = await joined(partsOf(fragmentsOf(material.units)))
    const pictures = frameSums(ffmpeg(bytes, ...FRAMES))
    expect(pictures.length).toBeGreaterThan(50)
    expect(pictures).toEqual(frameSums(play(SEGMENT, ...FRAMES)))
    const sound = ['-map', '0:a', '-f', 'framemd5', '-']
    expect(frameSums(ffmpeg(bytes, ...sound))).toEqual(frameSums(play(SEGMENT, ...sound)))
  })

  test.skipIf(!hasFfmpeg)(
    'plays with a fragment missing at the start, in the middle or at the end (needs ffmpeg)',
    async () => {
      const parts = partsOf(fragmentsOf(material.units, { fragmentUs: 2_000_000 }))
      for (const missing of [0, 1, Math.floor(parts.length / 2), parts.length - 1])
        ffmpeg(await joined(parts.filter((_, index) => index !== missing)))
    },
  )

  test.skipIf(!hasFfmpeg)('plays up to a torn tail (needs ffmpeg)', async () => {
    const parts = partsOf(fragmentsOf(material.units))
    const whole = await joined(parts.slice(0, -1))
    const torn = parts.map((part, index) =>
      index < parts.length - 1 ? part : { ...part, fragment: part.fragment.subarray(0, -100) },
    )
    const bytes = await joined(torn)
    expect(equalBytes(bytes, whole)).toBe(true)
    ffmpeg(bytes)
  })

  test('can be read up to where it is cut off', async () => {
    const bytes = await joined(partsOf(fragmentsOf(material.units)))
    const read = await readBack(bytes.subarray(0, Math.floor(bytes.length / 2)))
    const given = material.units.filter(isVideo)
    expect(read.video?.packets.length).toBeGreaterThan(given.length / 4)
    expect(read.video?.packets.every(({ data }, at) => equalBytes(data, given[at]?.data ?? bytes))).toBe(true)
  })

  test('is the same at every run', async () => {
    const once = await joined(partsOf(fragmentsOf(material.units)))
    expect(equalBytes(once, await joined(partsOf(fragmentsOf(material.units))))).toBe(true)
  })

  test('leaves out what is no fragment of a known track, and counts it', () => {
    const join = createJoin([inits.video])
    const [first] = fragmentsOf(material.units.filter(isVideo))
    if (join === undefined || first === undefined) throw new Error('there is a track')
    const torn = first.bytes.slice(0, -1)
    const foreign = first.bytes.slice()
    foreign[4] = 0x78
    expect(join.fragment({ init: inits.video, fragment: torn })).toBeUndefined()
    expect(join.fragment({ init: inits.video, fragment: foreign })).toBeUndefined()
    expect(join.fragment({ init: inits.audio, fragment: first.bytes })).toBeUndefined()
    expect(join.fragment({ init: inits.video, fragment: new Uint8Array() })).toBeUndefined()
    expect(join.fragment({ init: inits.video, fragment: first.bytes })).toBeDefined()
    expect(join.leftOut).toBe(4)
  })

  test('is empty where there is no initialisation segment', async () => {
    expect((await joined([], [])).length).toBe(0)
    expect((await joined([], [Uint8Array.of(1, 2, 3)])).length).toBe(0)
  })
})

describe('one track alone', () => {
  test('plays as the plain concatenation of its initialisation segment and fragments', async () => {
    for (const track of ['video', 'audio'] as const) {
      const units = material.units.filter((unit) => unit.track === track)
      const bytes = concatBytes(inits[track], ...fragmentsOf(units).map((fragment) => fragment.bytes))
      expect((await readBack(bytes))[track]?.packets.length).toBe(units.length)
      if (hasFfmpeg) ffmpeg(bytes)
    }
  })
})

describe('a change of resolution', () => {
  test.skipIf(!hasFfmpeg)(
    'goes on in the same track, with its parameter sets in the stream (needs ffmpeg)',
    async () => {
      const small = drawn('160x120', 0)
      const large = drawn('320x240', 1_000_000)
      const parts = [small, large].flatMap(({ init, units }) =>
        fragmentsOf(units, { baseUs: 0 }).map((fragment) => ({ init, fragment: fragment.bytes })),
      )
      const bytes = await joined(parts, [small.init, large.init, small.init])
      const sizes = ffmpeg(bytes, '-autoscale', '0', '-map', '0:v', '-f', 'framehash', '-').match(
        /, +(28800|115200),/g,
      )
      expect(sizes?.filter((size) => size.includes('28800')).length).toBe(small.units.length)
      expect(sizes?.filter((size) => size.includes('115200')).length).toBe(large.units.length)
    },
  )

  function drawn(size: string, fromUs: number): { init: Uint8Array; units: EncodedUnit[] } {
    const units: EncodedUnit[] = []
    const formats: VideoFormat[] = []
    const assembler = createAssembler({
      format: (format) => formats.push(format),
      emit: ({ key, data }) =>
        units.push({
          track: 'video',
          ptsUs: fromUs + units.length * 100_000,
          durUs: 100_000,
          key,
          data: data.slice(),
        }),
    })
    assembler.push(drawnAnnexB(size))
    assembler.flush()
    const [format] = formats
    if (format === undefined) throw new Error('a format comes first')
    return { init: initSegment(format), units }
  }
})
