import { type Picture, type Size } from './picture.ts';
export declare const COUNTER_BITS = 24;
export declare const COUNTER_MAX: number;
/** Side of a square: a multiple of 8, so that squares and the codec's transform blocks coincide. */
export declare function counterSide({ width, height }: Size): number;
export declare function drawCounter(picture: Picture, value: number): void;
/** `luma` is the picture's first plane, rows without padding. Reads the middle of each square. */
export declare function readCounter(luma: Uint8Array, size: Size): number;
