import { hexOf } from '../bytes.js';
import { hashOf } from './truth.js';
const SECRET_BYTES = 32;
const MARK_BYTES = 12;
/** So many stretches of media are looked for on the card; more say nothing new. */
const MARKS_MAX = 64;
const MARK_EVERY = 37;
export function tapHal(hal, board, truth, boot, listener) {
    const { clock, display, entropy, envelopes, primitives } = hal;
    let units = 0;
    const known = new Set(truth.marks.map(hexOf));
    function note(unit) {
        const { track, ptsUs, durUs, key, data } = unit;
        boot.units[track].push({
            track,
            ptsUs,
            durUs,
            key,
            bytes: data.length,
            hash: hashOf(data),
            foundIn: new Set(),
        });
        if (units++ % MARK_EVERY !== 0 || truth.marks.length >= MARKS_MAX || data.length < MARK_BYTES)
            return;
        // The end of a unit is its least likely part to look like anything else.
        const mark = data.slice(data.length - MARK_BYTES);
        if (known.has(hexOf(mark)))
            return;
        known.add(hexOf(mark));
        truth.marks.push(mark);
    }
    const heard = (source) => (sink) => source.open({
        format: (format) => sink.format(format),
        unit(unit) {
            note(unit);
            sink.unit(unit);
            listener.unit(unit);
        },
        lost: (reason) => sink.lost(reason),
    });
    return {
        ...hal,
        camera: { ...hal.camera, open: heard(hal.camera) },
        ...(hal.microphone && { microphone: { ...hal.microphone, open: heard(hal.microphone) } }),
        display: {
            show(screen) {
                display.show(screen);
                boot.shown.push({ kind: board.perceived().screen?.kind, atUs: clock.nowUs() });
            },
        },
        entropy: {
            bytes(length) {
                const bytes = entropy.bytes(length);
                if (length === SECRET_BYTES)
                    truth.secrets.push(bytes.slice());
                return bytes;
            },
        },
        envelopes: {
            ...envelopes,
            async wrap(secret) {
                const copy = secret.slice();
                const envelope = await envelopes.wrap(secret);
                truth.keys.set(hexOf(primitives.sha256(envelope)), copy);
                return envelope;
            },
        },
        primitives: {
            ...primitives,
            aes256GcmSeal(key, nonce, aad, plaintext, into) {
                listener.sealed(key, nonce);
                return primitives.aes256GcmSeal(key, nonce, aad, plaintext, into);
            },
        },
    };
}
