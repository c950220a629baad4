/**
 * A camera and a microphone that cost next to nothing: four pictures and five sounds a second of 24 bytes,
 * for shifts of hours. Enough of both that every fragment has several. Every unit carries a mark drawn from the seed, so that media in the clear is found
 * wherever it lies. No decoder shows a picture from it.
 */
import type { Bytes } from '../../src/bytes.ts'
import type { Camera, Clock, Microphone } from '../hal.ts'
import { NAL_DELTA, NAL_KEY, type Pattern, play, SYNTHETIC_AUDIO, SYNTHETIC_VIDEO } from './camera.ts'
import type { Random } from './random.ts'

const UNIT_BYTES = 24
const HEAD_BYTES = 6
/** Stands at the end of every unit. */
export const MARK_BYTES = 12
const PICTURE_US = 250_000
const SOUND_US = 200_000
const GROUP_UNITS = 4

export function smallMedia(clock: Clock, random: Random): { camera: Camera; microphone: Microphone } {
  // Odd bytes only: no start code can arise in them.
  const mark = random.bytes(MARK_BYTES).map((byte) => byte | 1)
  let units = 0
  function fill(lent: Bytes): number {
    put(lent, HEAD_BYTES, units++)
    lent.set(mark, UNIT_BYTES - MARK_BYTES)
    return UNIT_BYTES
  }
  const video: Pattern = {
    format: SYNTHETIC_VIDEO,
    unitUs: PICTURE_US,
    groupUnits: GROUP_UNITS,
    fill(lent, key) {
      put(lent, 0, UNIT_BYTES - 4)
      lent[4] = key ? NAL_KEY : NAL_DELTA
      lent[5] = 0x80
      return fill(lent)
    },
  }
  const audio: Pattern = { format: SYNTHETIC_AUDIO, unitUs: SOUND_US, groupUnits: 1, fill }
  return {
    camera: {
      name: 'small',
      bitsPerSecondMax: 64_000,
      frameDurUs: PICTURE_US,
      open: (sink) => play('video', video, clock, sink),
    },
    microphone: { name: 'small', open: (sink) => play('audio', audio, clock, sink) },
  }
}

/** 32 bits, big-endian; a view for each of a million units would cost more than the unit. */
function put(lent: Bytes, at: number, value: number): void {
  lent[at] = value >>> 24
  lent[at + 1] = value >>> 16
  lent[at + 2] = value >>> 8
  lent[at + 3] = value
}
