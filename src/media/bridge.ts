/**
 * Fills what one track of a film lacks while the other goes on: players of pieces stop where either ends.
 *
 *   parts in order of time ─► picture: the last one is held until the next ─► parts without such holes
 *                             sound: silence
 *
 * For watching only; files keep their holes. What both lack stays missing. It holds one fragment of picture.
 */
import { type Bytes, concatBytes } from '../bytes.ts'
import { audioFormatOfConfiguration } from './adts.ts'
import { boxHeader, encodeBoxes } from './boxes.ts'
import { audioConfigurationOf } from './mime.ts'
import { movieFragment, parseFragment, type Sample } from './moof.ts'

/** Less is no hole: fragments of both tracks never end together. */
const HOLE_US_MIN = 100_000
const SAMPLES_PER_FRAME = 1024
const FRAMES_PER_FRAGMENT = 128
/** A frame of nothing in AAC, by channels, as an encoder writes it for silence (ISO/IEC 14496-3 §4.4.2.1). */
const SILENCE: ReadonlyMap<number, readonly number[]> = new Map([
  [1, [0x01, 0x18, 0x20, 0x07]],
  [2, [0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c]],
])

export interface BridgedPart {
  readonly track: 'video' | 'audio'
  readonly init: Bytes
  readonly fragment: Bytes
  /** Of its first sample, and behind its last. */
  readonly fromUs: number
  readonly untilUs: number
}

export interface Bridge {
  /** What can be played now; not much later than it was given. */
  push(part: BridgedPart): readonly BridgedPart[]
  end(): readonly BridgedPart[]
}

/**
 * @param fromUs where playing begins
 * @param audioInit of the sound, where there is any
 */
export function createBridge(fromUs: number, audioInit: Bytes | undefined): Bridge {
  let held: BridgedPart | undefined
  let sound = audioInit
  let soundUntilUs = fromUs
  /** Without the silence. */
  let heardUntilUs = fromUs

  function silenceUntil(untilUs: number): readonly BridgedPart[] {
    if (sound === undefined || untilUs - soundUntilUs < HOLE_US_MIN) return []
    const made = silence(sound, soundUntilUs, untilUs)
    soundUntilUs = made.at(-1)?.untilUs ?? soundUntilUs
    return made
  }

  function picture(part: BridgedPart): readonly BridgedPart[] {
    const before = heldUntil(part.fromUs)
    held = part
    return [...before, ...silenceUntil(part.fromUs)]
  }

  function heldUntil(untilUs: number): readonly BridgedPart[] {
    if (held === undefined) return []
    const hole = untilUs - held.untilUs
    const wasHeard = heardUntilUs - held.untilUs >= HOLE_US_MIN
    return [hole >= HOLE_US_MIN && wasHeard ? stretched(held, untilUs) : held]
  }

  return {
    push(part) {
      if (part.track === 'video') return picture(part)
      const before = silenceUntil(part.fromUs)
      sound = part.init
      soundUntilUs = Math.max(soundUntilUs, part.untilUs)
      heardUntilUs = soundUntilUs
      return [...before, part]
    },
    end() {
      const last = heldUntil(heardUntilUs)
      held = undefined
      return last
    },
  }
}

/** The last picture is shown until then. */
function stretched(part: BridgedPart, untilUs: number): BridgedPart {
  const parsed = parseFragment(part.fragment)
  const last = parsed?.samples.at(-1)
  const first = parsed?.samples[0]
  if (parsed === undefined || last === undefined || first === undefined) return part
  const samples = [...parsed.samples.slice(0, -1), { ...last, durUs: untilUs - last.ptsUs }]
  const fragment = fragmentOf('video', first.ptsUs, samples, parsed.payload)
  return { ...part, fragment, untilUs }
}

/** None where no encoder's silence is known for its channels. It may end a frame early. */
function silence(init: Bytes, fromUs: number, untilUs: number): readonly BridgedPart[] {
  const format = audioFormatOfConfiguration(audioConfigurationOf(init) ?? new Uint8Array(0))
  const frame = SILENCE.get(format?.channels ?? 0)
  if (format === undefined || frame === undefined) return []
  const frameUs = (SAMPLES_PER_FRAME * 1e6) / format.sampleRate
  const atUs = (index: number): number => fromUs + Math.round(index * frameUs)
  const frames = Math.floor((untilUs - fromUs) / frameUs)
  const made: BridgedPart[] = []
  for (let begin = 0; begin < frames; begin += FRAMES_PER_FRAGMENT) {
    const count = Math.min(FRAMES_PER_FRAGMENT, frames - begin)
    const samples = Array.from({ length: count }, (_, index): Sample => {
      const ptsUs = atUs(begin + index)
      return { ptsUs, durUs: atUs(begin + index + 1) - ptsUs, bytes: frame.length, key: true }
    })
    const payload = Uint8Array.from(Array.from({ length: count }, () => frame).flat())
    const fragment = fragmentOf('audio', atUs(begin), samples, payload)
    made.push({ track: 'audio', init, fragment, fromUs: atUs(begin), untilUs: atUs(begin + count) })
  }
  return made
}

function fragmentOf(
  track: 'video' | 'audio',
  fromUs: number,
  samples: readonly Sample[],
  payload: Uint8Array,
): Bytes {
  // Players of pieces do not look at the number.
  const moof = movieFragment(track, 0, fromUs, samples)
  return concatBytes(encodeBoxes(moof), boxHeader('mdat', payload.length), payload)
}
