/**
 * The board of a page: the simulated one, with the browser's clock, entropy, camera and senses, and real envelopes.
 *
 * Keys are made when the page is opened and never leave it; whoever opens the page has them all, so they protect
 * nothing. The card lives in memory: closing the page is the end of it.
 */
import { openTape, parseTape, type Tape } from '../../../hal/camera/tape.ts'
import { newAgeKey, openAgeEnvelopes } from '../../../hal/envelopes/age.ts'
import type { Camera, LedPattern, Microphone, Screen } from '../../../hal/hal.ts'
import { type Mock, openMock } from '../../../hal/mock/open.ts'
import { canEncode, openWebCamera } from '../../../hal/web/camera.ts'
import { openWebClock, type WebClock } from '../../../hal/web/clock.ts'
import { openWebEntropy } from '../../../hal/web/entropy.ts'
import { type FrameSource, openStreet, openWebcam } from '../../../hal/web/frames.ts'
import { viewOf } from '../../bytes.ts'
import { noblePrimitives } from '../../crypto/noble.ts'

export type CameraChoice = 'scene' | 'webcam'

/** What was felt and heard last, and when. */
export interface Played<T> {
  readonly atUs: number
  readonly items: readonly T[]
}

export interface Senses {
  led: LedPattern | undefined
  screen: Screen | undefined
  haptic: Played<{ readonly onMs: number; readonly offMs: number }> | undefined
  tone: Played<{ readonly hz: number; readonly ms: number }> | undefined
}

export interface PageBoard {
  readonly clock: WebClock
  readonly senses: Senses
  /** The mock of this boot; another one after each power-up. */
  mock: Mock
  readonly frames: FrameSource
  /** How pictures are encoded: the browser's encoder, or pictures that were encoded before. */
  readonly encodes: () => boolean
  /** AGE-SECRET-KEY-… texts: evidence unit, escrow. */
  readonly identities: readonly string[]
  /** From the next power-up on. Rejects where the webcam is not to be had; then nothing changes. */
  choose(camera: CameraChoice): Promise<void>
}

const FIRMWARE_NAME = 'zeuge page'

/** `tapeBytes`: pictures and sound for browsers without an encoder, and the sound for those with one. */
export async function openPageBoard(tapeBytes: Uint8Array, sensed: () => void): Promise<PageBoard> {
  const clock = openWebClock()
  const entropy = openWebEntropy()
  const tape = parseTape(tapeBytes)
  const senses: Senses = { led: undefined, screen: undefined, haptic: undefined, tone: undefined }
  const keys = await Promise.all([newAgeKey('x25519'), newAgeKey('x25519')])
  const envelopes = openAgeEnvelopes(keys.map(({ recipient }) => recipient))
  let frames = openStreet()
  let encodes = await canEncode(frames)
  const seed = viewOf(entropy.bytes(4)).getUint32(0)

  /** What stands at the end of the camera's cable may change between boots, the cable does not. */
  const source = (): { camera: Camera; microphone?: Microphone } =>
    sourceOf(tape, clock, encodes ? frames : undefined)
  const mock = openMock({
    seed,
    primitives: noblePrimitives,
    ports: {
      ...{ clock, entropy, envelopes },
      led: {
        show(pattern) {
          senses.led = pattern
          sensed()
        },
      },
      display: {
        show(screen) {
          senses.screen = screen
          sensed()
        },
      },
      haptic: {
        play(items) {
          senses.haptic = { atUs: clock.nowUs(), items }
          sensed()
        },
      },
      tone: {
        play(items) {
          senses.tone = { atUs: clock.nowUs(), items }
          sensed()
        },
      },
    },
    media: source,
    board: { name: FIRMWARE_NAME },
  })
  const board: PageBoard = {
    ...{ clock, senses, mock, identities: keys.map(({ identity }) => identity) },
    get frames() {
      return frames
    },
    encodes: () => encodes,
    async choose(camera) {
      if (camera === frames.name) return
      const next = camera === 'webcam' ? await openWebcam() : openStreet()
      const able = await canEncode(next)
      if (camera === 'webcam' && !able) {
        next.close()
        throw new DOMException('this browser has no H.264 encoder', 'NotSupportedError')
      }
      frames.close()
      frames = next
      encodes = able
    },
  }
  return board
}

function sourceOf(tape: Tape, clock: WebClock, frames: FrameSource | undefined) {
  const taped = openTape(tape, clock, { name: 'tape', skips: true })
  if (frames === undefined) return taped
  const camera = openWebCamera(frames, clock)
  // Browsers on Linux have no AAC encoder: the street's sound comes from the tape, the webcam is silent.
  return frames.name === 'scene' && taped.microphone ? { camera, microphone: taped.microphone } : { camera }
}
