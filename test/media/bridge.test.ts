/** Watching a film whose picture or sound has holes: the last picture is held, silence is put in, and nothing is moved. */
import { describe, expect, test } from 'vitest'
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import { audioFormatOfConfiguration } from '../../src/media/adts.ts'
import { boxHeader, encodeBoxes } from '../../src/media/boxes.ts'
import { type BridgedPart, createBridge } from '../../src/media/bridge.ts'
import { initSegment } from '../../src/media/init.ts'
import { movieFragment, parseFragment } from '../../src/media/moof.ts'
import type { AudioFormat } from '../../src/unit.ts'

const SECOND = 1_000_000
const configuration = Uint8Array.of(1, 0x42, 0xc0, 0x1f, 0xff, 0xe0, 0)
const videoInit = initSegment({
  track: 'video',
  codec: 'avc1.42c01f',
  width: 320,
  height: 240,
  configuration,
})
/** AAC-LC, 16 kHz: a frame is 64 ms. */
const audioInit = (channels: number): Bytes =>
  initSegment(audioFormatOfConfiguration(Uint8Array.of(0x14, channels << 3)) as AudioFormat)
const mono = audioInit(1)

/** A second of four samples. */
function part(track: 'video' | 'audio', second: number): BridgedPart {
  const fromUs = second * SECOND
  const payload = Uint8Array.of(second, 2, 3, 4)
  const samples = [0, 1, 2, 3].map((index) => ({
    ptsUs: fromUs + (index * SECOND) / 4,
    durUs: SECOND / 4,
    bytes: 1,
    key: track === 'audio' || index === 0,
  }))
  const moof = encodeBoxes(movieFragment(track, second, fromUs, samples))
  const fragment = concatBytes(moof, boxHeader('mdat', payload.length), payload)
  return { track, init: track === 'video' ? videoInit : mono, fragment, fromUs, untilUs: fromUs + SECOND }
}

/** Parts of the seconds named, as a film gives them: by time. */
function film(video: readonly number[], audio: readonly number[]): readonly BridgedPart[] {
  const all = [
    ...video.map((second) => part('video', second)),
    ...audio.map((second) => part('audio', second)),
  ]
  return all.sort((a, b) => a.fromUs - b.fromUs)
}

function bridgedBy(init: Bytes | undefined, parts: readonly BridgedPart[]): readonly BridgedPart[] {
  const bridge = createBridge(0, init)
  return [...parts.flatMap((one) => bridge.push(one)), ...bridge.end()]
}

function bridged(parts: readonly BridgedPart[]) {
  const out = bridgedBy(mono, parts)
  const of = (track: 'video' | 'audio') => out.filter((one) => one.track === track)
  return { out, video: of('video'), audio: of('audio') }
}

/** What the samples themselves say. */
function spanOf({ fragment }: BridgedPart): readonly [number, number] {
  const samples = parseFragment(fragment)?.samples ?? []
  const [first, last] = [samples[0], samples.at(-1)]
  return [first?.ptsUs ?? Number.NaN, (last?.ptsUs ?? Number.NaN) + (last?.durUs ?? Number.NaN)]
}

describe('a film with holes, for watching', () => {
  test('without holes is passed on as it is', () => {
    const parts = film([0, 1, 2], [0, 1, 2])
    const { out } = bridged(parts)
    expect(out).toHaveLength(parts.length)
    for (const one of parts) expect(out).toContain(one)
  })
  test('holds the last picture as long as there is only sound, and at the end', () => {
    const { video, audio } = bridged(film([0, 1, 5], [0, 1, 2, 3, 4, 5, 6, 7]))
    expect(video.map(spanOf)).toEqual([
      [0, SECOND],
      [SECOND, 5 * SECOND],
      [5 * SECOND, 8 * SECOND],
    ])
    expect(video.map(({ untilUs }) => untilUs)).toEqual([1, 5, 8].map((second) => second * SECOND))
    // The samples themselves are the ones that were given.
    expect(video.map(({ fragment }) => parseFragment(fragment)?.payload[0])).toEqual([0, 1, 5])
    expect(audio).toHaveLength(8)
  })
  test('is silent where there is only picture, from its beginning on, before the picture is needed', () => {
    const { out, audio } = bridged(film([0, 1, 2, 3, 4], [2]))
    let atUs = 0
    for (const one of audio) {
      const [fromUs, untilUs] = spanOf(one)
      expect(Math.abs(fromUs - atUs)).toBeLessThan(64_000)
      atUs = untilUs
    }
    expect(atUs).toBeGreaterThan(4 * SECOND - 64_000)
    const silent = audio.filter(({ fragment }) => parseFragment(fragment)?.payload[0] === 0x01)
    expect(silent.length).toBeGreaterThan(2)
    for (const { fragment } of silent) {
      const { samples = [], payload = [] } = parseFragment(fragment) ?? {}
      expect(payload).toHaveLength(samples.length * 4)
    }
    // The second picture does not wait for sound that never comes.
    expect(out.findIndex((one) => one.track === 'video' && one.fromUs === SECOND)).toBeLessThan(6)
  })
  test('keeps the hole where both are missing', () => {
    const { video } = bridged(film([0, 5], [0, 5]))
    expect(video.map(spanOf)).toEqual([
      [0, SECOND],
      [5 * SECOND, 6 * SECOND],
    ])
  })
  test('is left alone without sound, or with one whose silence nobody knows', () => {
    const parts = film([0, 1, 5], [])
    for (const init of [undefined, audioInit(6), new Uint8Array(0)])
      expect(bridgedBy(init, parts)).toEqual(parts)
  })
})
