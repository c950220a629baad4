/**
 * The front display, drawn: one function for the board's panel, the simulator page and the golden pictures.
 *
 * What is shown is decided in src/device/perception.ts; here it gets its form. A painter draws the same, but
 * keeps the plan of a screen and repeats only what moves.
 */
import type { Screen } from '../../../hal/hal.ts'
import type { Canvas2D } from './canvas.ts'
import type { Plan } from './layout.ts'
import { flashesAt, type Moving, paintPicture, paintScreen } from './paint.ts'
import { planScreen } from './plan.ts'

export interface ScreenState extends Moving {
  readonly screen: Screen
}

export function drawScreen(context: Canvas2D, width: number, height: number, state: ScreenState): void {
  paintScreen(context, planScreen(context, width, height, state.screen), state)
}

export interface ScreenPainter {
  /** As `drawScreen`, always on the same canvas: what did not change is not drawn again. */
  draw(context: Canvas2D, width: number, height: number, state: ScreenState): void
}

export function createScreenPainter(): ScreenPainter {
  let plan: Plan | undefined
  let shown = ''
  return {
    draw(context, width, height, state) {
      const { screen, nowUs } = state
      const fresh = plan?.screen !== screen || plan.width !== width || plan.height !== height
      if (plan === undefined || fresh) plan = planScreen(context, width, height, screen)
      const second = screen.sinceUs === undefined ? 0 : Math.floor((nowUs - screen.sinceUs) / 1_000_000)
      const still = `${second} ${flashesAt(screen, nowUs)}`
      if (fresh || still !== shown) paintScreen(context, plan, state)
      else if (screen.mirror) paintPicture(context, plan, state.picture)
      shown = still
    },
  }
}
