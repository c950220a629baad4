import { childScript, createChildSource } from './child.js';
import { PICTURE, START_MS } from './settings.js';
/** x264 with one reference overshoots little; a second after a change of picture it does. */
const OVERSHOOT = 1.5;
export function v4l2Camera(options) {
    const picture = { ...PICTURE, ...definedOf(options) };
    const { width, height, picturesPerSecond } = picture;
    const format = options.inputFormat === undefined ? [] : ['-input_format', options.inputFormat];
    const input = ['-f', 'v4l2', ...format, '-video_size', `${width}x${height}`];
    return ffmpegCamera(`v4l2:${options.device}`, {
        input: [...input, '-framerate', String(picturesPerSecond), '-i', options.device],
        encode: options.inputFormat === 'h264' ? ['-c:v', 'copy'] : encoderOf(picture),
        picturesPerSecond,
    }, picture, options);
}
/** Also of anything else that ffmpeg can open: tests draw a picture with it. */
export function ffmpegCamera(name, settings, { bitsPerSecond, picturesPerSecond }, { clock, log }) {
    const source = createChildSource({
        ...{ script: childScript('hal/camera/ffmpegchild'), settings, name, clock, log, startMs: START_MS },
    });
    return {
        name,
        bitsPerSecondMax: bitsPerSecond * OVERSHOOT,
        startMs: START_MS,
        frameDurUs: Math.round(1_000_000 / picturesPerSecond),
        open(sink) {
            const { close, pause } = source.open(sink);
            return { close, pause };
        },
    };
}
export function encoderOf({ bitsPerSecond, keyEvery }) {
    const kilobits = Math.round(bitsPerSecond / 1000);
    return [
        ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'main'],
        ...['-bf', '0', '-g', String(keyEvery), '-sc_threshold', '0', '-pix_fmt', 'yuv420p'],
        ...['-b:v', `${kilobits}k`, '-maxrate', `${kilobits}k`, '-bufsize', `${kilobits}k`],
    ];
}
/** What is given and not undefined. */
function definedOf(options) {
    const { width, height, picturesPerSecond, bitsPerSecond, keyEvery } = options;
    const given = { width, height, picturesPerSecond, bitsPerSecond, keyEvery };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
