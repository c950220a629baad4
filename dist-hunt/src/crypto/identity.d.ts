/**
 * Whose evidence it is: from a pinned root over the device certificate and its epoch statement to the
 * epoch key that signs the checkpoints.
 *
 *   root ─► device certificate ─► epoch statement ─► successor … ─► epoch key
 *
 * Two questions, kept apart: does the chain inside the evidence hold (else `invalid`), and does it
 * begin at a root that the verifier was told to trust. Bad certificates are answers, never errors.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type Header } from './header.ts';
import type { Trust } from './trust.ts';
import type { IdentityState } from './verdict.ts';
export interface Identity {
    readonly state: IdentityState;
    /** Pseudonym, as the evidence names it. */
    readonly device?: string;
    /** Why it is not `trusted`. */
    readonly reason?: string;
    readonly detail?: string;
    /** Validity and revocation were judged by the camera's own clock, over the time that witnesses prove, or not at all. */
    readonly time?: 'camera-clock-unproven' | 'unknown' | 'witnessed';
    readonly keyStore?: Header['keyStore'];
}
/** P-256 point of the certificate in `header`; undefined where there is no good one. Nothing is said about its issuer. */
export declare function deviceKeyOf(header: Header): Bytes | undefined;
/** @param wallUs the recording's time, Unix µs, by the camera's clock */
export declare function identify(primitives: Primitives, header: Header, trust: Trust | undefined, wallUs: number | undefined): Identity;
/** Where the way from the device key to the file's epoch key is broken. */
export declare function epochFault(primitives: Primitives, { device, statement, successors }: Pick<Header, 'device' | 'statement' | 'successors'>, deviceKey: Bytes): {
    readonly reason: string;
    readonly detail: string;
} | undefined;
