import { equalBytes } from '../bytes.js';
import { initSegment } from '../media/init.js';
import { createTake } from './take.js';
/** After a link: how long the former recording waits for sound that was captured before the link. */
const TAIL_MS_MAX = 500;
const NOTHING = { segments: 0, chunks: 0, gaps: 0, bytes: 0, failed: false };
export function createRecorder(parts) {
    const { clock, fragmentUs, frameDurUs } = parts;
    const formats = new Map();
    /** Of formats that have gone by but still describe units in the ring. */
    const inits = new WeakMap();
    let ring;
    let ringEndUs = new Map();
    let take;
    let link;
    let tail;
    function live(now, unit) {
        const init = formats.get(unit.track)?.init;
        if (init === undefined)
            return;
        if (link !== undefined && now.baseUs !== undefined && unit.track === 'video' && unit.key) {
            follow(now, unit, init, link);
            return;
        }
        if (tail?.waiting.has(unit.track) && unit.ptsUs >= tail.untilUs)
            settled(unit.track);
        const to = tail?.waiting.has(unit.track) ? tail.take : now;
        to.unit(unit, init);
    }
    /** This key picture is the first one of the next recording. */
    function follow(old, unit, init, { cause, begin }) {
        tail?.close();
        link = undefined;
        const untilUs = unit.ptsUs;
        const tracks = new Set(['video', ...formats.keys()]);
        const waiting = new Set(old.alive.filter((track) => track !== 'video'));
        let resolve = () => undefined;
        const recording = begin(new Promise((settle) => (resolve = settle)));
        const mutedSinceUs = old.mutedSinceUs === undefined ? undefined : untilUs;
        take = createTake({
            recording,
            fragmentUs,
            frameDurUs,
            sinceUs: untilUs,
            baseUs: untilUs,
            keptUntilUs: new Map([...tracks].map((track) => [track, untilUs])),
            ...(mutedSinceUs !== undefined && { mutedSinceUs }),
        });
        const timer = clock.setTimeout(() => tail?.close(), TAIL_MS_MAX);
        tail = {
            take: old,
            untilUs,
            waiting,
            close() {
                tail = undefined;
                clock.clearTimeout(timer);
                resolve(old.end(cause, untilUs, true));
            },
        };
        if (waiting.size === 0)
            tail.close();
        take.unit(unit, init);
    }
    function settled(track) {
        tail?.waiting.delete(track);
        if (tail?.waiting.size === 0)
            tail.close();
    }
    return {
        format(format) {
            const init = initSegment(format);
            const known = formats.get(format.track);
            // A source that was opened again mostly says the same: no new initialisation segment then.
            if (known !== undefined && equalBytes(known.init, init))
                return;
            formats.set(format.track, { format, init });
            inits.set(format, init);
            ring?.format(format);
        },
        unit(unit) {
            if (take !== undefined)
                live(take, unit);
            else if ((unit.track === 'video' || parts.preRecordAudio) && ring?.push(unit) === true)
                ringEndUs.set(unit.track, unit.ptsUs + unit.durUs);
        },
        lost(track) {
            take?.lost(track);
            tail?.take.lost(track);
            settled(track);
        },
        arm(next) {
            ring?.wipe();
            ring = next;
            ringEndUs = new Map();
            for (const { format } of formats.values())
                next.format(format);
        },
        disarm() {
            ring?.wipe();
            ring = undefined;
        },
        keep(recording) {
            // Older than the limit by now: no unit came since that would have evicted it.
            ring?.expire(clock.nowUs());
            const baseUs = ring?.firstUs;
            const keptUntilUs = baseUs === undefined ? new Map() : ringEndUs;
            take = createTake({
                recording,
                fragmentUs,
                frameDurUs,
                sinceUs: clock.nowUs(),
                baseUs,
                keptUntilUs,
            });
            if (ring !== undefined && baseUs !== undefined)
                take.drain(ring, (format) => inits.get(format));
            else
                parts.requestKeyFrame();
            ring = undefined;
        },
        link(cause, begin) {
            if (take === undefined)
                return;
            link = { cause, begin };
            parts.requestKeyFrame();
        },
        mute(muted, atUs) {
            take?.mute(muted, atUs);
        },
        async finish(cause) {
            tail?.close();
            link = undefined;
            const ended = take;
            take = undefined;
            return ended === undefined ? NOTHING : ended.end(cause, clock.nowUs());
        },
        expire() {
            ring?.expire(clock.nowUs());
            return ring?.firstUs;
        },
        get ringUs() {
            const firstUs = ring?.firstUs;
            return firstUs === undefined ? 0 : parts.clock.nowUs() - firstUs;
        },
    };
}
