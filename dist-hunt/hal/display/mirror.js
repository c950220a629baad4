import { PICTURE_BYTES_MAX } from './settings.js';
import { createStreet } from './street.js';
/** A camera that shows nothing new for so long has no picture: a still one would be taken for a live one. */
const STALE_US = 1_000_000;
export function createMirror(kind, canvases, nowUs) {
    const street = kind === 'scene' ? createStreet(canvases) : undefined;
    let newest;
    let decoding = false;
    return {
        picture() {
            if (street !== undefined)
                return street.picture(nowUs());
            return newest !== undefined && nowUs() - newest.atUs < STALE_US ? newest : undefined;
        },
        live: () => street !== undefined,
        read(stream, news) {
            const take = (jpeg) => {
                // Behind: this one is left out, the next one counts.
                if (decoding)
                    return;
                decoding = true;
                canvases
                    .decode(jpeg)
                    .then((picture) => {
                    newest = { ...picture, atUs: nowUs() };
                    news();
                }, () => undefined)
                    .finally(() => {
                    decoding = false;
                });
            };
            const cutter = createCutter(take);
            stream.on('data', (piece) => {
                if (!cutter(piece))
                    stream.destroy();
            });
            stream.on('error', () => undefined);
        },
    };
}
/** Cuts a stream into pictures; false where it is not one: a length beyond the limit. */
export function createCutter(take) {
    let held = new Uint8Array(0);
    return (piece) => {
        const joined = new Uint8Array(held.length + piece.length);
        joined.set(held);
        joined.set(piece, held.length);
        let from = 0;
        while (joined.length - from >= 4) {
            const length = new DataView(joined.buffer, from, 4).getUint32(0);
            if (length === 0 || length > PICTURE_BYTES_MAX)
                return false;
            if (joined.length - from - 4 < length)
                break;
            take(joined.slice(from + 4, from + 4 + length));
            from += 4 + length;
        }
        held = joined.slice(from);
        return true;
    };
}
