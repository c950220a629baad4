import { createFragmenter } from '../media/fragment.js';
/** So that the wearer's confirmation, which waits for the first durable fragment, comes within a second. */
const FIRST_FRAGMENT_US = 250_000;
/** A pause of a track below this is its rhythm, not a hole (as the verifier has it). */
const HOLE_US_MIN = 200_000;
/** Without a ring, from the press to the first picture (hal.ts). */
const START_US_MAX = 1_500_000;
/** Ring fragments on their way to the disk at once: enough that it is never idle, few in memory. */
const DRAIN_WRITES_MAX = 3;
export function createTake(parts) {
    const { recording, fragmentUs, sinceUs, keptUntilUs, mutedSinceUs } = parts;
    const lanes = new Map();
    let baseUs = parts.baseUs;
    let muted = mutedSinceUs === undefined ? undefined : { fromUs: mutedSinceUs, toUs: undefined };
    let drained = Promise.resolve();
    function openLane(track, init, fromUs, firstFragmentUs) {
        const fragmenter = createFragmenter({ track, fragmentUs, firstFragmentUs, baseUs: fromUs });
        return { fragmenter, init, endUs: fromUs, lostSinceUs: undefined, discontinuity: false };
    }
    function chunkOf(lane, fragment, preRecord) {
        const { discontinuity, init } = lane;
        lane.discontinuity = false;
        const { track, fromUs, durUs, syncFirst, units, bytes } = fragment;
        return { track, init, fragment: bytes, fromUs, durUs, syncFirst, discontinuity, preRecord, frames: units };
    }
    function flush(lane) {
        const rest = lane.fragmenter.flush();
        if (rest !== undefined)
            recording.write(chunkOf(lane, rest, false));
    }
    function gap(track, fromUs, toUs) {
        // The last unit kept lasts longer than the recording: nothing is missing.
        if (toUs <= fromUs)
            return;
        const lost = track === 'video' ? 'camera-lost' : 'microphone-lost';
        const cause = track === 'audio' && muted !== undefined ? 'muted' : lost;
        const frames = track === 'video' ? Math.max(0, Math.round((toUs - fromUs) / parts.frameDurUs)) : 0;
        recording.gap({ track, fromUs, toUs, cause, framesLost: frames });
    }
    /** Whether any of this sound was captured while muted: not one sample of it is kept. */
    function isMuted({ track, ptsUs, durUs }) {
        if (track !== 'audio' || muted === undefined)
            return false;
        return ptsUs + durUs > muted.fromUs && ptsUs < (muted.toUs ?? Number.POSITIVE_INFINITY);
    }
    function take(unit, init, fromUs) {
        const lane = laneFor(unit, init, fromUs);
        if (lane === undefined)
            return;
        lane.endUs = unit.ptsUs + unit.durUs;
        const fragment = lane.fragmenter.push(unit);
        if (fragment !== undefined)
            recording.write(chunkOf(lane, fragment, false));
    }
    /** The track's lane, opened or opened anew where the format changed; undefined where this unit cannot be taken. */
    function laneFor(unit, init, fromUs) {
        const { track, ptsUs } = unit;
        const known = lanes.get(track);
        // Time that goes back is a broken source: a sample may not start before the one it follows.
        if (known !== undefined && ptsUs < known.endUs - unit.durUs)
            return undefined;
        // A source that was opened anew begins with a key unit; one that only skipped goes on as it can.
        if (known?.lostSinceUs !== undefined && !unit.key)
            return undefined;
        const lostSinceUs = known?.lostSinceUs ?? mutedBefore(known, unit) ?? holeBefore(known, unit);
        let lane = known;
        if (lane?.init !== init) {
            lane = openLane(track, init, fromUs, known === undefined ? FIRST_FRAGMENT_US : fragmentUs);
            lane.discontinuity = known !== undefined;
            lanes.set(track, lane);
        }
        if (known !== undefined && (lane !== known || lostSinceUs !== undefined))
            flush(known);
        if (lostSinceUs !== undefined) {
            gap(track, lostSinceUs, ptsUs);
            lane.lostSinceUs = undefined;
            lane.discontinuity = true;
        }
        return lane;
    }
    function mutedBefore(known, { track, ptsUs }) {
        if (track !== 'audio' || muted?.toUs === undefined || ptsUs < muted.toUs)
            return undefined;
        return keptUntil(known, muted.fromUs);
    }
    function keptUntil(lane, otherwiseUs) {
        return lane?.endUs ?? keptUntilUs.get('audio') ?? otherwiseUs;
    }
    /** Since when units are missing before this one, though nobody said that the source was lost. */
    function holeBefore(known, { track, ptsUs }) {
        const endUs = known?.endUs ?? keptUntilUs.get(track);
        if (endUs !== undefined)
            return ptsUs > endUs + HOLE_US_MIN ? endUs : undefined;
        return track === 'video' && ptsUs > sinceUs + START_US_MAX ? sinceUs : undefined;
    }
    async function drainRing(ring, initOf, fromUs) {
        const old = new Map();
        const writing = [];
        const write = async (lane, fragment) => {
            if (fragment !== undefined)
                writing.push(recording.writePreRecord(chunkOf(lane, fragment, true)));
            if (writing.length >= DRAIN_WRITES_MAX)
                await writing.shift();
        };
        for (let unit = ring.shift(); unit !== undefined; unit = ring.shift()) {
            const init = unit.format === undefined ? undefined : initOf(unit.format);
            if (init === undefined || unit.ptsUs < fromUs)
                continue;
            let lane = old.get(unit.track);
            if (lane?.init !== init) {
                const before = lane;
                if (before !== undefined)
                    await write(before, before.fragmenter.flush());
                lane = openLane(unit.track, init, fromUs, fragmentUs);
                if (before !== undefined)
                    Object.assign(lane, { endUs: before.endUs, discontinuity: true });
                old.set(unit.track, lane);
            }
            if (lane.endUs > fromUs && unit.ptsUs > lane.endUs + HOLE_US_MIN) {
                await write(lane, lane.fragmenter.flush());
                gap(unit.track, lane.endUs, unit.ptsUs);
                lane.discontinuity = true;
            }
            lane.endUs = unit.ptsUs + unit.durUs;
            const fragment = lane.fragmenter.push(unit);
            if (fragment !== undefined)
                await write(lane, fragment);
        }
        ring.wipe();
        for (const lane of old.values())
            await write(lane, lane.fragmenter.flush());
        await Promise.all(writing);
    }
    /** What each track lacks at the end: its source is lost, it is muted, or it never came. */
    function declareMissing(untilUs, exact) {
        for (const [track, lane] of lanes) {
            flush(lane);
            const isHole = exact && untilUs > lane.endUs + HOLE_US_MIN;
            const fromUs = lane.lostSinceUs ?? (isHole ? lane.endUs : undefined);
            if (fromUs !== undefined && !(track === 'audio' && muted !== undefined))
                gap(track, fromUs, untilUs);
        }
        if (muted !== undefined) {
            const fromUs = Math.max(keptUntil(lanes.get('audio'), muted.fromUs), baseUs ?? 0);
            gap('audio', fromUs, untilUs);
        }
        const kept = baseUs === undefined ? new Map([['video', sinceUs]]) : keptUntilUs;
        for (const [track, endUs] of kept)
            if (!lanes.has(track) && untilUs > endUs + HOLE_US_MIN && !(track === 'audio' && muted !== undefined))
                gap(track, endUs, untilUs);
    }
    return {
        recording,
        get baseUs() {
            return baseUs;
        },
        get alive() {
            return [...lanes].flatMap(([track, { lostSinceUs }]) => (lostSinceUs === undefined ? [track] : []));
        },
        get mutedSinceUs() {
            return muted?.toUs === undefined ? muted?.fromUs : undefined;
        },
        unit(unit, init) {
            if (baseUs === undefined) {
                if (unit.track !== 'video' || !unit.key)
                    return;
                baseUs = unit.ptsUs;
            }
            if (unit.ptsUs < baseUs || isMuted(unit))
                return;
            take(unit, init, baseUs);
            if (unit.track === 'audio' && unit.ptsUs >= (muted?.toUs ?? Number.POSITIVE_INFINITY))
                muted = undefined;
        },
        lost(track) {
            const lane = lanes.get(track);
            if (lane === undefined || lane.lostSinceUs !== undefined)
                return;
            flush(lane);
            lane.lostSinceUs = lane.endUs;
        },
        mute(isOn, atUs) {
            if (isOn)
                muted = { fromUs: muted?.fromUs ?? atUs, toUs: undefined };
            else if (muted !== undefined)
                muted = { ...muted, toUs: atUs };
            const sound = lanes.get('audio');
            if (isOn && sound !== undefined)
                flush(sound);
        },
        drain(ring, initOf) {
            if (baseUs !== undefined)
                drained = drainRing(ring, initOf, baseUs);
        },
        async end(cause, untilUs, exact = false) {
            declareMissing(untilUs, exact);
            await drained;
            return recording.finish(cause);
        },
    };
}
