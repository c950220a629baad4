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
  return { set: (name, on) => held.get(name)?.write(on), close }
}
