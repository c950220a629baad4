import type { Bytes } from '../src/bytes.ts';
import { type Unwrap } from '../src/crypto/open.ts';
import type { Trust } from '../src/crypto/trust.ts';
import { type Evidence } from '../src/crypto/verifyevidence.ts';
import type { Primitives } from '../src/primitives.ts';
/** Classic and hybrid apart: an age before 1.3 refuses a file that holds a hybrid one. */
export declare const IDENTITY_FILES: readonly ['identity.txt', 'identity-hybrid.txt'];
/** One case: its files by name relative to its folder. */
export type FrozenFiles = ReadonlyMap<string, Bytes>;
/** The findings that are held fast. */
export interface Frozen {
    readonly verdict: string;
    readonly exitCode: number;
    readonly identity: string;
    readonly missing: number;
    readonly segments: readonly {
        readonly verdict: string;
        readonly leaves: number;
        readonly signedLeaves: number;
        readonly unsignedEntries: number;
        readonly tornBytes: number;
        readonly chunks: number;
        readonly preRecordChunks: number;
        readonly signedUntilUs: number | null;
        readonly badEntry: number | null;
    }[];
    readonly ledger?: {
        readonly size: number;
        readonly tornBytes: number;
        readonly problems: readonly string[];
    };
    /** SHA-256 over all init segments and then all fragments in playback order; null where nothing opens. */
    readonly opened: string | null;
}
export declare function readFrozenCase(directory: string): FrozenFiles;
export declare function readFrozenIdentities(root: string): readonly string[];
/** Names of the cases of one format version. */
export declare function frozenCases(root: string): readonly string[];
/** As the CLI finds it in a data directory; without a ledger where the case has none. */
export declare function evidenceOf(files: FrozenFiles): Evidence;
export declare function findingsOf(primitives: Primitives, files: FrozenFiles, trust: Trust, unwrap: Unwrap): Promise<Frozen>;
