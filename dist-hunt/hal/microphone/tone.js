/**
 * Microphone `tone`: the drawn scene's sound, encoded in a child process of its own, in step with the
 * picture's lamp because both count from whole seconds of the same clock.
 */
import { childScript, createChildSource } from '../camera/child.js';
/** 64 kbit/s unless said otherwise. */
export function toneMicrophone(options) {
    const settings = { bitsPerSecond: options.bitsPerSecond ?? 64_000 };
    const source = createChildSource({
        script: childScript('hal/microphone/tonechild'),
        settings,
        name: 'tone microphone',
        clock: options.clock,
        log: options.log,
    });
    return {
        name: 'tone',
        open(sink) {
            const { close, pause } = source.open(sink);
            return { close, pause };
        },
    };
}
