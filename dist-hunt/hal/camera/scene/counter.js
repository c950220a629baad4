/**
 * The picture's number in a form a program reads back after any lossy coding: a row of 24 black or white
 * squares at the top left, most significant bit first. Tests use it to prove that no picture is lost,
 * doubled or swapped.
 */
import { assert } from '../../../src/errors.js';
import { fillRect } from './picture.js';
export const COUNTER_BITS = 24;
export const COUNTER_MAX = 2 ** COUNTER_BITS - 1;
const BLACK = [16, 128, 128];
const WHITE = [235, 128, 128];
/** Side of a square: a multiple of 8, so that squares and the codec's transform blocks coincide. */
export function counterSide({ width, height }) {
    assert(width >= COUNTER_BITS * 8 && height >= 8, `a picture of ${width}×${height} has no room for the counter`);
    return 8 * Math.max(1, Math.min(Math.floor(height / 360), Math.floor(width / (COUNTER_BITS * 8))));
}
export function drawCounter(picture, value) {
    assert(Number.isInteger(value) && value >= 0 && value <= COUNTER_MAX, `counter ${value}`);
    const side = counterSide(picture);
    for (let place = 0; place < COUNTER_BITS; place++) {
        const bit = Math.floor(value / 2 ** (COUNTER_BITS - 1 - place)) % 2;
        fillRect(picture, place * side, 0, side, side, bit === 1 ? WHITE : BLACK);
    }
}
/** `luma` is the picture's first plane, rows without padding. Reads the middle of each square. */
export function readCounter(luma, size) {
    assert(luma.length >= size.width * size.height, `${luma.length} luma bytes for ${size.width}×${size.height}`);
    const side = counterSide(size);
    let value = 0;
    for (let place = 0; place < COUNTER_BITS; place++) {
        let sum = 0;
        for (let y = side / 4; y < (side * 3) / 4; y++)
            for (let x = side / 4; x < (side * 3) / 4; x++)
                sum += luma[y * size.width + place * side + x] ?? 0;
        value = value * 2 + (sum / (side / 2) ** 2 > 125 ? 1 : 0);
    }
    return value;
}
