/**
 * Who a station is: from a pinned root over its certificate to the Ed25519 key that signs receipts, clock
 * readings and cosignatures.
 *
 *   root ─► station certificate (CN=zs-…, P-256) ─► "zeuge/v1 station" ‖ name ‖ key ─► receipts
 *
 * Two ways to be believed: that chain under a root of the trust file, or the key itself in its `stations`. The
 * certificate's private key is not needed any more once it has signed: no station keeps it. docs/format.md, "Station".
 */
import * as v from 'valibot';
import { concatBytes, equalBytes, utf8, viewOf } from '../bytes.js';
import { base64Of, bytesOfBase64 } from './base64.js';
import { decodeCbor, encodeCbor } from './cbor.js';
import { checkChain, readStationCertificate } from './certificate.js';
import { CERTIFICATE_BYTES_MAX, LABELS, PUBLIC_KEY_BYTES } from './header.js';
import { SIGNATURE_BYTES } from './note.js';
import { bytesShape, bytesUpTo } from './shape.js';
const shape = v.strictObject({
    certificate: bytesUpTo(CERTIFICATE_BYTES_MAX),
    publicKey: bytesShape(PUBLIC_KEY_BYTES),
    signature: bytesShape(SIGNATURE_BYTES),
});
export function stationMessage(name, publicKey) {
    const bytes = utf8(name);
    return concatBytes(LABELS.station, Uint8Array.of(bytes.length), bytes, publicKey);
}
/** One line without its line feed. */
export function formatStationChain({ certificate, publicKey, signature }) {
    return base64Of(encodeCbor({ certificate, publicKey, signature }));
}
export function parseStationChain(line) {
    const bytes = bytesOfBase64(line);
    const value = bytes === undefined ? undefined : decodeCbor(bytes);
    return v.is(shape, value) ? value : undefined;
}
/**
 * The station of this chain, if the trust file believes it.
 * @param atUs when it said what is to be believed, Unix µs by its own clock
 */
export function believeStation(primitives, chain, trust, atUs) {
    const { certificate, publicKey, signature } = chain;
    const read = readStationCertificate(certificate);
    if (!read.ok)
        return { ok: false, detail: `its station’s certificate is not usable: ${read.detail}` };
    const { name, publicKey: point } = read.certificate;
    if (!primitives.p256Verify(point, stationMessage(name, publicKey), signature))
        return { ok: false, detail: `its key is not the one that the certificate of ${name} vouches for` };
    const isListed = trust.stations.some((station) => station.name === name && equalBytes(station.publicKey, publicKey));
    if (isListed && !trust.revoked.some(({ device }) => device === name))
        return { ok: true, name, publicKey };
    const { roots, revoked } = trust;
    const checked = checkChain(primitives, { certificate: read.certificate, roots, revoked, atUs });
    if (!checked.ok)
        return { ok: false, detail: `the station ${name} is not believed: ${checked.detail}` };
    return { ok: true, name, publicKey };
}
export function clockMessage({ device, bootId, askedUs, stationUs }) {
    const name = utf8(device);
    const numbers = new Uint8Array(16);
    viewOf(numbers).setBigUint64(0, BigInt(askedUs));
    viewOf(numbers).setBigInt64(8, BigInt(stationUs));
    return concatBytes(LABELS.clock, Uint8Array.of(name.length), name, bootId, numbers);
}
