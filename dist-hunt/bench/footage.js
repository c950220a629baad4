import { createFragmenter } from '../src/media/fragment.js';
import { initSegment } from '../src/media/init.js';
import { FORMATS, pictures } from './synthetic.js';
export const FOOTAGE_BITS_PER_SECOND = 8_100_000;
const AUDIO_BYTES = 170;
export const inits = {
    video: initSegment(FORMATS.video),
    audio: initSegment(FORMATS.audio),
};
/** `onUnit` learns of each unit before it is packed. Without a last flush, as while a camera records. */
export function* footage(seconds, onUnit = () => { }) {
    const picture = pictures(FOOTAGE_BITS_PER_SECOND);
    const sound = new Uint8Array(AUDIO_BYTES).fill(0x5a);
    const options = { fragmentUs: 1_000_000, firstFragmentUs: 250_000, baseUs: 0 };
    const lanes = {
        video: createFragmenter({ track: 'video', ...options }),
        audio: createFragmenter({ track: 'audio', ...options }),
    };
    function pack(unit) {
        onUnit(unit);
        const fragment = lanes[unit.track].push(unit);
        return fragment === undefined ? [] : [fragment];
    }
    let samples = 0;
    for (let frame = 0; frame < seconds * 30; frame++) {
        const ptsUs = Math.round((frame * 1e6) / 30);
        for (; (samples * 1e6) / 48_000 < ptsUs; samples += 1024)
            yield* pack({
                track: 'audio',
                ptsUs: Math.round((samples * 1e6) / 48_000),
                durUs: 21_333,
                key: true,
                data: sound,
            });
        const [data, key] = picture(frame);
        yield* pack({ track: 'video', ptsUs, durUs: 33_333, key, data });
    }
}
