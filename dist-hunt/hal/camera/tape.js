/**
 * A tape: recorded access units that play as camera and microphone on the board's clock, virtual or real.
 *
 * Promises: units in capture order at their own pace, over and over with time that never goes back, both
 * tracks on one time line; where a turn ends the picture has no hole and the sound less than one AAC frame.
 * It keeps the whole tape in memory (hence TAPE_BYTES_MAX) and repairs nothing: a tape that is torn or out
 * of order is refused when it is read.
 */
import { equalBytes, wipe } from '../../src/bytes.js';
import { assert, ZeugeError } from '../../src/errors.js';
import { createStreamDecoder } from './framing.js';
/** A tape is a test recording: minutes, not hours. */
export const TAPE_BYTES_MAX = 256 * 1024 * 1024;
/** Reads a tape file (framing.ts). FILE_UNREADABLE where it is none, torn or out of order. */
export function parseTape(bytes) {
    const refuse = (why) => {
        throw new ZeugeError('FILE_UNREADABLE', `This is not a usable tape: ${why}. Make one with hal/camera/maketape.ts.`);
    };
    if (bytes.length > TAPE_BYTES_MAX)
        refuse(`${bytes.length} bytes, at most ${TAPE_BYTES_MAX} are allowed`);
    const formats = new Map();
    const units = [];
    let lost;
    const decoder = createStreamDecoder({
        format: (format) => formats.set(format.track, format),
        unit: (unit) => {
            const format = formats.get(unit.track);
            if (format === undefined)
                lost = `a unit of ${unit.track} comes before its format`;
            else
                units.push({ format, unit: { ...unit, data: unit.data.slice() } });
        },
        lost: (reason) => {
            lost = `it records a lost source (${reason})`;
        },
    });
    const fault = decoder.push(bytes) ?? lost;
    if (fault !== undefined)
        refuse(fault);
    if (!decoder.atBoundary())
        refuse('it ends in the middle of a message');
    const made = tapeOf(units);
    return typeof made === 'string' ? refuse(made) : made;
}
/** A tape of units on any common time line, or what is wrong with them. Takes the units over, data included. */
export function tapeOf(units) {
    const firstKey = units.find(({ unit }) => unit.track === 'video' && unit.key);
    if (firstKey === undefined)
        return 'there is no key picture on it';
    const baseUs = firstKey.unit.ptsUs;
    const track = (wanted) => units
        .filter(({ unit }) => unit.track === wanted && unit.ptsUs >= baseUs)
        .map(({ format, unit }) => ({ format, unit: { ...unit, ptsUs: unit.ptsUs - baseUs } }));
    const video = track('video');
    const durUs = endUs(video.at(-1));
    // Sound that outlasts the picture would overlap the next turn.
    const audio = track('audio').filter((item) => endUs(item) <= durUs);
    for (const items of [video, audio])
        for (const [index, { unit }] of items.entries())
            if (index > 0 && unit.ptsUs <= (items[index - 1]?.unit.ptsUs ?? -1))
                return `the ${unit.track} time stamps do not ascend at unit ${index} (${unit.ptsUs} µs)`;
    if (durUs <= 0)
        return 'it has no duration';
    return { video, audio, durUs };
}
/** Camera and microphone of one tape. Opening the camera rewinds it, and the microphone follows. */
export function openTape(tape, clock, options = {}) {
    const name = options.name ?? 'tape';
    let startUs;
    let sound;
    let picture;
    const camera = {
        name,
        bitsPerSecondMax: bitsPerSecondMax(tape.video),
        frameDurUs: Math.round(tape.durUs / tape.video.length),
        open(sink) {
            assert(picture === undefined, 'the camera is open already');
            startUs = clock.nowUs();
            sound?.rewind(startUs);
            const playback = play(tape.video, tape.durUs, startUs, sink, clock, options.skips === true);
            picture = playback;
            const session = {
                pause: playback.pause,
                async close() {
                    playback.stop();
                    if (picture === playback)
                        picture = undefined;
                },
            };
            return options.skips === true ? { ...session, requestKeyFrame: playback.skipToKey } : session;
        },
    };
    if (tape.audio.length === 0)
        return { camera };
    const microphone = {
        name,
        open(sink) {
            assert(sound === undefined, 'the microphone is open already');
            startUs ??= clock.nowUs();
            const playback = play(tape.audio, tape.durUs, startUs, sink, clock, false);
            sound = playback;
            return {
                pause: playback.pause,
                async close() {
                    playback.stop();
                    if (sound === playback)
                        sound = undefined;
                },
            };
        },
    };
    return { camera, microphone };
}
function play(items, turnUs, startUs, sink, clock, skips) {
    const lent = new Uint8Array(items.reduce((most, { unit }) => Math.max(most, unit.data.length), 0));
    const reel = createReel(items, turnUs, startUs);
    let saidFormat;
    let lastUs = startUs - 1;
    let nextUs = startUs;
    let floorUs = 0;
    let timer;
    let stopped = false;
    let paused = false;
    const hand = ({ format, unit }, ptsUs) => {
        if (saidFormat === undefined || !sameFormat(saidFormat, format))
            sink.format(format);
        saidFormat = format;
        lastUs = ptsUs;
        nextUs = ptsUs + unit.durUs;
        const data = lent.subarray(0, unit.data.length);
        data.set(unit.data);
        sink.unit({ ...unit, ptsUs, data });
        // Lent means lent: whoever keeps it keeps zeros.
        wipe(data);
    };
    const run = () => {
        while (!stopped && !paused && reel.dueUs() <= clock.nowUs()) {
            const item = reel.item();
            const ptsUs = reel.dueUs();
            // Before the unit is handed over, because the sink may ask for a key picture or close meanwhile.
            reel.step();
            if (ptsUs >= floorUs)
                hand(item, ptsUs);
        }
        arm();
    };
    const arm = () => {
        clock.clearTimeout(timer);
        if (!stopped && !paused)
            timer = clock.setTimeout(run, Math.max(0, (reel.dueUs() - clock.nowUs()) / 1000));
    };
    reel.join(clock.nowUs());
    arm();
    return {
        stop() {
            stopped = true;
            clock.clearTimeout(timer);
        },
        rewind(atUs) {
            reel.rewind(atUs);
            floorUs = nextUs;
            arm();
        },
        skipToKey() {
            if (!paused)
                reel.skipToKey();
        },
        pause(wanted) {
            if (wanted === paused)
                return;
            paused = wanted;
            if (!paused) {
                reel.join(Math.max(clock.nowUs(), lastUs + 1));
                if (skips)
                    reel.skipToKey();
                while (!reel.item().unit.key)
                    reel.step();
            }
            arm();
        },
    };
}
function createReel(items, turnUs, startUs) {
    let turnStartUs = startUs;
    let index = 0;
    const reel = {
        item() {
            const item = items[index];
            assert(item !== undefined, `tape position ${index}`);
            return item;
        },
        dueUs: () => turnStartUs + reel.item().unit.ptsUs,
        step() {
            index++;
            if (index < items.length)
                return;
            index = 0;
            turnStartUs += turnUs;
        },
        rewind(atUs) {
            index = 0;
            turnStartUs = atUs;
        },
        join(nowUs) {
            index = 0;
            turnStartUs += Math.max(0, Math.floor((nowUs - turnStartUs) / turnUs)) * turnUs;
            while (reel.dueUs() < nowUs)
                reel.step();
        },
        skipToKey() {
            const dueUs = reel.dueUs();
            while (!reel.item().unit.key)
                reel.step();
            turnStartUs = dueUs - reel.item().unit.ptsUs;
        },
    };
    return reel;
}
function endUs(item) {
    return item === undefined ? 0 : item.unit.ptsUs + item.unit.durUs;
}
function sameFormat(a, b) {
    return a === b || (a.codec === b.codec && equalBytes(a.configuration, b.configuration));
}
/** The busiest second, for the RAM check. */
function bitsPerSecondMax(items) {
    let most = 0;
    let from = 0;
    let bytes = 0;
    for (const { unit } of items) {
        bytes += unit.data.length;
        for (let head = items[from]; head !== undefined && unit.ptsUs - head.unit.ptsUs >= 1_000_000; head = items[++from])
            bytes -= head.unit.data.length;
        most = Math.max(most, bytes);
    }
    return most * 8;
}
