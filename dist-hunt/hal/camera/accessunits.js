/**
 * Annex B access units of an encoder as Zeuge's units: parameter sets become a format, said again only when
 * they change; pictures before the first format are dropped, because nothing could decode them.
 */
import { wipe } from '../../src/bytes.js';
import { unitOfAnnexB } from '../../src/media/annexb.js';
import { createParameterSets } from '../../src/media/parameters.js';
export function createAccessUnits(out) {
    const sets = createParameterSets();
    return {
        push(bytes, ptsUs, durUs) {
            const lone = unitOfAnnexB(bytes);
            if (lone === undefined)
                return;
            const { data, key, sps, pps } = lone;
            if (sps !== undefined)
                sets.put(sps);
            for (const set of pps)
                sets.put(set);
            const format = sets.changed();
            if (format !== undefined)
                out.format(format);
            if (sets.known())
                out.unit({ track: 'video', ptsUs, durUs, key, data });
            wipe(data);
        },
    };
}
