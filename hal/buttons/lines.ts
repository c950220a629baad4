/** Buttons on GPIO lines, through whichever driver of hal/gpio the board has. */
import { createEmitter } from '../emitter.ts'
import type { LineDriver, LineSpec } from '../gpio/lines.ts'
import type { Button, ButtonEdge, Clock, Source } from '../hal.ts'
import { keepOpen, type Report } from '../keep.ts'
import { createHeldButtons } from './held.ts'

export interface LineButtonsOptions {
  readonly clock: Clock
  readonly lines: LineDriver
  readonly report: Report
  readonly contacts: Readonly<Record<Button, LineSpec>>
}

export async function lineButtons({
  clock,
  lines,
  report,
  contacts,
}: LineButtonsOptions): Promise<{ readonly buttons: Source<ButtonEdge>; close(): void }> {
  let open = true
  const edges = createEmitter<ButtonEdge>(clock, () => open)
  const held = createHeldButtons(edges.emit)
  const kept = await keepOpen({
    clock,
    report,
    open(lost) {
      const taken: { close(): void }[] = []
      const close = (): void => {
        for (const line of taken) line.close()
      }
      const gone = (why: string): void => {
        held.letGo(clock.nowUs())
        lost(why)
      }
      try {
        for (const button of ['display', 'record'] as const)
          taken.push(
            lines.input(
              contacts[button],
              ({ active, atUs, unknownFromUs }) => held.edge({ button, down: active, atUs }, unknownFromUs),
              gone,
            ),
          )
      } catch (error) {
        close()
        throw error
      }
      return { close }
    },
  })
  return {
    buttons: edges.source,
    close() {
      open = false
      kept.close()
    },
  }
}
