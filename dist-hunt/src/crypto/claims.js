/**
 * What others signed about a segment: the ledger, and the segments behind it.
 *
 * Collects only; whether a segment fits its claims is verify.ts's question.
 */
import { equalBytes } from '../bytes.js';
/** Everything the ledger and later segments signed about this one. */
export function claimsOn(header, listed, headers) {
    const { opened, closed, recovered } = listed ?? {};
    const ends = [];
    if (closed)
        ends.push({ by: 'closed', size: closed.size, root: closed.root });
    if (recovered)
        ends.push({ by: 'recovered', size: recovered.size, root: recovered.root });
    const after = header === undefined ? [] : headers.filter((later) => isOf(later, header));
    for (const { previous, replaces } of after) {
        if (previous && isId(previous.id, header))
            ends.push({ by: 'successor', size: previous.size, root: previous.root });
        if (replaces && isId(replaces.segment, header))
            ends.push({ by: 'successor', size: replaces.fromLeaf });
    }
    return {
        ends,
        ...(opened && { headerLeafHash: opened.headerLeafHash }),
        ...(recovered && {
            found: {
                entries: recovered.size + recovered.unsignedEntries,
                bytes: recovered.tornBytes,
                hash: recovered.tornHash,
            },
        }),
        replaced: after.some(({ replaces }) => replaces !== null && isId(replaces.segment, header)),
    };
}
/** Only the same device's word counts, and only about the same recording. */
function isOf(later, header) {
    const sameCertificate = later.certificates.length === header.certificates.length &&
        later.certificates.every((der, index) => equalBytes(der, header.certificates[index] ?? new Uint8Array(0)));
    return sameCertificate && equalBytes(later.recording.id, header.recording.id);
}
function isId(id, header) {
    return header !== undefined && equalBytes(id, header.segmentId);
}
