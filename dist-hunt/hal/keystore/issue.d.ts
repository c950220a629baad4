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
import { X509Certificate } from '@peculiar/x509';
export interface Authority {
    readonly root: X509Certificate;
    readonly keys: CryptoKeyPair;
}
export declare function newKeys(): Promise<CryptoKeyPair>;
/** @param nowMs start of validity, Unix ms */
export declare function newAuthority(nowMs: number): Promise<Authority>;
/** The authority that `keys new` once made. KEY_INVALID where the two texts do not belong together. */
export declare function openAuthority(keyPem: string, rootPem: string): Promise<Authority>;
/** For signing evidence (zg-…) or receipts (zs-…). */
export declare function issueSigner(authority: Authority, name: string, key: CryptoKey, nowMs: number): Promise<X509Certificate>;
/** @param hosts names and addresses of a server; none for a client */
export declare function issueTls(authority: Authority, name: string, key: CryptoKey, nowMs: number, hosts?: readonly string[]): Promise<X509Certificate>;
export declare function pemText(certificate: X509Certificate): string;
export declare function pkcs8(key: CryptoKey): Promise<string>;
