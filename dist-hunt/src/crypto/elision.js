/**
 * Elision statements: who took which bodies out of a segment, and why.
 *
 *   zeuge/v1 elision LF  segment <hex> LF  size <n> LF  root <base64> LF  leaves 3-5,8 LF
 *   t <Unix µs> LF  reason <one line> LF          in a C2SP signed note by an `elide` key
 *
 * The statement lies beside the segment and can be checked without what was taken out: the leaves are
 * still in the tree. HEADER and the last CHECKPOINT can never be named. docs/format.md, "Elision".
 */
import { bytesOfHex, equalBytes, hexOf } from '../bytes.js';
import { assert } from '../errors.js';
import { base64Of, bytesOfBase64 } from './base64.js';
import { HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.js';
import { covers, formatRanges, parseRanges, union } from './leafranges.js';
import { parseNote, verifyNote } from './note.js';
import { signNote } from './notekey.js';
export const ELISION_BYTES_MAX = 64 * 1024;
/** Statements beside one segment. */
export const ELISIONS_MAX = 16;
export const REASON_CHARS_MAX = 500;
const LABEL = 'zeuge/v1 elision';
const REASON = /^\P{Cc}{1,500}$/u;
const COUNT = '(0|[1-9][0-9]{0,15})';
const TEXT = new RegExp(`^${LABEL}\\nsegment ([0-9a-f]{32})\\nsize ${COUNT}\\nroot ([^\\n]+)\\nleaves ([0-9,-]+)\\nt ${COUNT}\\nreason ([^\\n]+)\\n$`);
/** One line of 1 to 500 characters without space at the ends. */
export function isReason(text) {
    return REASON.test(text) && text.trim() === text;
}
export function formatElision(elision) {
    const { segmentId, size, root, leaves, unixUs, reason } = elision;
    const about = `segment ${hexOf(segmentId)}\nsize ${size}\nroot ${base64Of(root)}\n`;
    return `${LABEL}\n${about}leaves ${formatRanges(leaves)}\nt ${unixUs}\nreason ${reason}\n`;
}
/** The statement a note's text holds, in the one form formatElision writes. */
export function parseElision(text) {
    const [, id, sizeText, rootText, leavesText, time, reason] = TEXT.exec(text) ?? [];
    const segmentId = bytesOfHex(id ?? '');
    const root = rootText === undefined ? undefined : bytesOfBase64(rootText);
    const leaves = leavesText === undefined ? undefined : parseRanges(leavesText);
    const [size, unixUs] = [Number(sizeText), Number(time)];
    if (segmentId?.length !== SEGMENT_ID_BYTES || root?.length !== HASH_BYTES || leaves === undefined)
        return undefined;
    if (!Number.isSafeInteger(size) || !Number.isSafeInteger(unixUs) || !isElidable(leaves, size))
        return undefined;
    return reason !== undefined && isReason(reason)
        ? { segmentId, size, root, leaves, unixUs, reason }
        : undefined;
}
/** Neither the HEADER (0) nor the last CHECKPOINT (size − 1), nor anything behind it. */
export function isElidable(leaves, size) {
    return leaves.length > 0 && leaves.every(({ from, to }) => from >= 1 && to < size - 1);
}
/** The whole statement file. */
export function signElision(primitives, elision, signer) {
    const text = formatElision(elision);
    assert(parseElision(text) !== undefined, `an elision statement that cannot be read back: ${text}`);
    const note = signNote(primitives, text, signer);
    assert(note.length <= ELISION_BYTES_MAX, `an elision statement of ${note.length} bytes`);
    return note;
}
/** What one statement is worth for the segment it lies beside. Never throws. */
export function judgeElision(primitives, bytes, segment, trusted) {
    const note = parseNote(bytes, ELISION_BYTES_MAX);
    const elision = note && parseElision(note.text);
    if (note === undefined || elision === undefined)
        return { valid: false, detail: 'is no elision statement' };
    const { leaves, unixUs, reason } = elision;
    const said = { by: note.name, leaves, unixUs, reason };
    const fail = (detail) => ({ valid: false, ...said, detail });
    if (!equalBytes(elision.segmentId, segment.id))
        return fail('speaks of another segment');
    if (elision.size !== segment.size || !equalBytes(elision.root, segment.root))
        return fail(`speaks of ${elision.size} entries that are not the ones here`);
    if (trusted === undefined)
        return fail('no trust file was given to check its signature with');
    const keys = trusted.filter(({ name }) => name === note.name);
    if (keys.length === 0)
        return fail('is signed by a key the trust file does not list under "elide"');
    if (!keys.some(({ publicKey }) => verifyNote(primitives, note, publicKey)))
        return fail('its signature is wrong');
    return { valid: true, ...said };
}
/** Whether valid statements cover every leaf that was taken out. */
export function isAuthorised(elided, findings) {
    const sets = findings.flatMap(({ valid, leaves }) => (valid && leaves ? [leaves] : []));
    return covers(union(sets), elided);
}
