/**
 * A rasteriser for I420 pictures: filled shapes on three planes of one plain byte array.
 *
 * Promises: whatever is drawn is clipped to the picture. Colours are limited-range BT.601 as the encoder
 * wants them. It does not smooth edges: cheap and the same bytes everywhere.
 */
import type { Bytes } from '../../../src/bytes.ts';
export interface Size {
    readonly width: number;
    readonly height: number;
}
/** Luma and the two chroma samples. */
export type Colour = readonly [y: number, u: number, v: number];
export interface Picture extends Size {
    readonly bytes: Bytes;
}
export declare function pictureBytes({ width, height }: Size): number;
/** Sides must be even (I420 halves them). `bytes` may be given to draw into, of exactly `pictureBytes`. */
export declare function pictureOf(size: Size, bytes?: Bytes): Picture;
/** BT.601 limited range of 8-bit R'G'B'. */
export declare function rgb(red: number, green: number, blue: number): Colour;
/** Fractions are rounded; chroma follows the 2×2 block a corner falls into. */
export declare function fillRect(picture: Picture, x: number, y: number, width: number, height: number, colour: Colour): void;
export declare function fillDisc(picture: Picture, x: number, y: number, radius: number, colour: Colour): void;
/** A limb: a bar of constant horizontal thickness between two points, the first one above the other. */
export declare function fillLimb(picture: Picture, from: readonly [x: number, y: number], to: readonly [x: number, y: number], thickness: number, colour: Colour): void;
