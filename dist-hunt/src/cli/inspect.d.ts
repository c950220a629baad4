import type { Command } from 'commander';
import type { EvidenceFile } from '../crypto/source.ts';
import type { CliContext } from './context.ts';
import type { InspectedEntry } from './entrytext.ts';
export declare function register(program: Command, context: CliContext): void;
export interface InspectedFile {
    readonly file: string;
    readonly bytes: number;
    /** Fields of the HEADER, byte strings in hexadecimal; absent where there is none. */
    readonly header?: unknown;
    readonly entries: readonly InspectedEntry[];
    /** Bytes behind the last entry that can be read. */
    readonly restBytes: number;
    readonly rest?: string;
}
export declare function inspectFile(file: EvidenceFile): Promise<InspectedFile>;
