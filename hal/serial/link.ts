/**
 * One side of the dock protocol: messages that arrive once and in order, over a line that loses and repeats.
 *
 *   send ─► waiting (bounded) ─► one frame under way ─► acknowledged, or repeated, or given up
 *   bytes ─► frames ─► acknowledged ─► told unless it is a repetition
 *
 * Pure but for the clock it is given. One frame is under way at a time (stop and wait), so that the order holds; a
 * message that waits is replaced by a newer one of its kind. Both the camera and the simulated controller use it.
 */
import type { Clock } from '../hal.ts'
import { type DockMessage, encodeMessage, parseMessage } from './dockmessage.ts'
import { createFrameDecoder, encodeFrame, type Frame, type Noise } from './wire.ts'

export const ACK_MS = 200
export const ATTEMPTS_MAX = 3

export type Sent = Exclude<DockMessage, { kind: 'ack' }>

export interface LinkOptions {
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>
  readonly write: (bytes: Uint8Array) => unknown
  readonly told: (message: Sent) => void
  /** A frame arrived, of whatever kind: the peer is there. */
  readonly alive?: () => void
  readonly noise?: (why: Noise | 'malformed' | 'unsupported') => void
  /** Nobody acknowledged it. */
  readonly gaveUp?: (message: Sent) => void
}

export interface Link {
  send(message: Sent): void
  push(piece: Uint8Array): void
  close(): void
}

export function createLink(options: LinkOptions): Link {
  const { clock, write, told, alive, noise, gaveUp } = options
  /** At most one of each kind: what is newer holds. */
  const waiting = new Map<Sent['kind'], Sent>()
  let underWay:
    | { readonly message: Sent; readonly bytes: Uint8Array; sequence: number; attempts: number }
    | undefined
  let sequence = 0
  let heard: { readonly type: number; readonly sequence: number } | undefined
  let timer: unknown
  let closed = false

  function next(): void {
    if (underWay !== undefined || closed) return
    const [first] = waiting
    if (first === undefined) return
    const [kind, message] = first
    waiting.delete(kind)
    sequence = (sequence + 1) & 0xff
    const bytes = encodeFrame({ ...encodeMessage(message), sequence })
    underWay = { message, bytes, sequence, attempts: 0 }
    attempt()
  }
  function attempt(): void {
    if (underWay === undefined || closed) return
    if (underWay.attempts === ATTEMPTS_MAX) {
      const { message } = underWay
      underWay = undefined
      gaveUp?.(message)
      next()
      return
    }
    underWay.attempts++
    write(underWay.bytes)
    timer = clock.setTimeout(attempt, ACK_MS)
  }
  function acknowledged(acknowledgedSequence: number): void {
    if (underWay?.sequence !== acknowledgedSequence) return
    clock.clearTimeout(timer)
    underWay = undefined
    next()
  }
  function take(frame: Frame): void {
    alive?.()
    const message = parseMessage(frame.type, frame.payload)
    if (typeof message === 'string') {
      answer(frame.sequence, message)
      noise?.(message)
    } else if (message.kind === 'ack') acknowledged(message.sequence)
    else {
      answer(frame.sequence, 'done')
      const repeated = heard?.type === frame.type && heard.sequence === frame.sequence
      heard = { type: frame.type, sequence: frame.sequence }
      if (!repeated) told(message)
    }
  }
  function answer(of: number, result: 'done' | 'malformed' | 'unsupported'): void {
    const ack = encodeMessage({ kind: 'ack', sequence: of, result })
    write(encodeFrame({ ...ack, sequence: of }))
  }
  const decoder = createFrameDecoder(take, noise)

  return {
    send(message) {
      waiting.set(message.kind, message)
      next()
    },
    push: (piece) => decoder.push(piece),
    close() {
      closed = true
      clock.clearTimeout(timer)
      waiting.clear()
    },
  }
}
