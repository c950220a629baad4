/**
 * The small parts of the simulated board: buttons, lamp, vibrator, buzzer, front display, battery
 * and cradle contact. Each does what hal.ts says and keeps what an onlooker would have
 * perceived, with times, for tests, the terminal and the simulator page.
 */

import { createEmitter } from '../emitter.ts'
import type {
  Battery,
  Button,
  ButtonEdge,
  Clock,
  Display,
  DockContact,
  Haptic,
  Led,
  LedPattern,
  Part,
  Screen,
  Source,
  Tone,
} from '../hal.ts'
import type { Alive } from './later.ts'
import type { Random } from './random.ts'

/** Oldest forgotten first. */
const PERCEPTIONS_MAX = 10_000
const PRESS_MS = 120
const BOUNCE_EDGES_MAX = 6
/** behaviour.md: bounce of up to 20 ms is absorbed. */
const BOUNCE_US = 18_000

export type Perception =
  | { readonly kind: 'led'; readonly atUs: number; readonly pattern: LedPattern }
  | { readonly kind: 'screen'; readonly atUs: number; readonly screen: Screen }
  | { readonly kind: 'haptic'; readonly atUs: number; readonly pulses: Parameters<Haptic['play']>[0] }
  | { readonly kind: 'tone'; readonly atUs: number; readonly notes: Parameters<Tone['play']>[0] }

/** What officer and public perceive now, and what came before. */
export interface Perceived {
  readonly led: LedPattern | undefined
  readonly screen: Screen | undefined
  readonly haptic: Extract<Perception, { kind: 'haptic' }> | undefined
  readonly tone: Extract<Perception, { kind: 'tone' }> | undefined
  /** In the order it happened; lent: it goes on. */
  readonly log: readonly Perception[]
}

export interface Senses {
  readonly led: Led
  readonly haptic: Haptic
  readonly tone: Tone
  readonly display: Display
  perceived(): Perceived
}

export function createSenses(clock: Clock, alive: Alive, works: (part: Part) => boolean): Senses {
  const log: Perception[] = []
  let led: LedPattern | undefined
  let screen: Screen | undefined
  let haptic: Perceived['haptic']
  let tone: Perceived['tone']

  function note(perception: Perception): void {
    log.push(perception)
    if (log.length > PERCEPTIONS_MAX) log.shift()
  }
  return {
    led: {
      show(pattern) {
        if (!alive() || !works('led')) return
        led = pattern
        note({ kind: 'led', atUs: clock.nowUs(), pattern })
      },
    },
    display: {
      show(shown) {
        if (!alive() || !works('display')) return
        screen = shown
        note({ kind: 'screen', atUs: clock.nowUs(), screen })
      },
    },
    haptic: {
      play(pulses) {
        if (!alive() || !works('haptic')) return
        haptic = { kind: 'haptic', atUs: clock.nowUs(), pulses }
        note(haptic)
      },
    },
    tone: {
      play(notes) {
        if (!alive() || !works('tone')) return
        tone = { kind: 'tone', atUs: clock.nowUs(), notes }
        note(tone)
      },
    },
    perceived: () =>
      // A board without power shows nothing; what was seen before stays seen.
      alive()
        ? { led, screen, haptic, tone, log }
        : { led: undefined, screen: undefined, haptic: undefined, tone: undefined, log },
  }
}

export interface ButtonsHand {
  down(button: Button): void
  up(button: Button): void
  /** Down now, up after `forMs` of the board's time. */
  press(button: Button, forMs?: number): void
  /** A press whose contact bounces for up to 18 ms as it closes and as it opens. */
  bounce(button: Button, forMs?: number): void
}

export function createButtons(
  clock: Clock,
  alive: Alive,
  random: Random,
): { source: Source<ButtonEdge>; hand: ButtonsHand } {
  const { source, emit } = createEmitter<ButtonEdge>(clock, alive)
  const edge = (button: Button, down: boolean): void => emit({ button, down, atUs: clock.nowUs() })

  /** Ends on `down`; an odd number of edges in all. */
  function chatter(button: Button, down: boolean): void {
    const extra = 2 * random.between(1, BOUNCE_EDGES_MAX / 2)
    const times = Array.from({ length: extra }, () => random.int(BOUNCE_US)).sort((a, b) => a - b)
    edge(button, down)
    times.forEach((us, index) => {
      clock.setTimeout(() => edge(button, index % 2 === 0 ? !down : down), us / 1000)
    })
  }
  return {
    source,
    hand: {
      down: (button) => edge(button, true),
      up: (button) => edge(button, false),
      press(button, forMs = PRESS_MS) {
        edge(button, true)
        clock.setTimeout(() => edge(button, false), forMs)
      },
      bounce(button, forMs = PRESS_MS) {
        chatter(button, true)
        clock.setTimeout(() => chatter(button, false), forMs)
      },
    },
  }
}

export interface Contacts {
  readonly battery: Source<Battery>
  readonly dock: Source<DockContact>
  setBattery(battery: Battery): void
  setDock(attached: boolean): void
  isDocked(): boolean
}

/** Both say at once how they stand: a board may be switched on in its cradle. */
export function createContacts(clock: Clock, alive: Alive, docked: boolean): Contacts {
  let battery: Battery = { percent: 100, charging: docked }
  let attached = docked
  const batteries = createEmitter<Battery>(clock, alive, () => battery)
  const docks = createEmitter<DockContact>(clock, alive, () => (attached ? { attached } : undefined))
  return {
    battery: batteries.source,
    dock: docks.source,
    setBattery(now) {
      battery = now
      batteries.emit(now)
    },
    setDock(now) {
      if (now === attached) return
      attached = now
      docks.emit({ attached })
    },
    isDocked: () => attached,
  }
}
