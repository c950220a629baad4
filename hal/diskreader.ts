/**
 * One file of a disk, open for a long read: no opening, and no new memory, for each piece.
 */
import type { Bytes } from '../src/bytes.ts'

export interface DiskReader {
  /** Fills `target` from `offset` and says how many bytes it got, fewer only at the end. */
  readInto(target: Bytes, offset: number): Promise<number>
  close(): Promise<void>
}
