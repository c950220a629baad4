/**
 * The front display, drawn: one function for the board's panel, the simulator page and the golden pictures.
 *
 * What is shown is decided in src/device/perception.ts; here it gets its form. Who draws often keeps the plan
 * of a screen (plan.ts) and paints it again (paint.ts): that is all this function does.
 */
import type { Screen } from '../../../hal/hal.ts'
import type { Canvas2D } from './canvas.ts'
import { type Moving, paintScreen } from './paint.ts'
import { planScreen } from './plan.ts'

export interface ScreenState extends Moving {
  readonly screen: Screen
}

export function drawScreen(context: Canvas2D, width: number, height: number, state: ScreenState): void {
  paintScreen(context, planScreen(context, width, height, state.screen), state)
}

export interface ScreenPainter {
  /** Draws; works a new plan out only for a new screen or size. */
  draw(context: Canvas2D, width: number, height: number, state: ScreenState): void
}

export function createScreenPainter(): ScreenPainter {
  let plan: ReturnType<typeof planScreen> | undefined
  return {
    draw(context, width, height, state) {
      if (plan?.screen !== state.screen || plan.width !== width || plan.height !== height)
        plan = planScreen(context, width, height, state.screen)
      paintScreen(context, plan, state)
    },
  }
}
