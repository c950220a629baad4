/** The media type that a player is asked for, read from the initialisation segments that Zeuge writes. */
import { describe, expect, test } from 'vitest'
import { audioFormatOfConfiguration } from '../../src/media/adts.ts'
import { initSegment } from '../../src/media/init.ts'
import { mimeOf } from '../../src/media/mime.ts'
import type { AudioFormat } from '../../src/unit.ts'

const configuration = Uint8Array.of(1, 0x42, 0xc0, 0x1f, 0xff, 0xe0, 0)
const video = initSegment({ track: 'video', codec: 'avc1.42c01f', width: 320, height: 240, configuration })
/** AAC-LC and AAC main, 16 kHz, mono. */
const audio = (type: number) =>
  initSegment(audioFormatOfConfiguration(Uint8Array.of((type << 3) | 4, 0x08)) as AudioFormat)

describe('the media type of an initialisation segment', () => {
  test('names profile, constraints and level of a picture', () => {
    expect(mimeOf(video)).toBe('video/mp4; codecs="avc1.42c01f"')
  })
  test.each([1, 2])('names object type %i of a sound', (type) => {
    expect(mimeOf(audio(type))).toBe(`audio/mp4; codecs="mp4a.40.${type}"`)
  })
  test('is none for what no player shows, and for what is no such segment', () => {
    expect(mimeOf(initSegment({ track: 'metadata', mime: 'application/json' }))).toBeUndefined()
    for (const broken of [video.subarray(0, -1), new Uint8Array(0), Uint8Array.of(0, 0, 0, 8, 1, 2, 3, 4)])
      expect(mimeOf(broken)).toBeUndefined()
  })
})
