/**
 * A station's own secret, as one text file: who it is, and the key it signs with.
 *
 *   PRIVATE+KEY+zs-…+<key id>+<base64> LF         C2SP signer key
 *   base64( CBOR { certificate, publicKey, signature } ) LF        station.ts
 */
import { equalBytes } from '../bytes.js';
import { readStationCertificate } from './certificate.js';
import { formatSignerKey, parseSignerKey, signerOf } from './notekey.js';
import { formatStationChain, parseStationChain, stationMessage } from './station.js';
export const STATION_KEY_BYTES_MAX = 8192;
/** @param sign ECDSA P-256 by the certificate's key, which is not needed afterwards */
export async function makeStationKey(primitives, { name, seed, certificate }, sign) {
    const signer = signerOf(primitives, name, seed);
    const signature = await sign(stationMessage(name, signer.publicKey));
    return { signer, chain: { certificate, publicKey: signer.publicKey, signature } };
}
export function formatStationKey(primitives, { signer, chain }) {
    return `${formatSignerKey(primitives, signer)}\n${formatStationChain(chain)}\n`;
}
/** Undefined where the text is not one, or its two halves do not belong together. */
export function parseStationKey(primitives, text) {
    const [signerLine = '', chainLine = '', end, ...more] = text.split('\n');
    if (end !== '' || more.length > 0 || text.length > STATION_KEY_BYTES_MAX)
        return undefined;
    const signer = parseSignerKey(primitives, signerLine);
    const chain = parseStationChain(chainLine);
    const read = chain && readStationCertificate(chain.certificate);
    if (signer === undefined || chain === undefined || read?.ok !== true)
        return undefined;
    const isOne = read.certificate.name === signer.name && equalBytes(chain.publicKey, signer.publicKey);
    return isOne ? { signer, chain } : undefined;
}
