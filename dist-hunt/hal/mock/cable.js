/**
 * The cable between a camera (or microphone) and the board, and the encoder's bad days: the hand can pull
 * it, freeze it, plug it in again, and let it say things twice, with times that went back, or in another size.
 * Whatever source is at the other end: simulated, a tape, or a real one. No unit's bytes are changed; after
 * a freeze or a new size the stream goes on with a key unit, as an encoder does.
 */
import { assert } from '../../src/errors.js';
const REFUSAL_MS = 20;
export function cableCamera(camera, clock, alive) {
    const { open, hand, close } = cable(camera, clock, alive);
    return { camera: { ...camera, open }, hand, close };
}
export function cableMicrophone(microphone, clock, alive) {
    const { open, hand, close } = cable(microphone, clock, alive);
    return { microphone: { ...microphone, open }, hand, close };
}
function cable(source, clock, alive) {
    let state = 'plugged';
    let twice = false;
    let backUs = 0;
    let small = false;
    let last;
    let current;
    function open(sink) {
        assert(current === undefined, 'one session at a time: close the open one first');
        let passing = true;
        let awaitsKey = false;
        const attached = () => passing && alive();
        const inner = source.open({
            format(format) {
                last = format;
                tell();
            },
            unit(unit) {
                if (!attached())
                    return;
                if (state !== 'plugged') {
                    awaitsKey = true;
                    return;
                }
                if (awaitsKey && !unit.key)
                    return;
                awaitsKey = false;
                // Lent: what comes twice must not be wiped in between.
                const given = backUs === 0 ? unit : { ...unit, ptsUs: Math.max(0, unit.ptsUs - backUs) };
                sink.unit(given);
                if (twice && attached())
                    sink.unit(given);
            },
            lost: (reason) => lose(reason),
        });
        function tell() {
            if (last !== undefined && attached() && state !== 'pulled')
                sink.format(small ? smaller(last) : last);
        }
        async function end() {
            passing = false;
            if (current === session)
                current = undefined;
            await inner.close();
        }
        function lose(reason) {
            if (!attached())
                return;
            void end();
            sink.lost(reason);
        }
        const renew = () => {
            awaitsKey = true;
            tell();
            inner.requestKeyFrame?.();
        };
        const session = { lose, end, tell: renew, ask: () => inner.requestKeyFrame?.() };
        current = session;
        if (state === 'pulled')
            clock.setTimeout(() => lose('not connected'), REFUSAL_MS);
        return {
            close: end,
            ...(inner.requestKeyFrame !== undefined && { requestKeyFrame: session.ask }),
            ...(inner.pause !== undefined && { pause: (paused) => inner.pause?.(paused) }),
        };
    }
    return {
        open,
        close: async () => current?.end(),
        hand: {
            fail() {
                state = 'pulled';
                current?.lose('disconnected');
            },
            freeze() {
                state = 'frozen';
            },
            return() {
                state = 'plugged';
                current?.ask();
            },
            repeat(on) {
                twice = on;
            },
            back(us) {
                backUs = us;
            },
            resize() {
                small = !small;
                current?.tell();
            },
            isOpen: () => current !== undefined,
        },
    };
}
/** Half as wide and high; sound has no size. */
function smaller(format) {
    if (format.track === 'audio')
        return format;
    return { ...format, width: format.width / 2, height: format.height / 2 };
}
