import { childScript, createChildSource } from './child.js';
/** Rate control overshoots for a second after a change of picture. */
const OVERSHOOT = 1.5;
/** 1280×720, 30 pictures a second, 2 Mbit/s and a key picture each second, unless said otherwise. */
export function sceneCamera(options) {
    const picturesPerSecond = options.picturesPerSecond ?? 30;
    const settings = {
        width: options.width ?? 1280,
        height: options.height ?? 720,
        picturesPerSecond,
        bitsPerSecond: options.bitsPerSecond ?? 2_000_000,
        keyEvery: options.keyEvery ?? picturesPerSecond,
    };
    const source = createChildSource({
        script: childScript('hal/camera/scene/child'),
        settings,
        name: 'scene camera',
        clock: options.clock,
        log: options.log,
    });
    return {
        name: 'scene',
        bitsPerSecondMax: settings.bitsPerSecond * OVERSHOOT,
        frameDurUs: Math.round(1_000_000 / picturesPerSecond),
        open: source.open,
    };
}
