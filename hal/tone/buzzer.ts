/** Tone on a buzzer that knows one pitch: what can pulse (hal/haptic) sounds for the length of each note. */
import type { Pulser } from '../haptic/haptic.ts'
import type { Sounder } from './tone.ts'

export function buzzer(pulser: Pulser): Sounder {
  return {
    sound(hz, ms) {
      if (hz > 0 && ms > 0) pulser.pulse(ms)
    },
    ...(pulser.look && { look: () => pulser.look?.() }),
    close: () => pulser.close(),
  }
}
