import { childScript, createChildSource } from './child.js';
import { PICTURE, START_MS } from './settings.js';
/** The hardware encoder's rate control is loose. */
const OVERSHOOT = 1.5;
export function rpicamCamera(options) {
    const settings = {
        width: options.width ?? PICTURE.width,
        height: options.height ?? PICTURE.height,
        picturesPerSecond: options.picturesPerSecond ?? PICTURE.picturesPerSecond,
        bitsPerSecond: options.bitsPerSecond ?? PICTURE.bitsPerSecond,
        keyEvery: options.keyEvery ?? PICTURE.keyEvery,
        command: options.command ?? 'rpicam-vid',
        encoder: options.encoder ?? 'hardware',
    };
    const { clock, log } = options;
    const source = createChildSource({
        ...{
            script: childScript('hal/camera/rpicamchild'),
            settings,
            name: 'rpicam',
            clock,
            log,
            startMs: START_MS,
        },
    });
    return {
        name: 'rpicam',
        bitsPerSecondMax: settings.bitsPerSecond * OVERSHOOT,
        startMs: START_MS,
        frameDurUs: Math.round(1_000_000 / settings.picturesPerSecond),
        open(sink) {
            const { close, pause } = source.open(sink);
            return { close, pause };
        },
    };
}
