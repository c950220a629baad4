/**
 * Has the ledger witnessed: the newest checkpoint of the closed volumes, with the proof that it contains what the
 * witness cosigned last.
 *
 * The cosignature goes into the ledger once it was checked. A witness that knows a later or another ledger of
 * this device refuses: LEDGER_REFUSED is told once everything else was handed over.
 */
import { parseCosignature, verifyCosignature } from '../crypto/cosign.js';
import { parseNote } from '../crypto/note.js';
import { believeStation, parseStationChain } from '../crypto/station.js';
import { consistencyProof } from '../crypto/tree.js';
import { formatWitness } from '../crypto/witness.js';
import { ZeugeError } from '../errors.js';
/** What a witness says to be its last size is believed so often; then it contradicts itself. */
const ASKED_MAX = 3;
export async function askWitness(parts, card) {
    const { log, primitives, target } = parts;
    const { last, leaves, witnessed } = card;
    if (target.witness === undefined || last === undefined)
        return { cosigned: false };
    const { size } = last.mark.checkpoint;
    if (leaves.length < size)
        return { cosigned: false };
    const checkpoint = formatWitness(last.mark, last.certificates);
    let oldSize = Math.max(0, ...[...witnessed].filter((one) => one <= size));
    for (let asked = 0; asked < ASKED_MAX; asked++) {
        const proof = consistencyProof(primitives, leaves.slice(0, size), oldSize);
        const answer = await target.witness({ oldSize, proof, checkpoint });
        if (answer.state === 'cosigned') {
            if (!witnessed.has(size))
                await take(parts, card, answer);
            return { cosigned: true };
        }
        if (answer.state === 'refused' || answer.size > size) {
            const why = answer.state === 'refused' ? answer.why : `it knows ${answer.size} entries, ${size} are here`;
            log({ level: 'error', event: 'witness.refused', why });
            return { cosigned: false, refused: why };
        }
        oldSize = answer.size;
    }
    throw new ZeugeError('STATION_REFUSED', `${target.name} does not settle on a size of the ledger`);
}
async function take({ ledger, primitives, target, trust }, { last }, { cosignature: line, station }) {
    const cosignature = parseCosignature(line);
    const chain = parseStationChain(station);
    const text = last && parseNote(last.mark.note)?.text;
    const unixUs = (cosignature?.unixS ?? 0) * 1_000_000;
    const believed = chain && believeStation(primitives, chain, trust, unixUs);
    const isGood = cosignature !== undefined &&
        text !== undefined &&
        believed?.ok === true &&
        verifyCosignature(primitives, text, cosignature, believed);
    if (!isGood || last === undefined)
        throw new ZeugeError('RECEIPT_WRONG', `${target.name}: its cosignature is not that of a believed station`);
    const { size } = last.mark.checkpoint;
    await ledger.append({ type: 'witnessed', size, cosignature: line, station });
}
