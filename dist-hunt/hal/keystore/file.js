/**
 * The device identity as files: device/identity.key (PKCS #8 PEM, 0600), device/certificate.pem,
 * device/counter.
 *
 * Promises that the counter's next value is durable before anybody sees it, and that a broken file is
 * refused rather than started over. Deliberately no protection against whoever holds the card: that
 * is what `kind: 'software'` states in the evidence.
 */
import { createPrivateKey, sign } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { concatBytes } from '../../src/bytes.js';
import { ZeugeError } from '../../src/errors.js';
export const KEY_NAME = 'identity.key';
export const CERTIFICATE_NAME = 'certificate.pem';
export const COUNTER_NAME = 'counter';
/** A chain in the fixed profile is one certificate of about 400 bytes. */
const CERTIFICATE_BYTES_MAX = 16 * 1024;
const COUNT_MAX = Number.MAX_SAFE_INTEGER;
/**
 * Opens the key store in `dir` (the data directory's `device`).
 * KEY_MISSING where it is not enrolled, KEY_INVALID or CERTIFICATE_INVALID where a file is damaged.
 */
export async function openFileKeyStore(dir) {
    const key = await readKey(join(dir, KEY_NAME));
    let counting = Promise.resolve(0);
    return {
        kind: 'software',
        certificates: () => readCertificates(join(dir, CERTIFICATE_NAME)),
        sign: async (message) => new Uint8Array(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })),
        // One after another: two callers at once must not be given the same number.
        count() {
            const next = counting.then(() => count(dir), () => count(dir));
            counting = next;
            return next;
        },
    };
}
async function readKey(path) {
    const pem = await readText(path, 'KEY_MISSING');
    let key;
    try {
        key = createPrivateKey(pem);
    }
    catch (cause) {
        throw new ZeugeError('KEY_INVALID', `${path} is not a PKCS #8 private key in PEM`, { cause });
    }
    if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
        throw new ZeugeError('KEY_INVALID', `${path} is not a P-256 key but ${key.asymmetricKeyType ?? 'unknown'}`);
    return key;
}
async function readCertificates(path) {
    const chain = parsePem(await readText(path, 'KEY_MISSING'));
    if (chain.length === 0)
        throw new ZeugeError('CERTIFICATE_INVALID', `${path} holds no certificate in PEM`);
    return chain;
}
async function readText(path, missing) {
    const text = await readFile(path, 'utf8').catch((cause) => {
        throw faultOf(cause, path, missing);
    });
    if (text.length > CERTIFICATE_BYTES_MAX)
        throw new ZeugeError('KEY_INVALID', `${path} has ${text.length} bytes, more than ${CERTIFICATE_BYTES_MAX}: not a key file`);
    return text;
}
/** DER of each CERTIFICATE block (RFC 7468), in file order. */
export function parsePem(text) {
    const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g);
    return [...blocks].map((block) => new Uint8Array(Buffer.from(block[1] ?? '', 'base64')));
}
async function count(dir) {
    const path = join(dir, COUNTER_NAME);
    const text = await readFile(path, 'utf8').catch((cause) => {
        throw faultOf(cause, path, 'KEY_MISSING');
    });
    const last = /^(0|[1-9][0-9]*)\n$/.test(text) ? Number(text) : Number.NaN;
    if (!(last < COUNT_MAX))
        throw new ZeugeError('KEY_INVALID', `${path} holds ${JSON.stringify(text.slice(0, 40))}, not a counter`);
    await replaceDurably(dir, COUNTER_NAME, `${last + 1}\n`);
    return last + 1;
}
/** After a power cut the old or the new content is there, never a mixture; durable when resolved. */
export async function replaceDurably(dir, name, text, mode = 0o600) {
    const path = join(dir, name);
    try {
        const aside = await open(`${path}.new`, 'w', mode);
        try {
            await aside.writeFile(text);
            await aside.sync();
        }
        finally {
            await aside.close();
        }
        await rename(`${path}.new`, path);
        const directory = await open(dir, 'r');
        try {
            await directory.sync();
        }
        finally {
            await directory.close();
        }
    }
    catch (cause) {
        throw faultOf(cause, path, 'FILE_MISSING');
    }
}
function faultOf(cause, path, missing) {
    const errno = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const codes = {
        ENOENT: missing,
        EACCES: 'PERMISSION_DENIED',
        EPERM: 'PERMISSION_DENIED',
        EROFS: 'DISK_READ_ONLY',
        ENOSPC: 'DISK_FULL',
        EDQUOT: 'DISK_FULL',
    };
    return new ZeugeError(codes[errno] ?? 'DISK_FAILED', `${path}: ${errno}`, { cause });
}
/** PEM of one certificate, lines of 64 characters. */
export function pemOf(der) {
    const base64 = Buffer.from(concatBytes(der)).toString('base64');
    return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
}
