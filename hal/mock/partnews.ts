/**
 * Which parts of the simulated board are gone, for its own ports and for the firmware (`hal.parts`).
 *
 * The hand takes a part away and gives it back; a lost part's port goes on taking calls and does nothing.
 */

import { createEmitter } from '../emitter.ts'
import type { Clock, Part, PartNews, Source } from '../hal.ts'
import type { Alive } from './later.ts'

export interface Parts {
  readonly source: Source<PartNews>
  set(part: Part, ok: boolean, why?: string): void
  works(part: Part): boolean
}

export function createParts(clock: Clock, alive: Alive): Parts {
  const gone = new Set<Part>()
  const { source, emit } = createEmitter<PartNews>(clock, alive)
  const news = (part: Part, ok: boolean, why = 'moved by hand'): PartNews => ({ part, ok, why })
  return {
    source(hear) {
      const stop = source(hear)
      const told = clock.setTimeout(() => {
        if (alive()) for (const part of gone) hear(news(part, false))
      }, 0)
      return () => {
        clock.clearTimeout(told)
        stop()
      }
    },
    set(part, ok, why) {
      if (ok !== gone.has(part)) return
      if (ok) gone.delete(part)
      else gone.add(part)
      emit(news(part, ok, why))
    },
    works: (part) => !gone.has(part),
  }
}
