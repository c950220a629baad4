import { type Bytes } from '../src/bytes.ts';
import type { EntryType } from '../src/crypto/leaf.ts';
import { type Trust } from '../src/crypto/trust.ts';
import type { Material } from './mutate.ts';
interface Entry {
    readonly offset: number;
    readonly type: EntryType;
    readonly body: Bytes;
}
export interface Corpus {
    readonly segments: readonly Bytes[];
    readonly volumes: readonly Bytes[];
    readonly entries: readonly Entry[];
    readonly trust: Trust;
    readonly trustText: string;
    readonly identities: readonly string[];
    readonly cases: ReadonlyMap<string, ReadonlyMap<string, Bytes>>;
}
/** @param root folder of one frozen format version */
export declare function readCorpus(root: string): Corpus;
export declare function entriesOf(file: Bytes): readonly Entry[];
export declare const materialOf: (files: readonly Bytes[]) => readonly Material[];
export declare const small: (bodies: readonly Bytes[]) => readonly Material[];
export declare const bodiesOf: ({ entries }: Corpus, type: EntryType) => readonly Bytes[];
export {};
