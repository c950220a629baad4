import { type Bytes } from '../../src/bytes.ts';
import type { Envelopes } from '../hal.ts';
export declare const RECIPIENTS_MIN = 2;
export declare const RECIPIENTS_MAX = 16;
/** As the container's ENVELOPE entry (docs/format.md). */
export declare const ENVELOPE_BYTES_MAX: number;
/**
 * Wraps for all of `recipients` (age1… or age1pq1…). RECIPIENTS_TOO_FEW, RECIPIENTS_MIXED, KEY_INVALID.
 * @param recipientsMin 1 only for copies of a key that lies safe elsewhere too
 */
export declare function openAgeEnvelopes(recipients: readonly string[], recipientsMin?: number): Envelopes;
/** The secret in `envelope`, or undefined where none of `identities` opens it or it is not an age file. */
export declare function unwrapAge(envelope: Uint8Array, identities: readonly string[]): Promise<Bytes | undefined>;
/**
 * Whom an age file is for, by its stanzas alone: one kind, `mixed` (other kinds included), or undefined
 * where it is no age file. Nothing is decrypted, so nothing is proven: the file may still be damaged.
 */
export declare function kindOfEnvelope(envelope: Uint8Array): Envelopes['kind'] | 'mixed' | undefined;
/**
 * Identities of a file as age-keygen writes it: `#` comments, empty lines, one AGE-SECRET-KEY-…
 * a line. KEY_INVALID with the line where anything else stands in it.
 */
export declare function parseIdentities(text: string, name: string): readonly string[];
/** Recipients of a file with comments, one age1… a line. KEY_INVALID with the line. */
export declare function parseRecipients(text: string, name: string): readonly string[];
export interface AgeKey {
    /** AGE-SECRET-KEY-…: secret. */
    readonly identity: string;
    readonly recipient: string;
}
export declare function newAgeKey(kind: Envelopes['kind']): Promise<AgeKey>;
