/** Timed metadata: as samples, as a track of its own, and beside picture and sound in one film. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../src/bytes.ts'
import { findBox, parseBoxes } from '../../src/media/boxes.ts'
import { createFragmenter } from '../../src/media/fragment.ts'
import { initSegment } from '../../src/media/init.ts'
import { createJoin } from '../../src/media/join.ts'
import {
  encodeMetadata,
  METADATA_FORMAT,
  type MetadataSample,
  parseMetadata,
  samplesOf,
} from '../../src/media/metadata.ts'
import { fragmentsOf, hasFfmpeg, play, readBack, readMaterial } from './material.ts'

const PLACE: MetadataSample = { position: { latitude: 51.5135872, longitude: 7.4652981, satellites: 9 } }
const INIT = initSegment(METADATA_FORMAT)

/** One fragment a sample, as the camera writes them. */
function fragmentsAt(timesUs: readonly number[], baseUs = 0): Uint8Array[] {
  const fragmenter = createFragmenter({
    track: 'metadata',
    fragmentUs: 1_000_000,
    firstFragmentUs: 1_000_000,
    baseUs,
  })
  return timesUs.flatMap((ptsUs) => {
    const data = encodeMetadata(PLACE)
    const done = fragmenter.push({ track: 'metadata', ptsUs, durUs: 1_000_000, key: true, data })
    return [done, fragmenter.flush()].flatMap((fragment) => (fragment === undefined ? [] : [fragment.bytes]))
  })
}

describe('a sample', () => {
  test('is read back as it was written', () => {
    expect(parseMetadata(encodeMetadata(PLACE))).toEqual(PLACE)
  })
  test('is as long for one place as for another, so that its length says nothing', () => {
    const lengths = [
      { latitude: 0, longitude: 0 },
      { latitude: -51.5135872, longitude: -117.4652981, altitude: 1234.5, horizontalDilution: 12.34 },
    ].map((position) => encodeMetadata({ position }).length)
    expect(lengths[0]).toBe(lengths[1])
  })
  test('loses what is not known or not well-formed, and nothing else', () => {
    const read = (value: unknown) => parseMetadata(utf8(JSON.stringify(value)))
    expect(read({ ...PLACE, weather: 'rain' })).toEqual(PLACE)
    expect(read({ position: { latitude: 91, longitude: 0 } })).toEqual({})
    for (const none of ['[1]', 'null', '{', '']) expect(parseMetadata(utf8(none))).toBeUndefined()
  })
  test('is undefined, never an error, out of noise', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), (bytes) => {
        parseMetadata(bytes)
        expect(samplesOf(bytes)).toEqual([])
      }),
    )
  })
})

describe('a track of it', () => {
  test('is a text metadata track of JSON (ISO/IEC 14496-12 §12.3.3)', () => {
    const media = findBox(parseBoxes(INIT) ?? [], 'moov', 'trak', 'mdia')?.boxes ?? []
    expect(String.fromCharCode(...(findBox(media, 'hdlr')?.payload.subarray(8, 12) ?? []))).toBe('meta')
    expect(findBox(media, 'minf', 'nmhd')?.payload).toHaveLength(4)
    const entry = findBox(media, 'minf', 'stbl', 'stsd', 'mett')?.payload ?? new Uint8Array(0)
    expect([...entry.subarray(0, 9)]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0])
    expect(new TextDecoder().decode(entry.subarray(9))).toBe('application/json\0')
  })
  test('has its samples at their times, one fragment each', () => {
    const fragments = fragmentsAt([1_000_000, 2_010_000, 7_000_000])
    expect(fragments.map((fragment) => samplesOf(fragment))).toEqual(
      fragments.map(() => [{ afterUs: 0, sample: PLACE }]),
    )
  })
})

describe('a film with it', () => {
  async function film(): Promise<Uint8Array> {
    const material = await readMaterial()
    const baseUs = material.units[0]?.ptsUs ?? 0
    const inits = { video: initSegment(material.video), audio: initSegment(material.audio) }
    const parts = [
      ...fragmentsOf(material.units).map(({ track, bytes, fromUs }) => ({
        ...{ fromUs, fragment: bytes, init: track === 'audio' ? inits.audio : inits.video },
      })),
      ...fragmentsAt([baseUs + 500_000, baseUs + 1_500_000], baseUs).map((fragment, index) => ({
        ...{ fromUs: baseUs + 500_000 + index * 1_000_000, fragment, init: INIT },
      })),
    ].sort((a, b) => a.fromUs - b.fromUs)
    const joined = createJoin([INIT, ...Object.values(inits)])
    if (joined === undefined) throw new Error('nothing to join')
    const pieces = parts.flatMap((part) => joined.fragment(part) ?? [])
    expect(joined.leftOut).toBe(0)
    return concatBytes(joined.head(), ...pieces, joined.tail())
  }

  test('has picture and sound as without it, for mediabunny', async () => {
    const material = await readMaterial()
    const read = await readBack(await film())
    for (const track of ['video', 'audio'] as const)
      expect(read[track]?.packets.length).toBe(material.units.filter((unit) => unit.track === track).length)
  })

  test.skipIf(!hasFfmpeg)('plays in ffmpeg, which sees a data stream with every sample in it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'zeuge-metadata-'))
    try {
      const file = join(directory, 'film.mp4')
      writeFileSync(file, await film())
      play(file)
      const show = ['-show_entries', 'stream=codec_type,codec_tag_string', '-of', 'csv=p=0']
      const streams = execFileSync('ffprobe', ['-v', 'error', ...show, file], { encoding: 'utf8' })
      expect(streams.trim().split('\n').sort()).toEqual(['audio,mp4a', 'data,mett', 'video,avc1'])
      const data = play(file, '-map', '0:d', '-c', 'copy', '-f', 'data', '-')
      expect(
        data
          .trimEnd()
          .split(/ +(?={)/)
          .map((text) => JSON.parse(text)),
      ).toEqual([PLACE, PLACE])
    } finally {
      rmSync(directory, { recursive: true })
    }
  })
})
