/**
 * The cable between a camera (or microphone) and the board, which the hand can pull, freeze and
 * plug in again. Whatever source is at the other end: simulated, a tape, or a real one.
 * It changes no unit; after a freeze the stream goes on with a key unit, as an encoder does.
 */
import { assert } from '../../src/errors.ts'
import type { Camera, Clock, MediaSession, MediaSink, Microphone } from '../hal.ts'
import type { Alive } from './later.ts'

export interface CableHand {
  /** The source is gone: an open session hears `lost`, and so does each new one, until `return`. */
  fail(): void
  /** Nothing comes any more, and nobody says so, until `return`. */
  freeze(): void
  return(): void
  /** Whether a session is open. */
  isOpen(): boolean
}

interface Cabled {
  readonly hand: CableHand
  /** Ends the open session, if there is one. */
  close(): Promise<void>
}

interface Openable {
  open(sink: MediaSink): MediaSession
}

const REFUSAL_MS = 20

export function cableCamera(camera: Camera, clock: Clock, alive: Alive): Cabled & { camera: Camera } {
  const { open, hand, close } = cable(camera, clock, alive)
  return { camera: { ...camera, open }, hand, close }
}

export function cableMicrophone(
  microphone: Microphone,
  clock: Clock,
  alive: Alive,
): Cabled & { microphone: Microphone } {
  const { open, hand, close } = cable(microphone, clock, alive)
  return { microphone: { ...microphone, open }, hand, close }
}

type State = 'plugged' | 'frozen' | 'pulled'

function cable(source: Openable, clock: Clock, alive: Alive): Cabled & Openable {
  let state: State = 'plugged'
  let current: { lose(reason: string): void; ask(): void; end(): Promise<void> } | undefined

  function open(sink: MediaSink): MediaSession {
    assert(current === undefined, 'one session at a time: close the open one first')
    let passing = true
    let awaitsKey = false
    const attached = () => passing && alive()
    const inner = source.open({
      format(format) {
        if (attached() && state !== 'pulled') sink.format(format)
      },
      unit(unit) {
        if (!attached()) return
        if (state !== 'plugged') {
          awaitsKey = true
          return
        }
        if (awaitsKey && !unit.key) return
        awaitsKey = false
        sink.unit(unit)
      },
      lost: (reason) => lose(reason),
    })

    async function end(): Promise<void> {
      passing = false
      if (current === session) current = undefined
      await inner.close()
    }
    function lose(reason: string): void {
      if (!attached()) return
      void end()
      sink.lost(reason)
    }
    const session = { lose, end, ask: () => inner.requestKeyFrame?.() }
    current = session
    if (state === 'pulled') clock.setTimeout(() => lose('not connected'), REFUSAL_MS)
    return {
      close: end,
      ...(inner.requestKeyFrame !== undefined && { requestKeyFrame: session.ask }),
      ...(inner.pause !== undefined && { pause: (paused: boolean) => inner.pause?.(paused) }),
    }
  }

  return {
    open,
    close: async () => current?.end(),
    hand: {
      fail() {
        state = 'pulled'
        current?.lose('disconnected')
      },
      freeze() {
        state = 'frozen'
      },
      return() {
        state = 'plugged'
        current?.ask()
      },
      isOpen: () => current !== undefined,
    },
  }
}
