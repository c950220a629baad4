/**
 * A dock controller in software: the other side of the dock protocol (docs/dock-protocol.md), with the faults of a
 * real one. For integrators and tests; the camera never uses it.
 *
 * Speaks by itself: its firmware at the start, its state twice a second and at each change, its time each ten seconds
 * while a camera stands in it.
 */
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import type { Clock } from '../hal.ts'
import { cobsEncode } from './cobs.ts'
import { type DockMessage, encodeMessage } from './dockmessage.ts'
import { createLink, type Sent } from './link.ts'
import { encodeFrame } from './wire.ts'

export const BEAT_MS = 500
const TIME_EVERY_BEATS = 20

export interface DockState {
  readonly present: boolean
  readonly charging: boolean
  readonly buttonsLocked: boolean
}

/** `crc`: whole frames with a wrong checksum; `flood`: bytes without an end; `torn`: half a frame. */
export type Injected = 'crc' | 'flood' | 'torn'

export interface Controller {
  /** What the camera sent. */
  push(bytes: Uint8Array): void
  set(change: Partial<DockState>): void
  state(): DockState
  /** Says it now. */
  time(unixMs: number): void
  /** So many faulty frames (or bytes, for a flood) on the line, now. */
  inject(what: Injected, count: number): void
  /** As if its cable were loose: says nothing and hears nothing. */
  silent(is: boolean): void
  close(): void
}

export interface ControllerOptions {
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>
  readonly firmware: string
  readonly write: (bytes: Uint8Array) => unknown
  /** Unix ms; without it no time is told. */
  readonly wallMs?: () => number
  /** What the camera told, acknowledgements included. */
  readonly heard?: (message: Sent | { readonly kind: 'gave-up'; readonly what: Sent['kind'] }) => void
}

export function createController(options: ControllerOptions): Controller {
  const { clock, firmware, wallMs, heard } = options
  let state: DockState = { present: false, charging: false, buttonsLocked: false }
  let mute = false
  let beats = 0
  const write = (bytes: Uint8Array): void => {
    if (!mute) options.write(bytes)
  }
  const link = createLink({
    clock,
    write,
    told: (message) => heard?.(message),
    gaveUp: ({ kind }) => heard?.({ kind: 'gave-up', what: kind }),
  })
  const tell = (): void => link.send({ kind: 'state', ...state })
  let timer: unknown
  function beat(): void {
    tell()
    if (wallMs !== undefined && state.present && beats++ % TIME_EVERY_BEATS === 0) time(wallMs())
    timer = clock.setTimeout(beat, BEAT_MS)
  }
  function time(unixMs: number): void {
    link.send({ kind: 'time', unixMs: Math.round(unixMs), uncertaintyMs: 50 })
  }
  link.send({ kind: 'hello', firmware })
  beat()
  return {
    push(bytes) {
      if (!mute) link.push(bytes)
    },
    set(change) {
      if (change.present === true && !state.present) beats = 0
      state = { ...state, ...change }
      tell()
    },
    state: () => state,
    time,
    inject(what, count) {
      if (what === 'flood') write(new Uint8Array(count).fill(0x55))
      else for (let done = 0; done < count; done++) write(faulty(what, { kind: 'state', ...state }))
    },
    silent(is) {
      mute = is
    },
    close() {
      clock.clearTimeout(timer)
      link.close()
    },
  }
}

function faulty(what: 'crc' | 'torn', message: DockMessage): Bytes {
  const frame = encodeFrame({ ...encodeMessage(message), sequence: 0 })
  if (what === 'torn') return frame.slice(0, Math.ceil(frame.length / 2))
  const wrong = Uint8Array.of(1, 0x02, 0, 0x07, 0x12, 0x34)
  return concatBytes(cobsEncode(wrong), Uint8Array.of(0))
}
