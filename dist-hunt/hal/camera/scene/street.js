import { COUNTER_MAX, drawCounter } from './counter.js';
import { drawText, GLYPH_DOTS_HIGH, GLYPH_DOTS_WIDE } from './font.js';
import { fillDisc, fillLimb, fillRect, pictureOf, rgb, } from './picture.js';
const WALKERS = [
    { pace: 0.09, start: 0.1, ground: 0.74, tall: 0.26, coat: rgb(150, 40, 45) },
    { pace: -0.12, start: 0.8, ground: 0.8, tall: 0.32, coat: rgb(40, 80, 150) },
    { pace: 0.16, start: 0.45, ground: 0.94, tall: 0.44, coat: rgb(60, 110, 60) },
];
const HOUSES = [
    rgb(196, 170, 130),
    rgb(170, 120, 100),
    rgb(205, 200, 185),
    rgb(140, 150, 165),
    rgb(190, 150, 120),
];
const SKIN = rgb(214, 170, 140);
const TROUSERS = rgb(45, 45, 60);
const DARK = rgb(20, 22, 28);
const PALE = rgb(240, 240, 235);
const LAMP_ON = rgb(255, 210, 60);
const LAMP_OFF = rgb(70, 60, 30);
export function createScene(size, picturesPerSecond) {
    const background = pictureOf(size);
    drawBackground(background);
    return {
        size,
        draw(index, out) {
            const picture = pictureOf(size, out);
            out.set(background.bytes);
            const seconds = index / picturesPerSecond;
            for (const walker of WALKERS)
                drawWalker(picture, walker, seconds);
            drawLamp(picture, index % picturesPerSecond < picturesPerSecond / 10);
            drawBoard(picture, index % (COUNTER_MAX + 1), seconds);
            drawCounter(picture, index % (COUNTER_MAX + 1));
        },
    };
}
function drawBackground(picture) {
    const { width, height } = picture;
    for (let y = 0; y < height; y += 2) {
        const shade = y / height;
        fillRect(picture, 0, y, width, 2, rgb(120 + 110 * shade, 160 + 80 * shade, 215 + 30 * shade));
    }
    const houseWidth = width / HOUSES.length;
    for (const [place, colour] of HOUSES.entries()) {
        const top = height * (0.2 + 0.05 * ((place * 3) % 4));
        const left = place * houseWidth;
        fillRect(picture, left, top, houseWidth, height * 0.68 - top, colour);
        fillRect(picture, left, top - height * 0.02, houseWidth, height * 0.03, rgb(120, 60, 50));
        for (let row = 0; row < 3; row++)
            for (let column = 0; column < 3; column++)
                fillRect(picture, left + houseWidth * (0.12 + 0.29 * column), top + height * (0.06 + 0.12 * row), houseWidth * 0.17, height * 0.07, (place + row + column) % 3 === 0 ? rgb(250, 225, 150) : rgb(60, 75, 95));
    }
    fillRect(picture, 0, height * 0.68, width, height * 0.14, rgb(165, 162, 158));
    for (let slab = 0; slab < 16; slab++)
        fillRect(picture, (slab * width) / 16, height * 0.68, 2, height * 0.14, rgb(145, 142, 138));
    fillRect(picture, 0, height * 0.82, width, height * 0.18, rgb(75, 76, 80));
    for (let mark = 0; mark < 5; mark++)
        fillRect(picture, width * (0.04 + 0.2 * mark), height * 0.9, width * 0.1, height * 0.012, PALE);
    roughen(picture);
}
/** A fine fixed grain, so that the encoder has a real picture's work to do. */
function roughen({ width, height, bytes }) {
    let state = 0x2545f491;
    for (let at = 0; at < width * height; at++) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        bytes[at] = (bytes[at] ?? 0) + (state >>> 30) - 2;
    }
}
function drawWalker({ width, height, bytes }, walker, seconds) {
    const picture = { width, height, bytes };
    const tall = walker.tall * height;
    const margin = tall / width;
    const span = 1 + 2 * margin;
    const along = (((walker.start + walker.pace * seconds) % span) + span) % span;
    const x = (along - margin) * width;
    const feet = walker.ground * height;
    const swing = Math.sin(seconds * Math.PI * 2 * (0.9 + Math.abs(walker.pace) * 4)) * tall * 0.16;
    const hip = feet - tall * 0.46;
    const shoulder = feet - tall * 0.82;
    fillLimb(picture, [x, hip], [x - swing, feet], tall * 0.09, TROUSERS);
    fillLimb(picture, [x, hip], [x + swing, feet], tall * 0.1, TROUSERS);
    fillLimb(picture, [x, shoulder], [x + swing * 0.8, hip], tall * 0.07, DARK);
    fillRect(picture, x - tall * 0.11, shoulder, tall * 0.22, tall * 0.38, walker.coat);
    fillLimb(picture, [x, shoulder], [x - swing * 0.8, hip], tall * 0.07, walker.coat);
    fillDisc(picture, x, feet - tall * 0.91, tall * 0.085, SKIN);
}
function drawLamp(picture, lit) {
    const { width, height } = picture;
    fillRect(picture, width * 0.955, height * 0.14, width * 0.008, height * 0.58, DARK);
    fillDisc(picture, width * 0.959, height * 0.12, height * 0.05, lit ? LAMP_ON : LAMP_OFF);
}
function drawBoard(picture, count, seconds) {
    const dot = Math.max(2, 2 * Math.round(picture.height / 240));
    const text = String(count).padStart(8, '0');
    const wide = (text.length * GLYPH_DOTS_WIDE + 2) * dot;
    const left = 2 * Math.round((picture.width - wide) / 4);
    const top = 2 * Math.round(picture.height * 0.06);
    const small = dot / 2;
    const high = (GLYPH_DOTS_HIGH + 3) * dot + GLYPH_DOTS_HIGH * small + dot;
    fillRect(picture, left, top, wide, high, DARK);
    drawText(picture, text, left + 1.5 * dot, top + 1.5 * dot, dot, PALE);
    const below = top + (GLYPH_DOTS_HIGH + 3) * dot;
    drawText(picture, 'ZEUGE', left + 1.5 * dot, below, small, LAMP_ON);
    drawText(picture, timeText(seconds), left + wide - 8.5 * GLYPH_DOTS_WIDE * small, below, small, PALE);
}
/** mm:ss.cc */
function timeText(seconds) {
    const two = (value) => String(Math.floor(value) % 100).padStart(2, '0');
    return `${two(seconds / 60)}:${two(seconds % 60)}.${two((seconds % 1) * 100)}`;
}
