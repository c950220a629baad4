import type { Primitives } from '../primitives.ts';
import { type Certificate } from './certificate.ts';
import { type NoteVerifier } from './notekey.ts';
export declare const TRUST_BYTES_MAX: number;
export interface Trust {
    readonly roots: readonly Certificate[];
    /** `fromUs`: Unix µs from which on the device is not believed; absent: never. */
    readonly revoked: readonly {
        readonly device: string;
        readonly fromUs?: number;
    }[];
    /** Whose elision statements count. */
    readonly elide: readonly NoteVerifier[];
    /** Whose policies count. */
    readonly policy: readonly NoteVerifier[];
    /** Whose receipts count, beside those of stations that a root has certified. */
    readonly stations: readonly NoteVerifier[];
    /** Whose cosignatures count, likewise. */
    readonly witnesses: readonly NoteVerifier[];
}
/** @param name of the file, for messages. Throws TRUST_INVALID with the field. */
export declare function parseTrust(primitives: Primitives, text: string, name: string): Trust;
/** Keys that a trust file may believe, by what they sign. */
export type SignerList = 'elide' | 'policy';
/** The text of a trust file that pins these roots and believes these keys, and nothing else. */
export declare function formatTrust(rootPems: readonly string[], { elide, policy }?: Partial<Readonly<Record<SignerList, readonly string[]>>>): string;
/** The text of a trust file that believes one key more. Throws TRUST_INVALID as parseTrust does. */
export declare function withSignerKey(primitives: Primitives, text: string, name: string, list: SignerList, key: string): string;
