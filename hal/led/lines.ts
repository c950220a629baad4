/** Lamps on GPIO lines, through whichever driver the board has. They cannot blink by themselves. */
import type { LineDriver, LineSpec, OutputLine } from '../gpio/lines.ts'
import type { Lamps } from './led.ts'

export function lineLamps(lines: LineDriver, specs: Readonly<Record<string, LineSpec>>): Lamps {
  const held = new Map<string, OutputLine>()
  const close = (): void => {
    for (const line of held.values()) line.close()
  }
  try {
    for (const [name, spec] of Object.entries(specs)) held.set(name, lines.output(spec))
  } catch (error) {
    close()
    throw error
  }
  const lit = new Set<string>()
  return {
    set(name, on) {
      if (on) lit.add(name)
      else lit.delete(name)
      held.get(name)?.write(on)
    },
    // A chip that is gone shows at a write only: what holds is written again.
    look() {
      for (const [name, line] of held) line.write(lit.has(name))
      return undefined
    },
    close,
  }
}
