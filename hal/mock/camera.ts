/**
 * A camera and a microphone that need nothing: units of a fixed size filled from the seed, with a
 * valid configuration, on the board's clock. Good enough for logic; no decoder shows a picture
 * from them. small.ts has the same for hours of virtual time. Where pictures matter, hand in a tape (hal/camera/tape.ts) or a real camera.
 */
import { type Bytes, bytesOfHex, viewOf, wipe } from '../../src/bytes.ts'
import { assert } from '../../src/errors.ts'
import type { AudioFormat, EncodedUnit, Track, TrackFormat, VideoFormat } from '../../src/unit.ts'
import type { Camera, Clock, MediaSession, MediaSink, Microphone } from '../hal.ts'
import type { Random } from './random.ts'

/** 320×180, constrained baseline, level 1.3; SPS and PPS of no extras. */
export const SYNTHETIC_VIDEO: VideoFormat = {
  track: 'video',
  codec: 'avc1.42c00d',
  width: 320,
  height: 180,
  configuration: hex('0142c00dffe100096742c00dda05067e7401000468ce3c80'),
}
/** AAC-LC, 48 kHz, one channel. */
export const SYNTHETIC_AUDIO: AudioFormat = {
  track: 'audio',
  codec: 'mp4a.40.2',
  sampleRate: 48_000,
  channels: 1,
  configuration: hex('1188'),
}
const FRAMES_PER_SECOND = 30
const FRAMES_PER_GROUP = 30
const KEY_BYTES = 2400
const DELTA_BYTES = 400
const AUDIO_SAMPLES = 1024
const AUDIO_BYTES = 80
const NOISE_BYTES = 16 * 1024
/** From capture to hand-over, as an encoder takes it. */
const ENCODING_US = 20_000
export const NAL_KEY = 0x65
export const NAL_DELTA = 0x41

export interface Pattern {
  readonly format: TrackFormat
  /** From the start of one unit to the next, not rounded. */
  readonly unitUs: number
  /** Fills `lent` with the next unit and says how long it is. */
  fill(lent: Bytes, key: boolean): number
  readonly groupUnits: number
}

export function createSyntheticCamera(clock: Clock, random: Random): Camera {
  const fill = createNoise(random)
  const pattern: Pattern = {
    format: SYNTHETIC_VIDEO,
    unitUs: 1_000_000 / FRAMES_PER_SECOND,
    groupUnits: FRAMES_PER_GROUP,
    fill(lent, key) {
      const length = key ? KEY_BYTES : DELTA_BYTES
      fill(lent, length)
      viewOf(lent).setUint32(0, length - 4)
      lent[4] = key ? NAL_KEY : NAL_DELTA
      // first_mb_in_slice 0 is a single one bit.
      lent[5] = (lent[5] ?? 0) | 0x80
      return length
    },
  }
  return {
    name: 'synthetic',
    bitsPerSecondMax: 8 * (KEY_BYTES + FRAMES_PER_SECOND * DELTA_BYTES),
    frameDurUs: Math.round(1_000_000 / FRAMES_PER_SECOND),
    open: (sink) => play('video', pattern, clock, sink),
  }
}

export function createSyntheticMicrophone(clock: Clock, random: Random): Microphone {
  const fill = createNoise(random)
  const pattern: Pattern = {
    format: SYNTHETIC_AUDIO,
    unitUs: (AUDIO_SAMPLES * 1_000_000) / SYNTHETIC_AUDIO.sampleRate,
    groupUnits: 1,
    fill(lent) {
      fill(lent, AUDIO_BYTES)
      return AUDIO_BYTES
    },
  }
  return { name: 'synthetic', open: (sink) => play('audio', pattern, clock, sink) }
}

/** Odd bytes only: no start code and no emulation prevention can arise in them. */
function createNoise(random: Random): (lent: Bytes, length: number) => void {
  const slab = random.bytes(NOISE_BYTES).map((byte) => byte | 1)
  return (lent, length) => {
    const from = random.int(NOISE_BYTES - length)
    lent.set(slab.subarray(from, from + length))
  }
}

export function play(track: Track, pattern: Pattern, clock: Clock, sink: MediaSink): MediaSession {
  const beginUs = clock.nowUs()
  const lent = new Uint8Array(KEY_BYTES)
  let data: Bytes = lent
  let index = 0
  let untilKey = 0
  let said = false
  let open = true
  let resting = false
  let timer: unknown

  /** Of the unit `ahead` units from here. */
  function startUs(ahead = 0): number {
    return beginUs + Math.round((index + ahead) * pattern.unitUs)
  }
  function hand(): void {
    const key = untilKey === 0
    untilKey = (key ? pattern.groupUnits : untilKey) - 1
    const ptsUs = startUs()
    const durUs = startUs(1) - ptsUs
    index++
    const length = pattern.fill(lent, key)
    if (data.length !== length) data = lent.subarray(0, length)
    if (!said) sink.format(pattern.format)
    said = true
    const unit: EncodedUnit = { track, ptsUs, durUs, key, data }
    sink.unit(unit)
    // Lent means lent: whoever keeps it keeps zeros.
    wipe(data)
  }
  function run(): void {
    while (open && !resting && startUs() + ENCODING_US <= clock.nowUs()) hand()
    arm()
  }
  function arm(): void {
    clock.clearTimeout(timer)
    if (open && !resting) timer = clock.setTimeout(run, (startUs() + ENCODING_US - clock.nowUs()) / 1000)
  }
  arm()

  const session: MediaSession = {
    pause(paused) {
      if (paused === resting) return
      resting = paused
      if (!paused) {
        index = Math.max(index, Math.ceil((clock.nowUs() - beginUs) / pattern.unitUs))
        untilKey = 0
      }
      arm()
    },
    async close() {
      open = false
      clock.clearTimeout(timer)
    },
  }
  if (track === 'audio') return session
  return {
    ...session,
    requestKeyFrame() {
      untilKey = 0
    },
  }
}

function hex(text: string): Bytes {
  const bytes = bytesOfHex(text)
  assert(bytes !== undefined, `${text} is not hexadecimal`)
  return bytes
}
