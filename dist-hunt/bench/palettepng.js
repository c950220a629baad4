/**
 * A PNG with a palette (ISO/IEC 15948): a fifth of the size for pictures of few colours, such as drawn screens.
 *
 * The 256 most frequent colours stay exact, others become the nearest of them.
 */
import { crc32, deflateSync } from 'node:zlib';
const COLOURS_MAX = 256;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** `rgba`: four bytes a pixel; transparency is ignored. */
export function palettePng(rgba, width, height) {
    const counts = new Map();
    const colours = new Uint32Array(width * height);
    for (let at = 0; at < colours.length; at++) {
        const colour = ((rgba[at * 4] ?? 0) << 16) | ((rgba[at * 4 + 1] ?? 0) << 8) | (rgba[at * 4 + 2] ?? 0);
        colours[at] = colour;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const frequent = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
    const palette = frequent.slice(0, COLOURS_MAX);
    const indexOf = new Map(palette.map((colour, index) => [colour, index]));
    for (const colour of frequent.slice(COLOURS_MAX))
        indexOf.set(colour, nearest(palette, colour));
    const rows = new Uint8Array((width + 1) * height);
    for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
            rows[y * (width + 1) + 1 + x] = indexOf.get(colours[y * width + x] ?? 0) ?? 0;
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    // Eight bits a pixel, palette.
    header.set([8, 3, 0, 0, 0], 8);
    return Buffer.concat([
        Buffer.from(SIGNATURE),
        chunk('IHDR', header),
        chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
        chunk('IDAT', deflateSync(rows, { level: 9 })),
        chunk('IEND', Buffer.alloc(0)),
    ]);
}
function nearest(palette, colour) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, other] of palette.entries()) {
        const [r, g, b] = [16, 8, 0].map((shift) => ((colour >> shift) & 255) - ((other >> shift) & 255));
        const distance = (r ?? 0) ** 2 + (g ?? 0) ** 2 + (b ?? 0) ** 2;
        if (distance < least)
            [best, least] = [index, distance];
    }
    return best;
}
function chunk(type, content) {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const out = Buffer.alloc(named.length + 8);
    out.writeUInt32BE(content.length, 0);
    named.copy(out, 4);
    out.writeUInt32BE(crc32(named), named.length + 4);
    return out;
}
