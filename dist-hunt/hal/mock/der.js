/**
 * X.509 certificates of a simulated device, as docs/format.md wants them: a root and a device
 * certificate under it, always the same bytes for the same keys. Writes DER (X.690), reads none.
 * Not a certificate authority: hal/keystore/enrol.ts makes the certificates of real devices.
 */
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesOfHex, concatBytes, utf8 } from '../../src/bytes.js';
import { assert } from '../../src/errors.js';
const TAG = {
    boolean: 0x01,
    integer: 0x02,
    bits: 0x03,
    octets: 0x04,
    oid: 0x06,
    text: 0x0c,
    utcTime: 0x17,
    sequence: 0x30,
    set: 0x31,
};
/** Context tags of TBSCertificate (RFC 5280 §4.1) and of AuthorityKeyIdentifier (§4.2.1.1). */
const TAG_VERSION = 0xa0;
const TAG_EXTENSIONS = 0xa3;
const TAG_KEY_ID = 0x80;
const OID = {
    ecdsaWithSha256: '2a8648ce3d040302',
    ecPublicKey: '2a8648ce3d0201',
    p256: '2a8648ce3d030107',
    commonName: '550403',
    subjectKey: '551d0e',
    keyUsage: '551d0f',
    basicConstraints: '551d13',
    authorityKey: '551d23',
};
const ROOT_NAME = 'Zeuge simulated authority';
/** UTCTime ends with 2049; a simulated device outlives every scenario. */
const NOT_BEFORE = '250101000000Z';
const NOT_AFTER = '491231235959Z';
const KEY_ID_BYTES = 20;
const SERIAL_BYTES = 16;
/** `name` is the device's pseudonym, `zg-` and 8 hex digits. `notAfter` (UTCTime) is the device certificate's. */
export function makeChain(rootKey, deviceKey, name, notAfter = NOT_AFTER) {
    const rootPoint = p256.getPublicKey(rootKey, false);
    const devicePoint = p256.getPublicKey(deviceKey, false);
    const root = certificate(rootKey, ROOT_NAME, NOT_AFTER, rootPoint, [
        extension(OID.basicConstraints, true, sequence(der(TAG.boolean, [0xff]), der(TAG.integer, [0]))),
        // keyCertSign: bit 5, two unused bits behind it.
        extension(OID.keyUsage, true, der(TAG.bits, [2, 0x04])),
        extension(OID.subjectKey, false, der(TAG.octets, keyId(rootPoint))),
    ]);
    const device = certificate(rootKey, name, notAfter, devicePoint, [
        extension(OID.basicConstraints, true, sequence()),
        // digitalSignature: bit 0, seven unused bits behind it.
        extension(OID.keyUsage, true, der(TAG.bits, [7, 0x80])),
        extension(OID.subjectKey, false, der(TAG.octets, keyId(devicePoint))),
        extension(OID.authorityKey, false, sequence(der(TAG_KEY_ID, keyId(rootPoint)))),
    ]);
    return { root, device };
}
function certificate(signer, subject, notAfter, point, extensions) {
    const algorithm = sequence(oid(OID.ecdsaWithSha256));
    const serial = sha256(point).subarray(0, SERIAL_BYTES);
    serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
    const body = sequence(der(TAG_VERSION, der(TAG.integer, [2])), der(TAG.integer, serial), algorithm, nameOf(ROOT_NAME), sequence(der(TAG.utcTime, utf8(NOT_BEFORE)), der(TAG.utcTime, utf8(notAfter))), nameOf(subject), sequence(sequence(oid(OID.ecPublicKey), oid(OID.p256)), bits(point)), der(TAG_EXTENSIONS, sequence(...extensions)));
    return sequence(body, algorithm, bits(derSignature(p256.sign(body, signer, { lowS: false }))));
}
function extension(id, critical, value) {
    const flag = critical ? [der(TAG.boolean, [0xff])] : [];
    return sequence(oid(id), ...flag, der(TAG.octets, value));
}
function nameOf(commonName) {
    return sequence(der(TAG.set, sequence(oid(OID.commonName), der(TAG.text, utf8(commonName)))));
}
/** RFC 7093 §2, method 1. */
function keyId(point) {
    return sha256(point).subarray(0, KEY_ID_BYTES);
}
/** ECDSA-Sig-Value (RFC 3279 §2.2.3) of r‖s. */
function derSignature(raw) {
    return sequence(integer(raw.subarray(0, 32)), integer(raw.subarray(32)));
}
function integer(magnitude) {
    const start = magnitude.findIndex((byte) => byte !== 0);
    const digits = magnitude.subarray(start < 0 ? magnitude.length - 1 : start);
    return der(TAG.integer, (digits[0] ?? 0) >= 0x80 ? concatBytes(Uint8Array.of(0), digits) : digits);
}
function bits(content) {
    return der(TAG.bits, concatBytes(Uint8Array.of(0), content));
}
function oid(hex) {
    const content = bytesOfHex(hex);
    assert(content !== undefined, `${hex} is not hexadecimal`);
    return der(TAG.oid, content);
}
function sequence(...parts) {
    return der(TAG.sequence, concatBytes(...parts));
}
function der(tag, content) {
    const length = content.length;
    assert(length <= 0xffff, `a DER element of ${length} bytes`);
    const head = length < 0x80
        ? [tag, length]
        : length < 0x100
            ? [tag, 0x81, length]
            : [tag, 0x82, length >> 8, length & 0xff];
    return concatBytes(Uint8Array.from(head), Uint8Array.from(content));
}
