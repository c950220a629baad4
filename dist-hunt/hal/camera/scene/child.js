/**
 * Process: draws the scene, encodes it (H.264, no B pictures) and writes it to the parent (stdio.ts).
 *
 * Picture n is due at a whole second of the monotonic clock plus n picture times, so it never drifts and the
 * lamp lights in step with the tone microphone. An encoder that falls behind is first waited for, then
 * pictures are left out, visibly in the counter.
 */
import { ZeugeError } from '../../../src/errors.js';
import { createAccessUnits } from '../accessunits.js';
import { loadCodecs } from '../codecs.js';
import { childSettings, connectParent, monotonicUs } from '../stdio.js';
import { pictureBytes } from './picture.js';
import { createScene } from './street.js';
const IN_FLIGHT_MAX = 4;
/** How far behind its time a picture may still be drawn. */
const LATE_MAX_US = 1_000_000;
const BUSY_WAIT_MS = 2;
const { width, height, picturesPerSecond, bitsPerSecond, keyEvery } = childSettings();
let keyWanted = true;
const parent = connectParent(() => {
    keyWanted = true;
});
try {
    const { VideoEncoder, VideoFrame } = await loadCodecs();
    const startedUs = monotonicUs();
    const secondUs = startedUs - (startedUs % 1_000_000);
    const dueUs = (index) => secondUs + Math.round((index * 1_000_000) / picturesPerSecond);
    const inFlightUs = [];
    const accessUnits = createAccessUnits(parent);
    const encoder = new VideoEncoder({
        output(chunk) {
            while (inFlightUs[0] !== undefined && inFlightUs[0] <= chunk.timestamp)
                inFlightUs.shift();
            const bytes = new Uint8Array(chunk.byteLength);
            chunk.copyTo(bytes);
            accessUnits.push(bytes, secondUs + chunk.timestamp, Math.round(1_000_000 / picturesPerSecond));
            bytes.fill(0);
        },
        error: (error) => parent.lost(`the encoder failed: ${error.message}`),
    });
    encoder.configure({
        codec: 'avc1.42001f',
        width,
        height,
        bitrate: bitsPerSecond,
        framerate: picturesPerSecond,
        avc: { format: 'annexb' },
        latencyMode: 'realtime',
    });
    const scene = createScene({ width, height }, picturesPerSecond);
    const pixels = new Uint8Array(pictureBytes({ width, height }));
    let index = Math.ceil(((startedUs - secondUs) * picturesPerSecond) / 1_000_000);
    const encode = () => {
        scene.draw(index, pixels);
        const timestamp = dueUs(index) - secondUs;
        const picture = new VideoFrame(pixels, {
            format: 'I420',
            codedWidth: width,
            codedHeight: height,
            timestamp,
        });
        const keyFrame = keyWanted || index % keyEvery === 0;
        keyWanted = false;
        inFlightUs.push(timestamp);
        encoder.encode(picture, { keyFrame });
        picture.close();
    };
    const tick = () => {
        const lateUs = monotonicUs() - dueUs(index);
        if (lateUs < 0) {
            setTimeout(tick, Math.ceil(-lateUs / 1000));
        }
        else if (inFlightUs.length < IN_FLIGHT_MAX || lateUs > LATE_MAX_US) {
            if (inFlightUs.length < IN_FLIGHT_MAX)
                encode();
            index++;
            setTimeout(tick, 0);
        }
        else {
            setTimeout(tick, BUSY_WAIT_MS);
        }
    };
    tick();
}
catch (error) {
    if (!(error instanceof ZeugeError))
        throw error;
    parent.lost(error.message);
}
