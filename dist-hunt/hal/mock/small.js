/**
 * A camera and a microphone that cost next to nothing: five pictures and ten sounds a second of 24 bytes,
 * for shifts of hours. Every unit carries a mark drawn from the seed, so that media in the clear is found
 * wherever it lies. No decoder shows a picture from it.
 */
import { viewOf } from '../../src/bytes.js';
import { NAL_DELTA, NAL_KEY, play, SYNTHETIC_AUDIO, SYNTHETIC_VIDEO } from './camera.js';
const UNIT_BYTES = 24;
const HEAD_BYTES = 6;
/** Stands at the end of every unit. */
export const MARK_BYTES = 12;
const PICTURE_US = 200_000;
const SOUND_US = 100_000;
const GROUP_UNITS = 5;
export function smallMedia(clock, random) {
    // Odd bytes only: no start code can arise in them.
    const mark = random.bytes(MARK_BYTES).map((byte) => byte | 1);
    let units = 0;
    function fill(lent) {
        viewOf(lent).setUint32(HEAD_BYTES, units++);
        lent.set(mark, UNIT_BYTES - MARK_BYTES);
        return UNIT_BYTES;
    }
    const video = {
        format: SYNTHETIC_VIDEO,
        unitUs: PICTURE_US,
        groupUnits: GROUP_UNITS,
        fill(lent, key) {
            viewOf(lent).setUint32(0, UNIT_BYTES - 4);
            lent[4] = key ? NAL_KEY : NAL_DELTA;
            lent[5] = 0x80;
            return fill(lent);
        },
    };
    const audio = { format: SYNTHETIC_AUDIO, unitUs: SOUND_US, groupUnits: 1, fill };
    return {
        camera: {
            name: 'small',
            bitsPerSecondMax: 64_000,
            frameDurUs: PICTURE_US,
            open: (sink) => play('video', video, clock, sink),
        },
        microphone: { name: 'small', open: (sink) => play('audio', audio, clock, sink) },
    };
}
