/**
 * Process: draws the front display. Screens come as lines on standard input, pictures of the camera on a
 * descriptor of their own; what is up is said on standard output, byte by byte.
 *
 *   screen ─► now, at once                picture ─► at most 25 a second          running time ─► each second
 *
 * Its own process, so that a fault of the drawing library or the panel costs no recording. When its parent is
 * gone the display goes dark: nothing may say that it records when nobody does.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createScreenPainter } from '../../src/ui/screen/screen.js';
import { loadCanvases } from './canvas.js';
import { createMirror } from './mirror.js';
import { openOutput } from './outputs.js';
import { ALIVE, ALIVE_MS, PICTURE_DESCRIPTOR, SHOWN, } from './settings.js';
const settings = JSON.parse(process.argv[2] ?? '{}');
const nowUs = () => Number(process.hrtime.bigint() / 1000n) + settings.shiftUs;
const DARK = { kind: 'dark', lines: [], mirror: false };
/** The flash of a marker ends, and the running time goes on, no later than this. */
const TICK_MS = 250;
const canvases = await loadCanvases().catch(fail);
const output = openOrFail();
const canvas = canvases.create(output.width, output.height);
const painter = createScreenPainter();
const mirror = createMirror(settings.mirror, canvases, nowUs);
if (settings.mirror === 'feed')
    mirror.read(createReadStream('', { fd: PICTURE_DESCRIPTOR, autoClose: false }), () => draw());
let screen = DARK;
let drawing = false;
let again = false;
let lastMs = 0;
function draw() {
    if (drawing) {
        again = true;
        return;
    }
    drawing = true;
    lastMs = performance.now();
    const picture = screen.mirror ? mirror.picture() : undefined;
    painter.draw(canvas.context, output.width, output.height, { screen, nowUs: nowUs(), picture });
    output.show(canvas).then(shown, fail);
}
function shown() {
    process.stdout.write(Uint8Array.of(SHOWN));
    // Memory of the pixels is freed only when the event loop turns.
    setImmediate(() => {
        drawing = false;
        if (again) {
            again = false;
            draw();
        }
    });
}
function openOrFail() {
    try {
        return openOutput(settings.output);
    }
    catch (error) {
        return fail(error);
    }
}
/** The last words are what the parent reports. */
function fail(error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
}
function moves() {
    return screen.sinceUs !== undefined || screen.flashSinceUs !== undefined;
}
setInterval(() => {
    const sinceMs = performance.now() - lastMs;
    if (screen.mirror && mirror.live() && sinceMs >= output.betweenMs - 5)
        draw();
    else if (moves() && sinceMs >= TICK_MS)
        draw();
}, mirror.live() ? output.betweenMs : TICK_MS);
setInterval(() => process.stdout.write(Uint8Array.of(ALIVE)), ALIVE_MS);
createInterface({ input: process.stdin }).on('line', (line) => {
    const order = JSON.parse(line);
    screen = order.screen;
    draw();
});
const end = () => {
    painter.draw(canvas.context, output.width, output.height, { screen: DARK, nowUs: nowUs() });
    output.show(canvas).then(() => process.exit(0), fail);
};
process.stdin.on('end', end).on('error', end);
process.stdout.on('error', end);
process.on('SIGTERM', end);
draw();
