/**
 * Listens in on the ports of one boot and writes down the truth. The device gets the same ports as without it:
 * nothing is changed, delayed or answered differently.
 */
import type { Hal, MediaSession, MediaSink, Position, Source } from '../../hal/hal.ts'
import type { MockBoard } from '../../hal/mock/open.ts'
import { hexOf, utf8 } from '../bytes.ts'
import type { EncodedUnit } from '../unit.ts'
import { type BootTruth, hashOf, type Truth } from './truth.ts'

const SECRET_BYTES = 32
const MARK_BYTES = 12
/** So many stretches of media are looked for on the card; more say nothing new. */
const MARKS_MAX = 64
const MARK_EVERY = 37
/** Of places: so many, and numbers of so many digits, which stand nowhere by chance. */
const PLACE_MARKS_MAX = 16
const PLACE_DIGITS_MIN = 9

export interface Listener {
  /** A unit was handed over. */
  unit(unit: EncodedUnit): void
  /** Something was encrypted with this key and nonce. */
  sealed(key: Uint8Array, nonce: Uint8Array): void
}

export function tapHal(hal: Hal, board: MockBoard, truth: Truth, boot: BootTruth, listener: Listener): Hal {
  const { clock, display, entropy, envelopes, primitives } = hal
  let units = 0
  const known = new Set(truth.marks.map(hexOf))

  function note(unit: EncodedUnit): void {
    const { track, ptsUs, durUs, key, data } = unit
    boot.units[track].push({ track, ptsUs, durUs, key, bytes: data.length, hash: hashOf(data) })
    if (units++ % MARK_EVERY !== 0 || truth.marks.length >= MARKS_MAX || data.length < MARK_BYTES) return
    // The end of a unit is its least likely part to look like anything else.
    const mark = data.slice(data.length - MARK_BYTES)
    if (known.has(hexOf(mark))) return
    known.add(hexOf(mark))
    truth.marks.push(mark)
  }
  function notePlace(fix: Position): void {
    boot.places.set(fix.atUs, fix)
    if (boot.places.size > PLACE_MARKS_MAX) return
    for (const degrees of [fix.latitudeDeg, fix.longitudeDeg]) {
      const text = String(degrees).slice(0, PLACE_DIGITS_MIN)
      if (text.length >= PLACE_DIGITS_MIN) truth.marks.push(utf8(text))
    }
  }
  const heard =
    (source: { open(sink: MediaSink): MediaSession }) =>
    (sink: MediaSink): MediaSession =>
      source.open({
        format: (format) => sink.format(format),
        unit(unit) {
          note(unit)
          sink.unit(unit)
          listener.unit(unit)
        },
        lost: (reason) => sink.lost(reason),
      })
  return {
    ...hal,
    camera: { ...hal.camera, open: heard(hal.camera) },
    ...(hal.microphone && { microphone: { ...hal.microphone, open: heard(hal.microphone) } }),
    ...(hal.position && {
      position: (listener: (fix: Position) => void) =>
        (hal.position as Source<Position>)((fix) => {
          notePlace(fix)
          listener(fix)
        }),
    }),
    display: {
      show(screen) {
        display.show(screen)
        boot.shown.push({ kind: board.perceived().screen?.kind, atUs: clock.nowUs() })
      },
    },
    entropy: {
      bytes(length) {
        const bytes = entropy.bytes(length)
        if (length === SECRET_BYTES) truth.secrets.push(bytes.slice())
        return bytes
      },
    },
    envelopes: {
      ...envelopes,
      async wrap(secret) {
        const copy = secret.slice()
        const envelope = await envelopes.wrap(secret)
        truth.keys.set(hexOf(primitives.sha256(envelope)), copy)
        return envelope
      },
    },
    primitives: {
      ...primitives,
      aes256GcmSeal(key, nonce, aad, plaintext, into) {
        listener.sealed(key, nonce)
        return primitives.aes256GcmSeal(key, nonce, aad, plaintext, into)
      },
    },
  }
}
