/**
 * Events of the Linux input layer (include/uapi/linux/input.h) out of bytes that come in pieces, and into bytes.
 *
 * Pure. An event has 24 bytes where a long has eight, 16 where it has four. Promises: the same events for any
 * piece sizes, at most one event's bytes kept. It judges no codes.
 */
import { viewOf } from '../../src/bytes.ts'

export const EV_KEY = 1
export const EV_SW = 5
export const EV_SND = 0x12
export const EV_SYN = 0
/** The events before it belong together. */
export const SYN_REPORT = 0
/** The kernel's buffer ran over: events before this one are missing. */
export const SYN_DROPPED = 3
export const SND_TONE = 2

export interface InputEvent {
  /** By the clock of the descriptor: wall time unless it was told otherwise (EVIOCSCLOCKID). */
  readonly timeUs: number
  readonly type: number
  readonly code: number
  readonly value: number
}

/** Bytes of an event on a machine whose `process.arch` is this. */
export function eventBytesOf(arch: string): 16 | 24 {
  return arch === 'arm' || arch === 'ia32' ? 16 : 24
}

export interface InputParser {
  push(piece: Uint8Array): readonly InputEvent[]
}

export function createInputParser(eventBytes: 16 | 24): InputParser {
  const kept = new Uint8Array(eventBytes)
  let have = 0
  return {
    push(piece) {
      const events: InputEvent[] = []
      for (let at = 0; at < piece.length; ) {
        const take = Math.min(eventBytes - have, piece.length - at)
        kept.set(piece.subarray(at, at + take), have)
        at += take
        have += take
        if (have < eventBytes) break
        have = 0
        events.push(eventOf(kept, eventBytes))
      }
      return events
    },
  }
}

/** As a writer gives it: the kernel sets the time itself. */
export function encodeInputEvent(
  { type, code, value }: Omit<InputEvent, 'timeUs'>,
  eventBytes: 16 | 24,
): Uint8Array {
  const bytes = new Uint8Array(eventBytes)
  const view = viewOf(bytes)
  view.setUint16(eventBytes - 8, type, true)
  view.setUint16(eventBytes - 6, code, true)
  view.setInt32(eventBytes - 4, value, true)
  return bytes
}

function eventOf(bytes: Uint8Array, eventBytes: 16 | 24): InputEvent {
  const view = viewOf(bytes)
  const timeUs =
    eventBytes === 24
      ? Number(view.getBigInt64(0, true)) * 1_000_000 + Number(view.getBigInt64(8, true))
      : view.getUint32(0, true) * 1_000_000 + view.getUint32(4, true)
  return {
    timeUs,
    type: view.getUint16(eventBytes - 8, true),
    code: view.getUint16(eventBytes - 6, true),
    value: view.getInt32(eventBytes - 4, true),
  }
}
