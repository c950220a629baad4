/**
 * What can stand behind `--display`: the words people type, and the panel each one means.
 *
 *   fb:/dev/fb0                  a framebuffer, geometry from the system
 *   fb:FILE@320x240[x16|x32]     one with a geometry of its own, such as a regular file
 *   png:FILE[@320x240]           a picture file, replaced as a whole each time
 */
import { ZeugeError } from '../../src/errors.js';
export const DISPLAY_WORDS = 'fb:/dev/fb0, fb:FILE@320x240x16 or png:FILE@320x240';
const SPEC = /^(fb|png):(.+?)(?:@(\d+)x(\d+)(?:x(16|32))?)?$/;
const SIDE_MIN = 120;
const SIDE_MAX = 1920;
/** USAGE where it is none of them. */
export function parseDisplaySpec(text) {
    const [, kind, file = '', wide, high, bits] = SPEC.exec(text) ?? [];
    const refuse = (why) => {
        throw new ZeugeError('USAGE', `--display ${text}: ${why}; use ${DISPLAY_WORDS}.`);
    };
    if (kind === undefined)
        return refuse('no such display');
    const [width, height] = [Number(wide ?? 320), Number(high ?? 240)];
    if ([width, height].some((side) => side < SIDE_MIN || side > SIDE_MAX))
        return refuse(`sides of ${SIDE_MIN} to ${SIDE_MAX} pixels are drawn`);
    if (kind === 'png')
        return bits === undefined ? { kind, file, width, height } : refuse('a PNG has no bits to choose');
    if (wide === undefined)
        return { kind: 'framebuffer', device: file };
    return { kind: 'framebuffer', device: file, width, height, bitsPerPixel: bits === '32' ? 32 : 16 };
}
