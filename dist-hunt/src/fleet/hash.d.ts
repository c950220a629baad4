/**
 * Names units by the SHA-256 of their bytes, a megabyte at a time.
 */
import type { Disk } from '../../hal/hal.ts';
import type { HashStream, Primitives } from '../primitives.ts';
import type { CardUnit } from './card.ts';
import { type Unit } from './target.ts';
export declare const PIECE_BYTES: number;
/** Fewer than given only where `stop` aborts; then nobody uses them. */
export declare function hashUnits(disk: Pick<Disk, 'read'>, primitives: Primitives, units: readonly CardUnit[], stop?: AbortSignal): Promise<readonly Unit[]>;
/** Takes in the first `bytes` of a file. DISK_FAILED where there are fewer. */
export declare function hashInto(hash: HashStream, disk: Pick<Disk, 'read'>, file: string, bytes: number): Promise<void>;
