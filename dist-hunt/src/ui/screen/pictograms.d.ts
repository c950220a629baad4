/**
 * The pictograms of the front display, drawn with plain strokes in a square. Each says the same as the words
 * beside it, for whoever cannot read them. Round ends, one stroke width: they hold at 20 pixels and at 400.
 */
import type { Box, Canvas2D } from './canvas.ts';
export type Pictogram = 'camera' | 'cameraOff' | 'record' | 'ring' | 'recovering' | 'noPicture' | 'microphoneOff' | 'dock' | 'done' | 'warning';
/** `ground` is what lies behind: slashes are kept apart from what they cross by a line of it. */
export declare function drawPictogram(context: Canvas2D, name: Pictogram, box: Box, ink: string, ground: string): void;
