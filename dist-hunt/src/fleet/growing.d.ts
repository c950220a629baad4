/**
 * A file that is still arriving, as a source that a verifier can read already: a read waits until its bytes are there.
 *
 *   body ─► append ─► grew(n) ─►│ waiting reads go on        ended() │ what has not come is not coming
 */
import type { Bytes } from '../bytes.ts';
import type { ByteSource } from '../crypto/source.ts';
export interface Growing {
    readonly source: ByteSource;
    /** So many bytes from the start can be read now. */
    grew(bytes: number): void;
    /** No more will come; waiting reads get what there is. */
    ended(): void;
}
/** @param bytes size when it is whole */
export declare function createGrowing(bytes: number, read: (offset: number, length: number) => Promise<Bytes>): Growing;
