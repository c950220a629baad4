/**
 * What keeps a handing over from going on, as one of the words that the display, the log and the command line share.
 */
import { ZeugeError } from '../errors.js';
const WORDS = {
    STATION_UNREACHABLE: 'station-unreachable',
    STATION_UNTRUSTED: 'station-untrusted',
    STATION_FULL: 'station-full',
    STATION_BUSY: 'station-busy',
    STATION_REFUSED: 'station-refused',
    RECEIPT_WRONG: 'receipt-wrong',
    KEPT_APART: 'kept-apart',
    LEDGER_REFUSED: 'ledger-refused',
    DISK_FAILED: 'card-failing',
    DISK_FULL: 'card-failing',
    DISK_READ_ONLY: 'card-failing',
    FILE_MISSING: 'card-failing',
    PERMISSION_DENIED: 'card-failing',
};
export function problemOf(error) {
    return (error instanceof ZeugeError && WORDS[error.code]) || 'offload-failed';
}
/** What a round that went to its end still leaves undone; undefined where all is well. The ledger's trouble first. */
export function leftUndone({ apart, refused }) {
    if (refused !== undefined)
        return new ZeugeError('LEDGER_REFUSED', `the station refuses this camera's ledger: ${refused}`);
    const [first] = apart;
    if (first === undefined)
        return undefined;
    const more = apart.length > 1 ? ` and ${apart.length - 1} more` : '';
    return new ZeugeError('KEPT_APART', `the station keeps ${first.file}${more} apart: ${first.why}`);
}
