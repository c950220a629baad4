/**
 * What the ledger's volumes on disk say: where the tree stands, which segments are open, and
 * which tails no signature covers. Reads only; the same disk gives the same answer.
 */
import type { Disk } from '../../hal/hal.ts';
import type { Bytes } from '../bytes.ts';
import type { PolicyEvent } from '../crypto/deviceevent.ts';
import { type VolumeEvent } from '../crypto/event.ts';
import type { Primitives } from '../primitives.ts';
export interface History {
    /** Number of the next volume. */
    readonly volumes: number;
    /** Highest validly signed state, its checkpoint's own leaf included; 0 where there is none. */
    readonly size: number;
    readonly root: Bytes;
    readonly frontier: readonly Bytes[];
    /** SHA-256 of the volume before the next one, as it lies there. */
    readonly previousVolume: Bytes | null;
    /** Tails that no volume has listed yet. */
    readonly abandoned: VolumeEvent['abandoned'];
    /** Segments whose end the ledger knows (closed or recovered), by id in hexadecimal. */
    readonly ended: ReadonlySet<string>;
    /** A boot that was cut off before its first event left a ledger without one. */
    readonly hasGenesis: boolean;
    /** When the wall clock was first known in each boot, Unix µs; a boot in which it never was is not there. */
    readonly clockKnown: ReadonlyMap<number, number>;
    /** The rules the ledger stated last. */
    readonly policy?: PolicyEvent;
}
export declare function readHistory(disk: Disk, primitives: Primitives, deviceKey: Bytes): Promise<History>;
