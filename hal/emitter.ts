/**
 * News of a board, told to whoever listens, in order, never from within the call that registered them.
 */
import { assert } from '../src/errors.ts'
import type { Clock, Source } from './hal.ts'

const LISTENERS_MAX = 32

export interface Emitter<T> {
  readonly source: Source<T>
  emit(item: T): void
}

/** `present` is said once to each new listener, a moment after it registered. */
export function createEmitter<T>(
  clock: Clock,
  alive: () => boolean,
  present?: () => T | undefined,
): Emitter<T> {
  const listeners = new Set<{ readonly hear: (item: T) => void }>()
  return {
    source(hear) {
      assert(listeners.size < LISTENERS_MAX, `more than ${LISTENERS_MAX} listeners`)
      const listener = { hear }
      listeners.add(listener)
      if (present !== undefined)
        clock.setTimeout(() => {
          const item = present()
          if (item !== undefined && alive() && listeners.has(listener)) hear(item)
        }, 0)
      return () => {
        listeners.delete(listener)
      }
    },
    emit(item) {
      if (alive()) for (const listener of [...listeners]) listener.hear(item)
    },
  }
}
