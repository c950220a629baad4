import { type EncodedUnit, type TrackFormat } from '../unit.ts';
export interface RingLimits {
    /** Size of the slab; `ringBytes` says how much a limit needs. */
    readonly bytes: number;
    readonly limitUs: number;
}
/** A unit as it leaves; `data` is a view of the slab that is overwritten by the next `shift` or `wipe`. */
export interface RingUnit extends EncodedUnit {
    /** The last one `format` was told before this unit came. */
    readonly format: TrackFormat | undefined;
}
export interface Ring {
    /** The format of the units that come now; those before keep theirs. */
    format(format: TrackFormat): void;
    /** Copies the unit; false where it cannot be kept (see `drops`). Not allowed once `shift` was called. */
    push(unit: EncodedUnit): boolean;
    /** Evicts what is older than the limit at `nowUs`. */
    expire(nowUs: number): void;
    /** The next unit in time order, video first at the same time; undefined when all are handed over. */
    shift(): RingUnit | undefined;
    /** Overwrites everything; the ring may be filled again. */
    wipe(): void;
    /** Start of the oldest unit. */
    readonly firstUs: number | undefined;
    /** From the start of the oldest unit to the end of the newest. */
    readonly spanUs: number;
    readonly units: number;
    readonly bytes: number;
    /** Units that were not kept though a key unit had been seen: too large, time going back. */
    readonly drops: number;
}
/** Slab for `limitMs` at the largest bit rate, and a quarter for peaks. Refuse it where the board has no such memory. */
export declare function ringBytes(limitMs: number, bitsPerSecond: number): number;
export declare function createRing({ bytes, limitUs }: RingLimits): Ring;
