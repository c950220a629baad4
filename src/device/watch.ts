/**
 * Looks after what no port tells by itself or tells only as a number, and turns it into faults.
 *
 * Each watch returns the function that ends it. Thresholds stand here, in one place.
 */
import type { Clock, ClockState, Hal, Part, Power } from '../../hal/hal.ts'
import { type AgeRule, watchAge } from './age.ts'
import { BATTERY_CRITICAL_PERCENT, createDrain } from './drain.ts'
import type { Measured } from './measured.ts'
import { type DevicePolicy, watchPolicy } from './policy.ts'
import { type StorageWatch, watchStorage } from './storage.ts'
import { heard, type Trace } from './tracer.ts'
import type { Fault } from './vocabulary.ts'

/** Raises or clears; the same word twice is no news. */
export type SetFault = (fault: Fault, is: boolean) => void

/**
 * So that five minutes are left at the alarm even if the next reading comes late (docs/behaviour.md). At the drain that is
 * believed where none was measured (drain.ts) it is 17 %.
 */
const BATTERY_LOW_MINUTES = 8
/**
 * Clock, keys and storage are looked at together: a camera in standby wakes up once for all of them. At 8 Mbit/s the
 * space between two looks is 5 MB, far less than what is kept free.
 */
const LOOK_MS = 5_000
/** Between two looks; a network clock is slewed by far less. */
const JUMP_US_MIN = 500_000

/** Each part that is gone is a fault of its own, for as long as it is gone. */
const PART_FAULTS = {
  buttons: 'buttons-lost',
  display: 'display-lost',
  led: 'led-lost',
  haptic: 'haptic-lost',
  tone: 'tone-lost',
  battery: 'battery-lost',
  dock: 'dock-lost',
  position: 'position-lost',
} as const satisfies Readonly<Record<Part, Fault>>

export interface Watcher {
  readonly setFault: SetFault
  readonly trace: Trace
  dock(attached: boolean): void
  clock(change: ClockChange): void
  measured(news: Measured): void
  /** Whether the next recording could be sealed. */
  keysReady(): Promise<boolean>
  readonly age: AgeRule
  readonly policy: DevicePolicy
  /** Somebody is told that a recording is possible. */
  relied(): boolean
  isRaised(fault: Fault): boolean
}

/** All of them, on this board; resolves after the first look at the disk. */
export async function watchAll(hal: Hal, watcher: Watcher): Promise<Pick<StorageWatch, 'doubt' | 'stop'>> {
  const { setFault, trace, measured } = watcher
  const { clock, disk, log } = hal
  const storage = watchStorage({
    ...{ disk, log, setFault },
    tell: (freeBytes) => measured({ freeBytes }),
    relied: watcher.relied,
    isLost: () => watcher.isRaised('storage-lost'),
  })
  const keys = watchKeys(setFault, watcher.keysReady)
  const clockLook = watchClock(clock, setFault, (change) => {
    trace({ src: 'board', type: 'clock', state: change.source, wallUs: change.afterUs })
    watcher.clock(change)
  })
  const look = (): void => {
    clockLook()
    keys.look()
    storage.look()
    timer = clock.setTimeout(look, LOOK_MS)
  }
  let timer = clock.setTimeout(look, LOOK_MS)
  const battery = heard(hal.power.battery, (news) => trace({ src: 'board', type: 'battery', ...news }))
  const stops = [
    hal.dock?.(({ attached }) => {
      trace({ src: 'board', type: 'dock', attached })
      watcher.dock(attached)
    }),
    watchBattery({ battery }, hal.clock, setFault, (batteryPercent, batteryMinutes) =>
      measured({ batteryPercent, batteryMinutes }),
    ),
    hal.parts?.(({ part, ok, why }) => {
      trace({ src: 'board', type: 'part', part, ok })
      hal.log({ level: ok ? 'info' : 'error', event: ok ? 'part.back' : 'part.lost', part, why })
      setFault(PART_FAULTS[part], !ok)
    }),
    watchAge(hal, setFault, watcher.age),
    watchPolicy(hal.clock, watcher.policy, setFault),
  ]
  await storage.looked
  return {
    doubt: storage.doubt,
    stop() {
      clock.clearTimeout(timer)
      // What happened to it since the last look still belongs to what was recorded.
      clockLook()
      storage.stop()
      keys.stop()
      for (const stop of stops) stop?.()
    },
  }
}

/** `tell`: percent, and minutes of recording until the battery is critical; undefined while charging. */
export function watchBattery(
  power: Pick<Power, 'battery'>,
  clock: Pick<Clock, 'nowUs'>,
  setFault: SetFault,
  tell: (percent: number, minutes: number | undefined) => void,
): () => void {
  const drain = createDrain()
  return power.battery(({ percent, charging }) => {
    const minutes = drain.take({ percent, charging, atUs: clock.nowUs() })
    setFault('battery-critical', !charging && percent <= BATTERY_CRITICAL_PERCENT)
    setFault('battery-low', minutes !== undefined && minutes < BATTERY_LOW_MINUTES)
    tell(percent, minutes)
  })
}

export interface ClockChange {
  /** Unix µs now, by the clock until now; null where it meant nothing. */
  readonly beforeUs: number | null
  readonly afterUs: number | null
  readonly source: ClockState
}

/** Looks now; returns the next look. `changed`: it was set, lost or jumped; drift and slewing are neither. */
export function watchClock(
  clock: Clock,
  setFault: SetFault,
  changed: (change: ClockChange) => void,
): () => void {
  const offsetUs = (): number => clock.wallUs() - clock.nowUs()
  let known = { state: clock.state(), offsetUs: offsetUs() }
  setFault('clock-unset', known.state === 'unset')
  return () => {
    const before = known
    known = { state: clock.state(), offsetUs: offsetUs() }
    setFault('clock-unset', known.state === 'unset')
    const jumped = known.state !== 'unset' && Math.abs(known.offsetUs - before.offsetUs) > JUMP_US_MIN
    if (known.state === before.state && !jumped) return
    const nowUs = clock.nowUs()
    const wallOf = ({ state, offsetUs }: typeof known) => (state === 'unset' ? null : nowUs + offsetUs)
    changed({ beforeUs: wallOf(before), afterUs: wallOf(known), source: known.state })
  }
}

/** Looks now. A start that could not be sealed is refused before it is made, and allowed as soon as it can. */
function watchKeys(setFault: SetFault, ready: () => Promise<boolean>): { look(): void; stop(): void } {
  let stopped = false
  const look = (): void => {
    void ready().then((is) => {
      if (!stopped) setFault('key-missing', !is)
    })
  }
  look()
  return {
    look,
    stop() {
      stopped = true
    },
  }
}

export function every(clock: Clock, ms: number, look: () => void): () => void {
  let timer: unknown
  const again = (): void => {
    look()
    timer = clock.setTimeout(again, ms)
  }
  again()
  return () => clock.clearTimeout(timer)
}
