import { KEY_REQUEST, PAUSE_REQUEST, RESUME_REQUEST } from './child.js';
import { encodeFormat, encodeLost, encodeUnit, STREAM_MAGIC } from './framing.js';
import { createGate } from './gate.js';
/** Microseconds of CLOCK_MONOTONIC, the time line parent and child share. */
export function monotonicUs() {
    return Number(process.hrtime.bigint() / 1000n);
}
/** The settings the parent handed over, checked by the caller. */
export function childSettings() {
    return JSON.parse(process.argv[2] ?? '{}');
}
/** `onKeyRequest` comes also when the parent wants units again. */
export function connectParent(onKeyRequest) {
    const gate = createGate();
    process.stdin.on('data', (bytes) => {
        for (const byte of bytes) {
            if (byte === PAUSE_REQUEST)
                gate.pause(true);
            if (byte === RESUME_REQUEST)
                gate.pause(false);
            if (byte === RESUME_REQUEST || byte === KEY_REQUEST)
                onKeyRequest();
        }
    });
    // The parent is gone, however it ended.
    process.stdin.on('end', () => process.exit(0));
    process.stdin.on('error', () => process.exit(0));
    process.stdout.on('error', () => process.exit(0));
    process.stdout.write(STREAM_MAGIC);
    return {
        format: (format) => void process.stdout.write(encodeFormat(format)),
        unit(unit) {
            if (!gate.passes(unit))
                return;
            const message = encodeUnit(unit);
            process.stdout.write(message, () => message.fill(0));
        },
        lost: (reason) => void process.stdout.write(encodeLost(reason), () => process.exit(1)),
    };
}
