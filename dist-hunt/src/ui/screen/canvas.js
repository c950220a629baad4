/**
 * The part of a 2D canvas that the front display is drawn with: what a browser and @napi-rs/canvas both have.
 *
 * Types and boxes only, so that a missing call is found when it is compiled, on either side.
 */
/** The part of a box within its edges. */
export function inset(box, by) {
    return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by };
}
/** The square in the middle of a box, `share` of its shorter side. */
export function squareIn(box, share) {
    const side = Math.round(Math.min(box.width, box.height) * share);
    const x = Math.round(box.x + (box.width - side) / 2);
    const y = Math.round(box.y + (box.height - side) / 2);
    return { x, y, width: side, height: side };
}
