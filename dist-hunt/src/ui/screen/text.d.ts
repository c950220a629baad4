/**
 * Lines of text set into a box: as large as fits, never cut off.
 *
 * Words are wrapped; one that is too long alone is parted at a syllable that is known, or else where it must
 * be. Only when a text does not fit at the smallest size wanted is it set smaller than that.
 */
import type { Canvas2D } from './canvas.ts';
/** The fonts of the repository's folder `fonts`, as hal/display and the page register them. */
export declare const FONT_FAMILIES: readonly ['Zeuge Latin', 'Zeuge Latin Ext', 'Zeuge Arabic'];
export declare const fontOf: (size: number) => string;
/** Of the type size: from one baseline to the next, and from a row's top to its baseline. Arabic has marks below. */
export declare const rowShare: (rtl: boolean) => number;
export interface Row {
    readonly text: string;
    readonly size: number;
    /** Room above it, where a new line of the screen begins. */
    readonly lead: number;
}
export interface SetText {
    readonly rows: readonly Row[];
    readonly height: number;
    readonly width: number;
}
/** The first line is the main one; `minor` is the share of its size that the others have. */
export interface Wish {
    readonly width: number;
    readonly height: number;
    readonly sizeMax: number;
    readonly sizeMin: number;
    readonly minor: number;
    readonly rtl: boolean;
}
/** `height` may be exceeded at `sizeMin`: the caller decides what gives way. Undefined where not even `heightMax` is kept. */
export declare function setText(context: Canvas2D, lines: readonly string[], wish: Wish): SetText;
/** As `setText`, but the height is kept whatever it takes. */
export declare function squeezeText(context: Canvas2D, lines: readonly string[], wish: Wish): SetText;
/** Draws rows from `top` down, from the edge where the language begins, or around the middle. */
export declare function drawRows(context: Canvas2D, { rows }: Pick<SetText, 'rows'>, place: {
    readonly x: number;
    readonly width: number;
    readonly top: number;
    readonly rtl: boolean;
    readonly centre?: boolean;
}): void;
