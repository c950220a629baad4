/**
 * Certificates of devices and stations: one fixed X.509 profile (docs/format.md), everything else refused with a reason.
 *
 * A chain is one certificate signed by a pinned root; validity and revocation are judged at the recording's own
 * time, never against now. Nothing here throws at bad input. No path building, CRLs or other algorithms.
 */
import 'reflect-metadata';
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
export declare const STATION_ID: RegExp;
export interface Certificate {
    readonly der: Bytes;
    /** Signed part, exactly as it stands in `der`. */
    readonly tbs: Bytes;
    /** r‖s. */
    readonly signature: Bytes;
    /** Uncompressed point, 65 bytes. */
    readonly publicKey: Bytes;
    /** Common name: for a device its pseudonym. */
    readonly name: string;
    /** DER of the names. */
    readonly subject: Bytes;
    readonly issuer: Bytes;
    readonly notBeforeUs: number;
    readonly notAfterUs: number;
}
export type CertificateProblem = 'unreadable' | 'outside-profile' | 'unknown-root' | 'bad-signature' | 'other-device' | 'outside-validity' | 'revoked';
export type CertificateResult = {
    readonly ok: true;
    readonly certificate: Certificate;
} | {
    readonly ok: false;
    readonly problem: CertificateProblem;
    readonly detail: string;
};
/** A device certificate of the profile: CN=zg-…, no authority, digital signatures only. Its signature is not looked at. */
export declare function readDeviceCertificate(der: Bytes): CertificateResult;
/** The same for a station: CN=zs-…. */
export declare function readStationCertificate(der: Bytes): CertificateResult;
/** The device certificate of a chain, which in this profile is that one certificate. */
export declare function readChain(chain: readonly Bytes[], device: string): CertificateResult;
/** A root of the profile, with its own signature checked. */
export declare function readRootCertificate(primitives: Primitives, der: Bytes): CertificateResult;
export interface ChainQuestion {
    /** As readDeviceCertificate gave it. */
    readonly certificate: Certificate;
    readonly roots: readonly Certificate[];
    readonly revoked: readonly {
        readonly device: string;
        readonly fromUs?: number;
    }[];
    /** The recording's time, Unix µs, by the camera's own clock; absent where it had none. */
    readonly atUs?: number;
}
/** Whether the certificate is signed by one of the roots, and was good at the recording's time. */
export declare function checkChain(primitives: Primitives, question: ChainQuestion): CertificateResult;
/** r‖s of a strict DER ECDSA-Sig-Value (RFC 3279 §2.2.3). */
export declare function rawSignature(der: Uint8Array): Bytes | undefined;
