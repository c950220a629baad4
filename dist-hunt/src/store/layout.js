/**
 * Which of the files in a folder are evidence, by where they lie. Pure: paths in, paths out.
 *
 *   a recording      NNNNNN.zeu                      a camera's data   recordings/…/NNNNNN.zeu, ledger/NNNNNNNN.zlg, receipts/
 *   recordings       …/NNNNNN.zeu                    an export         bagit.txt, and one of these in data/evidence/
 *
 * The command line and the verifier page both ask here, so that they judge the same files.
 */
import { ZeugeError } from '../errors.js';
import { LEDGER_DIRECTORY, RECEIPTS_DIRECTORY, RECORDINGS_DIRECTORY, receiptHash, SEGMENT_SUFFIX, VOLUME_SUFFIX, volumeNumber, } from './names.js';
/** BagIt declaration (RFC 8493 §2.1.1). */
export const BAG_DECLARATION = 'bagit.txt';
export const BAG_EVIDENCE = 'data/evidence';
/** Says that recordings which the ledger lists were left out on purpose. */
export const SELECTION_NOTE = 'selection.txt';
/**
 * @param paths of ordinary files, relative to the folder, parts separated by `/`.
 * DATA_INVALID for a ledger volume under a wrong name; no segments and no volumes where it holds no evidence.
 */
export function layoutOf(paths) {
    const isBag = paths.includes(BAG_DECLARATION);
    const base = isBag ? `${BAG_EVIDENCE}/` : '';
    const inside = paths
        .filter((path) => path.startsWith(base))
        .map((path) => path.slice(base.length))
        .sort();
    const isIn = (directory) => inside.some((path) => path.startsWith(`${directory}/`));
    const isData = isIn(RECORDINGS_DIRECTORY) || isIn(LEDGER_DIRECTORY);
    const recordings = recordingsOf(inside, isData ? `${RECORDINGS_DIRECTORY}/` : '').map(({ name, segments }) => ({ name, segments: segments.map((path) => base + path) }));
    const selection = isBag && inside.includes(SELECTION_NOTE);
    if (!isData)
        return { recordings, receipts: [], selection };
    const receipts = inside.filter(isReceipt).map((path) => base + path);
    const volumes = volumesOf(inside).map(({ path, number }) => ({ path: base + path, number }));
    return { recordings, volumes, receipts, selection };
}
function isReceipt(path) {
    const [directory, name = '', ...deeper] = path.split('/');
    return directory === RECEIPTS_DIRECTORY && deeper.length === 0 && receiptHash(name) !== undefined;
}
function recordingsOf(paths, base) {
    const found = new Map();
    for (const path of paths) {
        if (!path.startsWith(base) || !path.endsWith(SEGMENT_SUFFIX))
            continue;
        const parts = path.slice(base.length).split('/');
        if (parts.length > 2)
            continue;
        const name = parts.length === 2 ? (parts[0] ?? '') : '';
        found.set(name, [...(found.get(name) ?? []), path]);
    }
    return [...found.keys()].sort().map((name) => ({ name, segments: found.get(name) ?? [] }));
}
function volumesOf(paths) {
    const volumes = [];
    for (const path of paths) {
        const [directory, name = '', ...deeper] = path.split('/');
        if (directory !== LEDGER_DIRECTORY || deeper.length > 0)
            continue;
        const number = volumeNumber(name);
        if (number !== undefined)
            volumes.push({ path, number });
        else if (name.endsWith(VOLUME_SUFFIX))
            throw new ZeugeError('DATA_INVALID', `${path}: not the name of a ledger volume`);
    }
    return volumes.sort((a, b) => a.number - b.number);
}
