/** A board on the mains: it says once that it is full and being charged. */
import { createEmitter } from '../emitter.ts'
import type { Battery, Clock, Source } from '../hal.ts'

export function mains(clock: Clock): { readonly battery: Source<Battery>; close(): void } {
  let open = true
  const { source } = createEmitter<Battery>(
    clock,
    () => open,
    () => ({ percent: 100, charging: true }),
  )
  return {
    battery: source,
    close() {
      open = false
    },
  }
}
