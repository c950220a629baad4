/** A camera and a microphone that cost next to nothing: five pictures and ten sounds a second, for long or many runs. */
import type { Clock, MediaSession, MediaSink } from '../../hal/hal.ts'
import type { MockOptions } from '../../hal/mock/open.ts'
import { bytesOfHex } from '../../src/bytes.ts'
import type { Track, TrackFormat } from '../../src/unit.ts'

/** Of the synthetic pair (hal/mock/camera.ts): valid, and the smallest there are. */
const FORMATS: Readonly<Record<'video' | 'audio', TrackFormat>> = {
  video: {
    track: 'video',
    codec: 'avc1.42c00d',
    width: 320,
    height: 180,
    configuration: bytesOfHex('0142c00dffe100096742c00dda05067e7401000468ce3c80') as Uint8Array<ArrayBuffer>,
  },
  audio: {
    track: 'audio',
    codec: 'mp4a.40.2',
    sampleRate: 48_000,
    channels: 1,
    configuration: bytesOfHex('1188') as Uint8Array<ArrayBuffer>,
  },
}

const PICTURE_US = 200_000
const SOUND_US = 100_000
const GROUP_UNITS = 5
const UNIT_BYTES = 24
/** A picture is encoded so long after it was captured. */
const ENCODING_MS = 20

/** @param given called for each unit that is handed over */
export function smallMedia(
  given: (track: Track, ptsUs: number) => void = () => undefined,
): NonNullable<MockOptions['media']> {
  return (clock) => {
    const play = (track: 'video' | 'audio', unitUs: number) => (sink: MediaSink) =>
      playUnits(clock, track, unitUs, FORMATS[track], sink, given)
    return {
      camera: {
        name: 'small',
        bitsPerSecondMax: 64_000,
        frameDurUs: PICTURE_US,
        open: play('video', PICTURE_US),
      },
      microphone: { name: 'small', open: play('audio', SOUND_US) },
    }
  }
}

function playUnits(
  clock: Clock,
  track: Track,
  unitUs: number,
  format: TrackFormat,
  sink: MediaSink,
  given: (track: Track, ptsUs: number) => void,
): MediaSession {
  let open = true
  let resting = false
  let untilKey = 0
  let said = false
  let timer: unknown
  const hand = (): void => {
    // On one grid for both tracks and all sessions, as one clock gives it.
    const ptsUs = Math.floor((clock.nowUs() - ENCODING_MS * 1000) / unitUs) * unitUs
    const key = track === 'audio' || untilKey <= 0
    untilKey = (key ? GROUP_UNITS : untilKey) - 1
    if (!said) sink.format(format)
    said = true
    given(track, ptsUs)
    const data = new Uint8Array(UNIT_BYTES).fill(1)
    if (track === 'video') data.set([0, 0, 0, UNIT_BYTES - 4, key ? 0x65 : 0x41, 0x80])
    sink.unit({ track, ptsUs, durUs: unitUs, key, data })
    next()
  }
  const next = (): void => {
    clock.clearTimeout(timer)
    if (!open || resting) return
    const nextUs = (Math.floor((clock.nowUs() - ENCODING_MS * 1000) / unitUs) + 1) * unitUs
    timer = clock.setTimeout(hand, (nextUs - clock.nowUs()) / 1000 + ENCODING_MS)
  }
  next()
  return {
    requestKeyFrame() {
      untilKey = 0
    },
    pause(paused) {
      if (paused === resting) return
      resting = paused
      untilKey = 0
      next()
    },
    async close() {
      open = false
      clock.clearTimeout(timer)
    },
  }
}
