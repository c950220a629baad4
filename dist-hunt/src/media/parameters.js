/**
 * The parameter sets a stream has shown so far, and when they amount to a new format.
 *
 * A new sequence parameter set takes the place of the old one and of its picture parameter
 * sets; a picture parameter set takes the place of the one with its id. Repeats change nothing.
 */
import { equalBytes } from '../bytes.js';
import { NAL_PPS, NAL_SPS, nalType } from './annexb.js';
import { ppsId, videoFormatOf } from './sps.js';
/** Encoders of cameras use one; more than this is noise. */
const PPS_COUNT_MAX = 16;
export function createParameterSets() {
    let sps;
    let pps = new Map();
    let dirty = false;
    let known = false;
    function putPps(nal) {
        const id = ppsId(nal);
        if (id === undefined)
            return;
        const before = pps.get(id);
        if (before !== undefined && equalBytes(before, nal))
            return;
        if (before === undefined && pps.size >= PPS_COUNT_MAX)
            return;
        pps.set(id, nal.slice());
        dirty = true;
    }
    return {
        put(nal) {
            const type = nalType(nal);
            if (type === NAL_PPS)
                putPps(nal);
            if (type !== NAL_SPS || (sps !== undefined && equalBytes(sps, nal)))
                return;
            sps = nal.slice();
            pps = new Map();
            dirty = true;
        },
        changed() {
            if (!dirty)
                return undefined;
            const sets = [...pps].sort(([a], [b]) => a - b).map(([, set]) => set);
            const format = sps === undefined ? undefined : videoFormatOf(sps, ...sets);
            known = format !== undefined;
            if (known)
                dirty = false;
            return format;
        },
        known: () => known,
    };
}
