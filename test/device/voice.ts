/** News that a test gives, and a book of the faults that come of it. */
import type { Source } from '../../hal/hal.ts'
import type { Fault } from '../../src/device/vocabulary.ts'

/** A source that the test speaks for. */
export function voice<T>() {
  const listeners = new Set<(item: T) => void>()
  const source: Source<T> = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return { source, listeners, say: (item: T) => listeners.forEach((listener) => void listener(item)) }
}
export function faultBook() {
  const faults = new Map<Fault, boolean>()
  return {
    faults,
    setFault: (fault: Fault, is: boolean) => void faults.set(fault, is),
    raised: () => [...faults].flatMap(([fault, is]) => (is ? [fault] : [])),
  }
}
