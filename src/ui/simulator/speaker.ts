/** The buzzer of the page: notes one after another through Web Audio. Made only once somebody wants to hear it. */
import type { Note } from '../../device/perception.ts'

export interface Speaker {
  play(notes: readonly Note[]): void
}

const LOUDNESS = 0.12
/** So that a tone does not click. */
const FADE_S = 0.008

export function createSpeaker(): Speaker {
  const audio = new AudioContext()
  return {
    play(notes) {
      let atS = audio.currentTime + 0.02
      for (const { hz, ms } of notes) {
        const endS = atS + ms / 1000
        if (hz > 0) {
          const tone = audio.createOscillator()
          const gain = audio.createGain()
          tone.frequency.value = hz
          gain.gain.setValueAtTime(0, atS)
          gain.gain.linearRampToValueAtTime(LOUDNESS, atS + FADE_S)
          gain.gain.setValueAtTime(LOUDNESS, endS - FADE_S)
          gain.gain.linearRampToValueAtTime(0, endS)
          tone.connect(gain).connect(audio.destination)
          tone.start(atS)
          tone.stop(endS)
        }
        atS = endS
      }
    },
  }
}
