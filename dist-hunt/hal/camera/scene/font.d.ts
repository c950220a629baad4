/**
 * A 5×7 dot font, only what the drawn scene writes: digits, colon, point and the letters of one sign.
 */
import { type Colour, type Picture } from './picture.ts';
export declare const GLYPH_DOTS_WIDE = 6;
export declare const GLYPH_DOTS_HIGH = 7;
/** A character that has no glyph leaves its place empty. */
export declare function drawText(picture: Picture, text: string, x: number, y: number, dotSize: number, colour: Colour): void;
