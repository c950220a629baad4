/**
 * The pre-record ring: the last seconds of picture and sound, in memory only.
 *
 *   push ─► [ oldest group of pictures … newest ] ─► shift, in time order
 *                    └─► evicted: overwritten with zeros
 *
 * Promises: one slab of fixed size, never grown; nothing in it is older than the limit; what is in
 * it starts on a key unit; video leaves by whole groups of pictures and sound with the picture it
 * belongs to; every byte that leaves is zero afterwards. From the first `shift` on it takes nothing
 * more, so that what comes live can go past it without loss or doubling. It reads no clock.
 */
import { wipe } from '../bytes.js';
import { assert } from '../errors.js';
import { UNIT_BYTES_MAX } from '../unit.js';
import { createQueue } from './queue.js';
/** 120 s of 240 units a second; a slab that is not full yet evicts then too. */
const UNITS_MAX = 28_800;
/** 120 s at 50 Mbit/s; what a board can spare is checked where its profile is loaded. */
const SLAB_BYTES_MAX = 1_000_000_000;
/** Slab for `limitMs` at the largest bit rate, and a quarter for peaks. Refuse it where the board has no such memory. */
export function ringBytes(limitMs, bitsPerSecond) {
    return Math.ceil((limitMs / 1000) * (bitsPerSecond / 8) * 1.25);
}
export function createRing({ bytes, limitUs }) {
    assert(bytes > 0 && bytes <= SLAB_BYTES_MAX, `ring of ${bytes} bytes`);
    assert(limitUs > 0, `ring limit of ${limitUs} us`);
    const slab = new Uint8Array(bytes);
    /** In order of arrival, which is their order in the slab; the evicted ones stay until they are first. */
    const placed = createQueue(UNITS_MAX + 1);
    const tracks = { video: createQueue(UNITS_MAX + 1), audio: createQueue(UNITS_MAX + 1) };
    const formats = new Map();
    const lastUs = { video: -Infinity, audio: -Infinity };
    let newestUs = -Infinity;
    let endUs = 0;
    let end = 0;
    let usedBytes = 0;
    let drops = 0;
    /** A picture of this group is missing, so that the rest of it cannot be decoded. */
    let broken = false;
    let draining = false;
    let lent;
    function release(entry) {
        wipe(entry.unit.data);
        entry.live = false;
        usedBytes -= entry.unit.data.length;
        while (placed.first()?.live === false)
            placed.shift();
    }
    function evictGroup() {
        const first = tracks.video.shift();
        if (first !== undefined)
            release(first);
        while (tracks.video.first()?.unit.key === false)
            release(tracks.video.shift());
        const startUs = tracks.video.first()?.unit.ptsUs ?? Infinity;
        while ((tracks.audio.first()?.unit.ptsUs ?? Infinity) < startUs)
            release(tracks.audio.shift());
    }
    function clear() {
        for (let entry = placed.shift(); entry !== undefined; entry = placed.shift())
            wipe(entry.unit.data);
        tracks.video.clear();
        tracks.audio.clear();
        lastUs.video = lastUs.audio = newestUs = -Infinity;
        end = endUs = usedBytes = 0;
        broken = draining = false;
        lent = undefined;
    }
    /** Where `length` bytes fit in one piece, or undefined. */
    function place(length) {
        const tail = placed.first()?.at;
        if (tail === undefined)
            return length <= bytes ? 0 : undefined;
        if (end <= tail)
            return tail - end >= length ? end : undefined;
        if (bytes - end >= length)
            return end;
        return tail >= length ? 0 : undefined;
    }
    /** What of the stream may be kept at all: starting on a key unit, time going forward, sound not before the picture. */
    function fits({ track, ptsUs, key, data }) {
        // Time going back means another time line: what is held cannot be put in order with it.
        if (track === 'video' && ptsUs <= lastUs.video)
            clear();
        const startUs = tracks.video.first()?.unit.ptsUs;
        if (track === 'video' && key)
            broken = false;
        else if (startUs === undefined || (track === 'video' ? broken : ptsUs < startUs))
            return false;
        if (data.length > 0 && data.length <= Math.min(UNIT_BYTES_MAX, bytes) && ptsUs > lastUs[track])
            return true;
        if (track === 'video')
            broken = true;
        drops++;
        return false;
    }
    function expire(nowUs) {
        for (;;) {
            const oldest = tracks.video.first();
            if (oldest === undefined || nowUs - oldest.unit.ptsUs <= limitUs)
                return;
            evictGroup();
        }
    }
    /** Makes room; undefined where that would evict the very group the unit belongs to. */
    function makeRoom(unit) {
        for (;;) {
            const at = place(unit.data.length);
            if (at !== undefined && placed.length < UNITS_MAX)
                return at;
            evictGroup();
            if (tracks.video.first() === undefined && !(unit.track === 'video' && unit.key))
                return undefined;
        }
    }
    function keep(unit) {
        newestUs = Math.max(newestUs, unit.ptsUs);
        expire(newestUs);
        const dependent = unit.track === 'audio' || !unit.key;
        const at = dependent && tracks.video.length === 0 ? undefined : makeRoom(unit);
        if (at === undefined) {
            drops++;
            return false;
        }
        const data = slab.subarray(at, at + unit.data.length);
        data.set(unit.data);
        end = at + unit.data.length;
        usedBytes += unit.data.length;
        const { track, ptsUs, durUs, key } = unit;
        const entry = { unit: { track, ptsUs, durUs, key, data }, format: formats.get(track), at, live: true };
        placed.push(entry);
        tracks[track].push(entry);
        lastUs[track] = ptsUs;
        endUs = Math.max(endUs, ptsUs + durUs);
        return true;
    }
    function returnLent() {
        if (lent !== undefined)
            release(lent);
        lent = undefined;
    }
    return {
        format: (format) => void formats.set(format.track, format),
        push(unit) {
            assert(!draining, 'a ring that is handed over takes nothing more');
            return fits(unit) && keep(unit);
        },
        expire(nowUs) {
            if (!draining)
                expire(nowUs);
        },
        shift() {
            draining = true;
            returnLent();
            const videoUs = tracks.video.first()?.unit.ptsUs ?? Infinity;
            const audioUs = tracks.audio.first()?.unit.ptsUs ?? Infinity;
            lent = (videoUs <= audioUs ? tracks.video : tracks.audio).shift();
            return lent === undefined ? undefined : { ...lent.unit, format: lent.format };
        },
        wipe: clear,
        get firstUs() {
            return tracks.video.first()?.unit.ptsUs;
        },
        get spanUs() {
            const firstUs = tracks.video.first()?.unit.ptsUs;
            return firstUs === undefined ? 0 : endUs - firstUs;
        },
        get units() {
            return tracks.video.length + tracks.audio.length;
        },
        get bytes() {
            return usedBytes;
        },
        get drops() {
            return drops;
        },
    };
}
