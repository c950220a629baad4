/**
 * Puts the machine's decisions onto the board: LED and front display from the state, haptic and tone
 * from moments.
 *
 * Shows a thing only when it changed, so that a running pattern is not started anew by each event; or when
 * the lamp or the display is back, which shows whatever it did when it was lost.
 * Decides nothing: what is shown when stands in perception.ts.
 */
import type { Hal, LedPattern, Screen } from '../../hal/hal.ts'
import { type Look, perceptionOf } from './perception.ts'
import type { DeviceState, Effect, Moment } from './vocabulary.ts'

export interface Perceived {
  readonly led: LedPattern
  readonly screen: Screen
}

export interface Effects {
  /** The state lasts from now on; what is perceived of it. */
  show(state: DeviceState): Perceived
  /** Once. `power.off` is the runtime's and does nothing here. */
  play(effect: Effect): void
}

export function createEffects(hal: Pick<Hal, 'led' | 'haptic' | 'tone' | 'display'>, look: Look): Effects {
  let shownLed: LedPattern | undefined
  let shownWords = ''
  let lastWords = ''
  let last: Screen

  function feel(moment: Moment): void {
    const { haptic, tone } = look.sensations[moment]
    hal.haptic.play(haptic)
    // A silent moment leaves a tone that still sounds alone.
    if (tone.length > 0) hal.tone.play(tone)
  }

  return {
    show(state) {
      const { led, screen } = perceptionOf(state, look)
      const words = JSON.stringify(screen)
      // One and the same object for as long as nothing changes: who compares need not read it.
      if (words !== lastWords) last = screen
      lastWords = words
      if (led !== shownLed) hal.led.show(led)
      shownLed = state.faults.includes('led-lost') ? undefined : led
      if (words !== shownWords) hal.display.show(last)
      shownWords = state.faults.includes('display-lost') ? '' : words
      return { led, screen: last }
    },
    play(effect) {
      switch (effect.type) {
        case 'perceive':
          return feel(effect.moment)
        case 'refused':
          return feel('refused')
        case 'power.off':
          return
      }
    },
  }
}
