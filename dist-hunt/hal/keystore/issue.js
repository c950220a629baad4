/**
 * X.509 certificates under an authority's root, in the one profile that src/crypto/certificate.ts accepts, and TLS
 * certificates for cameras and stations, which can never be taken for the others: they have a key purpose.
 *
 *   root (CA, path length 0) ─► device zg-… · station zs-…   sign evidence and receipts
 *                            ─► TLS client zg-… · TLS server zs-…
 *
 * Deliberately no certificate authority: it answers no requests and keeps no list of what it issued.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { AuthorityKeyIdentifierExtension, BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension, SubjectKeyIdentifierExtension, X509Certificate, X509CertificateGenerator, } from '@peculiar/x509';
import { ZeugeError } from '../../src/errors.js';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const AUTHORITY_NAME = 'CN=Zeuge demo authority';
const ROOT_YEARS = 20;
const CERTIFICATE_YEARS = 10;
const DAY_MS = 86_400_000;
export function newKeys() {
    return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}
/** @param nowMs start of validity, Unix ms */
export async function newAuthority(nowMs) {
    const keys = await newKeys();
    const root = await X509CertificateGenerator.createSelfSigned({
        serialNumber: serial(),
        name: AUTHORITY_NAME,
        ...validity(nowMs, ROOT_YEARS),
        keys,
        signingAlgorithm: ALGORITHM,
        extensions: [
            new BasicConstraintsExtension(true, 0, true),
            new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
            await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        ],
    }, crypto);
    return { root, keys };
}
/** The authority that `keys new` once made. KEY_INVALID where the two texts do not belong together. */
export async function openAuthority(keyPem, rootPem) {
    try {
        const root = new X509Certificate(rootPem);
        const der = Buffer.from(keyPem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
        const privateKey = await crypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']);
        const publicKey = await root.publicKey.export(crypto);
        const probe = new Uint8Array(32);
        const signature = await crypto.subtle.sign(ALGORITHM, privateKey, probe);
        if (!(await crypto.subtle.verify(ALGORITHM, publicKey, signature, probe)))
            throw new Error('the key is not that of the root certificate');
        return { root, keys: { privateKey, publicKey } };
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new ZeugeError('KEY_INVALID', `the authority’s key and root cannot be used together: ${why}`, {
            cause,
        });
    }
}
/** For signing evidence (zg-…) or receipts (zs-…). */
export function issueSigner(authority, name, key, nowMs) {
    return issue(authority, name, key, nowMs, []);
}
/** @param hosts names and addresses of a server; none for a client */
export function issueTls(authority, name, key, nowMs, hosts) {
    const purpose = hosts === undefined ? ExtendedKeyUsage.clientAuth : ExtendedKeyUsage.serverAuth;
    const names = (hosts ?? []).map((value) => ({
        type: isIP(value) === 0 ? 'dns' : 'ip',
        value,
    }));
    const more = names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)];
    return issue(authority, name, key, nowMs, [new ExtendedKeyUsageExtension([purpose], true), ...more]);
}
async function issue({ root, keys }, name, publicKey, nowMs, more) {
    return X509CertificateGenerator.create({
        serialNumber: serial(),
        subject: `CN=${name}`,
        issuer: root.subject,
        ...validity(nowMs, CERTIFICATE_YEARS),
        publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        extensions: [
            new BasicConstraintsExtension(false, undefined, true),
            new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
            await SubjectKeyIdentifierExtension.create(publicKey, false, crypto),
            await AuthorityKeyIdentifierExtension.create(keys.publicKey, false, crypto),
            ...more,
        ],
    }, crypto);
}
/** From the day before, because a camera's clock may be behind that of the enrolling machine. */
function validity(nowMs, years) {
    const notBefore = new Date(Math.floor(nowMs / DAY_MS) * DAY_MS - DAY_MS);
    return { notBefore, notAfter: new Date(notBefore.getTime() + years * 365 * DAY_MS) };
}
/** 16 random bytes, positive and of full length (RFC 5280 §4.1.2.2). */
function serial() {
    const bytes = randomBytes(16);
    bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
    return bytes.toString('hex');
}
export function pemText(certificate) {
    return `${certificate.toString('pem')}\n`;
}
export async function pkcs8(key) {
    const base64 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
    return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`;
}
