/**
 * Pictures and their times that come on two ways, paired in order: pure.
 *
 * So many pictures wait for a time and no more: then the oldest goes without one, and so do all after it, because from
 * then on nobody can say which time belongs to which picture.
 */
import { wipe } from '../../src/bytes.js';
const WAITING_MAX = 4;
export function createPairing(out) {
    let pictures = [];
    let times = [];
    let timeless = false;
    function pair() {
        while (pictures[0] !== undefined && times[0] !== undefined) {
            out(pictures[0], times[0]);
            pictures.shift();
            times.shift();
        }
        if (pictures.length > WAITING_MAX)
            timeless = true;
        if (!timeless)
            return;
        for (const picture of pictures)
            out(picture, undefined);
        pictures = [];
        times = [];
    }
    return {
        picture(picture) {
            pictures.push(picture);
            pair();
        },
        time(sourceUs) {
            if (timeless || times.length >= WAITING_MAX * 4)
                return;
            times.push(sourceUs);
            pair();
        },
        wipe() {
            for (const { data } of pictures)
                wipe(data);
            pictures = [];
        },
    };
}
