/**
 * Looks for what later entries of a ledger volume say about earlier ones that are not good any more.
 *
 * Reads past damage: entries are found by their preambles, epoch keys are followed from one to the next
 * wherever their signatures still lead. Used only to tell altered from torn, never to believe content.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type VolumeHeader } from './header.ts';
/**
 * The largest `durable` that any checkpoint in the file signed, entries that are not good skipped. Epoch
 * keys are followed from one to the next wherever their signatures still lead.
 */
export declare function durableBehind(primitives: Primitives, header: VolumeHeader, bytes: Bytes): number;
/** Whether entries stand in it that follow only once its HEADER, first event and CHECKPOINT are durable. */
export declare function wasBegun(bytes: Bytes): boolean;
