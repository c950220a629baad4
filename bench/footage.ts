/**
 * Footage without an encoder, as fMP4: a picture and a sound track of the right size, as fast as it can be made.
 *
 * Fragments are real and so are the init segments: whatever is sealed from them opens as a film.
 */
import type { Bytes } from '../src/bytes.ts'
import { createFragmenter, type Fragment } from '../src/media/fragment.ts'
import { initSegment } from '../src/media/init.ts'
import { METADATA_FORMAT } from '../src/media/metadata.ts'
import type { EncodedUnit, RecordedTrack } from '../src/unit.ts'
import { FORMATS, pictures } from './synthetic.ts'

export const FOOTAGE_BITS_PER_SECOND = 8_100_000
const AUDIO_BYTES = 170

export const inits: Readonly<Record<RecordedTrack, Bytes>> = {
  metadata: initSegment(METADATA_FORMAT),
  video: initSegment(FORMATS.video),
  audio: initSegment(FORMATS.audio),
}

/** `onUnit` learns of each unit before it is packed. Without a last flush, as while a camera records. */
export function* footage(
  seconds: number,
  onUnit: (unit: EncodedUnit) => void = () => {},
): Generator<Fragment> {
  const picture = pictures(FOOTAGE_BITS_PER_SECOND)
  const sound = new Uint8Array(AUDIO_BYTES).fill(0x5a)
  const options = { fragmentUs: 1_000_000, firstFragmentUs: 250_000, baseUs: 0 }
  const lanes = {
    video: createFragmenter({ track: 'video', ...options }),
    audio: createFragmenter({ track: 'audio', ...options }),
  }
  function pack(unit: EncodedUnit): Fragment[] {
    onUnit(unit)
    const fragment = lanes[unit.track].push(unit)
    return fragment === undefined ? [] : [fragment]
  }
  let samples = 0
  for (let frame = 0; frame < seconds * 30; frame++) {
    const ptsUs = Math.round((frame * 1e6) / 30)
    for (; (samples * 1e6) / 48_000 < ptsUs; samples += 1024)
      yield* pack({
        track: 'audio',
        ptsUs: Math.round((samples * 1e6) / 48_000),
        durUs: 21_333,
        key: true,
        data: sound,
      })
    const [data, key] = picture(frame)
    yield* pack({ track: 'video', ptsUs, durUs: 33_333, key, data })
  }
}
