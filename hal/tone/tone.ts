/** Notes one after another on something that sounds at one pitch until told otherwise. */
import type { Clock, Tone } from '../hal.ts'
import { keepOpen, type Opened, type Report } from '../keep.ts'

const NOTES_MAX = 64

export interface Sounder extends Opened {
  /** 0 is silence. `ms`: how long it will be told to sound, for what ends by itself. Throws where it is gone. */
  sound(hz: number, ms: number): void
}

export interface ToneOptions {
  readonly clock: Clock
  readonly report: Report
  open(): Sounder
}

export async function openTone({
  clock,
  report,
  open,
}: ToneOptions): Promise<{ readonly tone: Tone; close(): void }> {
  const kept = await keepOpen({ clock, report, open })
  let timer: unknown

  function run(notes: Parameters<Tone['play']>[0], at: number): void {
    const note = at < NOTES_MAX ? notes[at] : undefined
    kept.use((sounder) => sounder.sound(note?.hz ?? 0, note?.ms ?? 0))
    timer = note === undefined ? undefined : clock.setTimeout(() => run(notes, at + 1), note.ms)
  }
  return {
    tone: {
      play(notes) {
        clock.clearTimeout(timer)
        run(notes, 0)
      },
    },
    close() {
      clock.clearTimeout(timer)
      kept.use((sounder) => sounder.sound(0, 0))
      kept.close()
    },
  }
}
