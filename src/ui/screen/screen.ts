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

/** Whole rows of pixels. */
export interface Rows {
  readonly from: number
  readonly count: number
}

export interface ScreenPainter {
  /** As `drawScreen`, always on the same canvas: what did not change is not drawn again. Gives the rows that may have changed. */
  draw(context: Canvas2D, width: number, height: number, state: ScreenState): Rows
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
      const whole = fresh || still !== shown
      shown = still
      if (whole) {
        paintScreen(context, plan, state)
        return { from: 0, count: height }
      }
      const { stage } = plan
      if (!screen.mirror || stage === undefined) return { from: 0, count: 0 }
      paintPicture(context, plan, state.picture)
      const from = Math.floor(stage.y)
      return { from, count: Math.ceil(stage.y + stage.height) - from }
    },
  }
}
