/**
 * Where evidence is read from: a file, a blob, bytes in memory. Random access, nothing else.
 *
 * Readers check every length against its named maximum before they ask for it, so a source never
 * has to hand over more than a few MiB at once.
 */
import type { Bytes } from '../bytes.ts';
export interface ByteSource {
    /** Size when it was opened; a file that grows meanwhile is read up to here. */
    readonly bytes: number;
    /** `length` bytes from `offset`, fewer only at the end; the caller's own. Throws ZeugeError where the medium fails. */
    read(offset: number, length: number): Promise<Bytes>;
    /**
     * Fills `target` from `offset` and says how many bytes it got, fewer only at the end. Absent where reading
     * into given memory saves nothing; who has it spares a long read its garbage.
     */
    readInto?(target: Bytes, offset: number): Promise<number>;
}
/** A file of evidence that is opened when its turn comes, so that a card with thousands needs one descriptor. */
export interface EvidenceFile {
    /** As the report names it. */
    readonly file: string;
    /** Opens, lets `use` read, closes. */
    with<T>(use: (source: ByteSource) => Promise<T>): Promise<T>;
    /** Elision statements that lie beside it; absent where there is no beside. At most ELISIONS_MAX. */
    readonly elisions?: () => Promise<readonly Uint8Array[]>;
}
export declare function sourceOfBytes(bytes: Uint8Array): ByteSource;
export declare function fileOfBytes(file: string, bytes: Uint8Array): EvidenceFile;
