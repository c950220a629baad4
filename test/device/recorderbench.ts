/** A recorder on the bench, and units of a track given to it by their times in ms. */
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { createRecorder, type Recorder } from '../../src/device/recorder.ts'
import { createRing } from '../../src/media/ring.ts'
import type { Track } from '../../src/unit.ts'
import { AUDIO, MS, PICTURE_MS, SOUND_MS, unit, VIDEO } from './notebook.ts'
export const PLACE = { position: { latitude: 51.5, longitude: 7.5 } }
export const LIMIT_MS = 2000
export const TAIL_MS = 500

/** At 1000 ms, with both formats told; a group of pictures is five. */
export function begin(preRecordAudio = true) {
  const clock = createMockClock({ nowUs: 1000 * MS })
  const asked: number[] = []
  const recorder = createRecorder({
    ...{ clock, fragmentUs: 500 * MS, frameDurUs: PICTURE_MS * MS, preRecordAudio },
    requestKeyFrame: () => asked.push(clock.nowUs() / MS),
  })
  recorder.format(VIDEO)
  recorder.format(AUDIO)
  return { clock, recorder, asked, ring: () => createRing({ bytes: 10_000, limitUs: LIMIT_MS * MS }) }
}
export function give(recorder: Recorder, track: Track, fromMs: number, toMs: number): void {
  for (let at = fromMs; at < toMs; at += track === 'video' ? PICTURE_MS : SOUND_MS)
    recorder.unit(unit(track, at, track === 'audio' || at % 500 === 0))
}
