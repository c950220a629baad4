import { assert } from '../../../src/errors.js';
export function pictureBytes({ width, height }) {
    return (width * height * 3) / 2;
}
/** Sides must be even (I420 halves them). `bytes` may be given to draw into, of exactly `pictureBytes`. */
export function pictureOf(size, bytes = new Uint8Array(pictureBytes(size))) {
    const { width, height } = size;
    assert(width % 2 === 0 && height % 2 === 0 && width > 0 && height > 0, `picture of ${width}×${height}`);
    assert(bytes.length === pictureBytes(size), `${bytes.length} bytes for a picture of ${width}×${height}`);
    return { width, height, bytes };
}
/** BT.601 limited range of 8-bit R'G'B'. */
export function rgb(red, green, blue) {
    return [
        Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue),
        Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue),
        Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue),
    ];
}
/** Fractions are rounded; chroma follows the 2×2 block a corner falls into. */
export function fillRect(picture, x, y, width, height, colour) {
    const left = clamp(x, picture.width);
    const right = clamp(x + width, picture.width);
    const top = clamp(y, picture.height);
    const bottom = clamp(y + height, picture.height);
    if (left >= right || top >= bottom)
        return;
    const { bytes } = picture;
    for (let row = top; row < bottom; row++)
        bytes.fill(colour[0], row * picture.width + left, row * picture.width + right);
    const stride = picture.width / 2;
    const blue = picture.width * picture.height;
    const red = blue + blue / 4;
    for (let row = top >> 1; row < (bottom + 1) >> 1; row++) {
        const from = row * stride + (left >> 1);
        const to = row * stride + ((right + 1) >> 1);
        bytes.fill(colour[1], blue + from, blue + to);
        bytes.fill(colour[2], red + from, red + to);
    }
}
export function fillDisc(picture, x, y, radius, colour) {
    for (let dy = -Math.floor(radius); dy <= radius; dy++) {
        const half = Math.sqrt(radius * radius - dy * dy);
        fillRect(picture, x - half, y + dy, half * 2, 1, colour);
    }
}
/** A limb: a bar of constant horizontal thickness between two points, the first one above the other. */
export function fillLimb(picture, from, to, thickness, colour) {
    const rows = Math.max(1, Math.round(to[1] - from[1]));
    for (let row = 0; row < rows; row++) {
        const x = from[0] + ((to[0] - from[0]) * row) / rows;
        fillRect(picture, x - thickness / 2, from[1] + row, thickness, 1, colour);
    }
}
function clamp(value, end) {
    return Math.max(0, Math.min(end, Math.round(value)));
}
