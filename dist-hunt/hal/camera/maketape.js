/**
 * Process: records the drawn scene and its sound to a tape file, in real time.
 *
 *   npm run build && node dist/hal/camera/maketape.js tapes/scene.tape
 *
 * That is how tapes/scene.tape was made: 3 s, 320×180, 15 pictures a second, a key picture each second.
 */
import { writeFile } from 'node:fs/promises';
import { concatBytes } from '../../src/bytes.js';
import { assert } from '../../src/errors.js';
import { toneMicrophone } from '../microphone/tone.js';
import { encodeFormat, encodeUnit, STREAM_MAGIC } from './framing.js';
import { sceneCamera } from './scene.js';
import { monotonicUs } from './stdio.js';
import { parseTape } from './tape.js';
const TAPE_US = 3_000_000;
const PICTURES_PER_SECOND = 15;
const file = process.argv[2];
if (file === undefined) {
    process.stderr.write('usage: node dist/hal/camera/maketape.js FILE\n');
    process.exit(2);
}
const clock = {
    nowUs: monotonicUs,
    wallUs: () => 0,
    state: () => 'unset',
    setTimeout: (run, delayMs) => setTimeout(run, delayMs),
    clearTimeout: (timer) => clearTimeout(timer),
};
const formats = [];
const units = [];
let baseUs;
let done = () => undefined;
const whole = new Promise((resolve) => {
    done = resolve;
});
const full = new Set();
const sink = {
    format: (format) => void formats.push(format),
    unit(unit) {
        if (unit.track === 'video' && unit.key && isWholeSecond(unit.ptsUs))
            baseUs ??= unit.ptsUs;
        if (unit.ptsUs < (baseUs ?? unit.ptsUs) + TAPE_US)
            units.push({ ...unit, data: unit.data.slice() });
        else if (full.add(unit.track).size === 2)
            done();
    },
    lost: done,
};
const microphone = toneMicrophone({ clock, bitsPerSecond: 32_000 }).open(sink);
const camera = sceneCamera({
    clock,
    width: 320,
    height: 180,
    picturesPerSecond: PICTURES_PER_SECOND,
    bitsPerSecond: 130_000,
}).open(sink);
const lost = await whole;
await Promise.all([microphone.close(), camera.close()]);
assert(lost === undefined, lost ?? '');
const fromUs = baseUs ?? 0;
const kept = units
    .filter((unit) => unit.ptsUs >= fromUs && unit.ptsUs < fromUs + TAPE_US)
    .map((unit) => ({ ...unit, ptsUs: unit.ptsUs - fromUs }))
    .sort((a, b) => a.ptsUs - b.ptsUs);
const bytes = concatBytes(STREAM_MAGIC, ...formats.map(encodeFormat), ...kept.map(encodeUnit));
const tape = parseTape(bytes);
await writeFile(file, bytes, { flag: 'wx' });
process.stdout.write(`${file}: ${bytes.length} bytes, ${tape.video.length} pictures, ${tape.audio.length} AAC frames, ${tape.durUs} µs\n`);
/** The tape begins with the picture's second, and so with the lamp and the beep; the clocks differ by microseconds. */
function isWholeSecond(ptsUs) {
    return (ptsUs + 500) % 1_000_000 < 1000;
}
