/** Buttons on GPIO lines, through whichever driver of hal/gpio the board has. */
import { createEmitter } from '../emitter.ts'
import type { LineDriver, LineSpec } from '../gpio/lines.ts'
import type { Button, ButtonEdge, Clock, Source } from '../hal.ts'
import { keepOpen, type Report } from '../keep.ts'

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
  const kept = await keepOpen({
    clock,
    report,
    open(lost) {
      const held: { close(): void }[] = []
      const close = (): void => {
        for (const line of held) line.close()
      }
      try {
        for (const button of ['display', 'record'] as const)
          held.push(
            lines.input(
              contacts[button],
              ({ active, atUs }) => edges.emit({ button, down: active, atUs }),
              lost,
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
