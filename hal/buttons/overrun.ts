/**
 * Events of one input device over an overrun of the kernel's buffer (Documentation/input/event-codes.rst, SYN_DROPPED).
 *
 *   … events ─► SYN_DROPPED ─► (what follows is half of a report) ─► SYN_REPORT ─► how does it stand now? ─► differences
 *                 └─► keys that were held are released
 *
 * Pure. What was pressed and released while nobody read stays unknown, so a hold from before is told as ended when it was
 * last known: many short presses must not become the long one that stops a recording. After that it is told how each key
 * and switch stands, so that none is held, or released, for ever. Where the state cannot be asked for, the next event says it.
 */
import { EV_KEY, EV_SW, EV_SYN, type InputEvent, SYN_DROPPED, SYN_REPORT } from './inputevent.ts'

export interface Watched {
  readonly type: typeof EV_KEY | typeof EV_SW
  readonly code: number
}

/** Whether a key is down or a switch on now. */
export type StateNow = (type: Watched['type'], code: number) => boolean

export interface OverrunOptions {
  readonly watched: readonly Watched[]
  /** Absent where nobody can say. */
  readonly now?: StateNow | undefined
  readonly dropped: () => void
  readonly take: (event: InputEvent) => void
}

/** Takes the device's events in order. */
export function createOverrunGuard({
  watched,
  now,
  dropped,
  take,
}: OverrunOptions): (event: InputEvent) => void {
  const held = new Map<string, boolean>()
  const name = (type: number, code: number): string => `${type}/${code}`
  let skipping = false
  let lastUs = 0

  function release(): void {
    for (const { type, code } of watched)
      if (type === EV_KEY && held.get(name(type, code)) === true)
        pass({ timeUs: lastUs, type, code, value: 0 })
  }
  function pass(event: InputEvent): void {
    const { type, code, value, timeUs } = event
    lastUs = timeUs
    // 2 is the kernel's auto-repeat of a held key.
    if (type === EV_KEY || type === EV_SW) held.set(name(type, code), value !== 0)
    take(event)
  }
  return (event) => {
    if (event.type === EV_SYN && event.code === SYN_DROPPED) {
      dropped()
      release()
      skipping = now !== undefined
      return
    }
    if (!skipping) return pass(event)
    if (event.type !== EV_SYN || event.code !== SYN_REPORT) return
    skipping = false
    for (const { type, code } of watched) {
      const is = now?.(type, code) ?? false
      if (is !== (held.get(name(type, code)) ?? false))
        pass({ timeUs: event.timeUs, type, code, value: is ? 1 : 0 })
    }
  }
}
