/**
 * Which parts of a board are gone, and why: what `hal.parts` tells. A new listener hears what is gone now.
 */
import { createEmitter } from './emitter.ts'
import type { Clock, Part, PartNews, Source } from './hal.ts'

export interface PartBook {
  readonly source: Source<PartNews>
  /** The same word twice is no news. */
  set(part: Part, ok: boolean, why: string): void
  works(part: Part): boolean
}

export function createPartBook(clock: Clock, alive: () => boolean): PartBook {
  const gone = new Map<Part, string>()
  const { source, emit } = createEmitter<PartNews>(clock, alive)
  return {
    source(hear) {
      const stop = source(hear)
      const told = clock.setTimeout(() => {
        if (alive()) for (const [part, why] of gone) hear({ part, ok: false, why })
      }, 0)
      return () => {
        clock.clearTimeout(told)
        stop()
      }
    },
    set(part, ok, why) {
      if (ok !== gone.has(part)) return
      if (ok) gone.delete(part)
      else gone.set(part, why)
      emit({ part, ok, why })
    },
    works: (part) => !gone.has(part),
  }
}
