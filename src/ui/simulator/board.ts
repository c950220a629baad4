/**
 * The board of a page: the simulated one, with the browser's clock, entropy, camera and senses, and real envelopes.
 *
 * Keys are made when the page is opened first and never leave the browser; whoever opens the page has them all, so
 * they protect nothing. Card and keys outlast the page where the browser keeps them (hal/web/store.ts): to the camera
 * the end of a page is a power cut.
 */
import { openTape, parseTape, type Tape } from '../../../hal/camera/tape.ts'
import { parentOf } from '../../../hal/diskname.ts'
import { newAgeKey, openAgeEnvelopes } from '../../../hal/envelopes/age.ts'
import type { Camera, Hal, KeyStore, LedPattern, Microphone, Screen } from '../../../hal/hal.ts'
import type { Identity } from '../../../hal/mock/keystore.ts'
import type { DiskImage } from '../../../hal/mock/medium.ts'
import { type Mock, openMock } from '../../../hal/mock/open.ts'
import { canEncode, openWebCamera } from '../../../hal/web/camera.ts'
import { openWebClock, type WebClock } from '../../../hal/web/clock.ts'
import { openPageDisk, settleStore } from '../../../hal/web/disk.ts'
import { openWebEntropy } from '../../../hal/web/entropy.ts'
import { type FrameSource, openStreet, openWebcam } from '../../../hal/web/frames.ts'
import { openPageStore, type PageStore } from '../../../hal/web/store.ts'
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

/** What the drawn camera is drawn from: the live board, or a scenario that is shown on it. */
export interface Stage {
  readonly clock: Pick<WebClock, 'nowUs' | 'setTimeout' | 'clearTimeout'>
  readonly senses: Senses
  readonly frames: FrameSource
}

export interface PageBoard extends Stage {
  readonly clock: WebClock
  /** The mock of this boot; another one after each power-up. */
  mock: Mock
  /** What the firmware is given of it. */
  hal(): Hal
  /** Every file of the card, and whether it outlasts the page. */
  readonly store: PageStore
  /** The power is gone: what is on the card is what is kept. */
  settle(): Promise<void>
  /** How pictures are encoded: the browser's encoder, or pictures that were encoded before. */
  readonly encodes: () => boolean
  /** AGE-SECRET-KEY-… texts: evidence unit, escrow. */
  readonly identities: readonly string[]
  /** From the next power-up on. Rejects where the webcam is not to be had; then nothing changes. */
  choose(camera: CameraChoice): Promise<void>
}

const FIRMWARE_NAME = 'zeuge page'
const STORE_NAME = 'zeuge'
/** Of the kept values: who the camera is, and where its counter stands. */
const CAMERA = 'camera'
const COUNTER = 'counter'

interface KeptCamera {
  readonly vault: Identity
  readonly identities: readonly string[]
  readonly recipients: readonly string[]
}

/** `tapeBytes`: pictures and sound for browsers without an encoder, and the sound for those with one. */
export async function openPageBoard(tapeBytes: Uint8Array, sensed: () => void): Promise<PageBoard> {
  const clock = openWebClock()
  const entropy = openWebEntropy()
  const tape = parseTape(tapeBytes)
  const senses: Senses = { led: undefined, screen: undefined, haptic: undefined, tone: undefined }
  const store = await openPageStore(STORE_NAME)
  const kept = (await store.note(CAMERA)) as KeptCamera | undefined
  const { identities, recipients } = kept ?? (await newKeys())
  const envelopes = openAgeEnvelopes(recipients)
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
    ...(kept && { identity: { ...kept.vault, counter: Number(await store.note(COUNTER)) } }),
    image: cardOf([...store.files.keys()]),
  })
  if (kept === undefined) {
    const { privateKey, certificates, root, counter } = mock.board.keystore.vault
    await store.setNote(COUNTER, counter)
    const vault = { privateKey, certificates, ...(root && { root }) }
    await store.setNote(CAMERA, { vault, identities, recipients } satisfies KeptCamera)
  }
  const board: PageBoard = {
    ...{ clock, senses, mock, identities, store },
    hal() {
      const { hal } = board.mock
      return { ...hal, disk: openPageDisk(hal.disk, store), keystore: countingInto(store, hal.keystore) }
    },
    async settle() {
      const { disk } = board.mock.board
      const { files, directories } = disk.image()
      disk.restore({ files: await settleStore(store, files), directories })
    },
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

async function newKeys(): Promise<Omit<KeptCamera, 'vault'>> {
  const keys = await Promise.all([newAgeKey('x25519'), newAgeKey('x25519')])
  return {
    identities: keys.map(({ identity }) => identity),
    recipients: keys.map(({ recipient }) => recipient),
  }
}

/** The card as an earlier visit left it: every name, the content in the store. */
function cardOf(names: readonly string[]): DiskImage {
  const directories = new Set<string>()
  for (const name of names) for (let at = parentOf(name); at !== ''; at = parentOf(at)) directories.add(at)
  return { files: new Map(names.map((name) => [name, new Uint8Array(0)])), directories: [...directories] }
}

/** A count that was given must not be given again after the page was opened anew. */
function countingInto(store: PageStore, keystore: KeyStore): KeyStore {
  return {
    ...keystore,
    async count() {
      const counter = await keystore.count()
      await store.setNote(COUNTER, counter)
      return counter
    },
  }
}

function sourceOf(tape: Tape, clock: WebClock, frames: FrameSource | undefined) {
  const taped = openTape(tape, clock, { name: 'tape', skips: true })
  if (frames === undefined) return taped
  const camera = openWebCamera(frames, clock)
  // Browsers on Linux have no AAC encoder: the street's sound comes from the tape, the webcam is silent.
  return frames.name === 'scene' && taped.microphone ? { camera, microphone: taped.microphone } : { camera }
}
