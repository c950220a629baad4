/**
 * The roots a ledger had at given sizes, found by walking along a volume that was read already.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { VolumeReading } from './readvolume.ts';
/** Roots at the sizes asked for, along the signed part of a volume that readVolume has already accepted. */
export declare function replay(primitives: Primitives, bytes: Bytes, reading: VolumeReading, sizes: ReadonlySet<number>, roots: Map<number, Bytes>): void;
