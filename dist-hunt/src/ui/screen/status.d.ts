/** The status screen: for the wearer, who holds the camera in the hand. More and smaller text, never cut off either. */
import type { Screen } from '../../../hal/hal.ts';
import type { Box, Canvas2D } from './canvas.ts';
import type { Placed } from './layout.ts';
export declare function planStatus(context: Canvas2D, whole: Box, screen: Screen): Placed;
