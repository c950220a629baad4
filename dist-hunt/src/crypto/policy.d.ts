/**
 * The policy: what a camera follows and whom it seals for, in one file that the authority signed.
 *
 *   zeugePolicy: 1 LF  issued: … LF  from: … LF  until: … LF  recipients: LF  - name: age1… LF …
 *   accepted: [names] LF (where there are some)  --- LF  <the profile file, byte for byte>
 *   in a C2SP signed note by a `policy` key of the trust file
 *
 * One policy has one text: what is read is written the same way again. Says who signed what; whether that
 * signer counts and whether the policy holds now is for whoever asks. docs/format.md, "Policy".
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type Note } from './note.ts';
import { type NoteSigner, type NoteVerifier } from './notekey.ts';
/** With its event still below the 64 KiB of an EVENT. */
export declare const POLICY_BYTES_MAX: number;
export declare const POLICY_RECIPIENTS_MAX = 16;
export interface PolicyRecipient {
    readonly name: string;
    /** age1… or age1pq1… */
    readonly key: string;
}
export interface Policy {
    /** When it was signed, by the signer's clock; of two policies the later one holds. Unix µs, whole seconds. */
    readonly issuedUs: number;
    /** Its validity, both ends included; likewise. */
    readonly fromUs: number;
    readonly untilUs: number;
    readonly recipients: readonly PolicyRecipient[];
    /** Unconfirmed values of the profile that the authority accepts, by name. */
    readonly accepted: readonly string[];
    /** The profile file. */
    readonly profileText: string;
}
/** A policy as it came: what it says, and under which signature. */
export interface SignedPolicy {
    readonly policy: Policy;
    readonly note: Note;
}
export declare const RECIPIENT_NAME: RegExp;
export declare function formatPolicy(policy: Policy): string;
/** The policy whose one text this is, or undefined. */
export declare function parsePolicy(text: string): Policy | undefined;
/** The bytes of the policy file. */
export declare function signPolicy(primitives: Primitives, policy: Policy, signer: NoteSigner): Bytes;
/** Undefined where the bytes are no policy under a signature; whose it is has not been checked. */
export declare function readPolicy(bytes: Uint8Array): SignedPolicy | undefined;
/** Whose signature it is, of those that count; undefined where it is nobody's of them. */
export declare function policySigner(primitives: Primitives, { note }: SignedPolicy, signers: readonly NoteVerifier[]): NoteVerifier | undefined;
/** Both ends belong to it; the last second wholly. */
export declare function holdsAt({ fromUs, untilUs }: Pick<Policy, 'fromUs' | 'untilUs'>, wallUs: number): boolean;
/** SHA-256 of the profile within, as HEADERs name it. */
export declare function hasProfile(primitives: Primitives, { profileText }: Policy, hash: Bytes): boolean;
