/**
 * The front display, drawn: one function for the board's panel, the simulator page and the golden pictures.
 *
 * What is shown is decided in src/device/perception.ts; here it gets its form. A painter draws the same, but
 * keeps the plan of a screen and repeats only what moves.
 */
import type { Screen } from '../../../hal/hal.ts';
import type { Canvas2D } from './canvas.ts';
import { type Moving } from './paint.ts';
export interface ScreenState extends Moving {
    readonly screen: Screen;
}
export declare function drawScreen(context: Canvas2D, width: number, height: number, state: ScreenState): void;
export interface ScreenPainter {
    /** As `drawScreen`, always on the same canvas: what did not change is not drawn again. */
    draw(context: Canvas2D, width: number, height: number, state: ScreenState): void;
}
export declare function createScreenPainter(): ScreenPainter;
