import type { Clock } from './hal.ts';
/** A vanished part is told within two seconds: one look, and what the look takes. */
export declare const LOOK_MS = 1000;
/** `why` in one sentence; empty where all is well. */
export type Report = (ok: boolean, why: string) => void;
/** One opened device. `look` throws where it is gone, and says why where it is there and does not do its work. */
export interface Opened {
    look?(): string | undefined;
    close(): void;
}
export interface Kept<T extends Opened> {
    /** Undefined while it is gone. */
    now(): T | undefined;
    /** Runs with the open part; what it throws means that the part is gone. */
    use(work: (part: T) => void): void;
    close(): void;
}
export interface KeepOptions<T extends Opened> {
    readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
    readonly report: Report;
    /** May throw, and may call `lost` later: the device was pulled. */
    readonly open: (lost: (why: string) => void) => T | Promise<T>;
    /** It is there, for the first time or again. */
    readonly opened?: (part: T) => void;
    readonly lookMs?: number;
}
/** Resolves after the first attempt, whatever came of it. */
export declare function keepOpen<T extends Opened>(options: KeepOptions<T>): Promise<Kept<T>>;
/** What the system said, in words that a person can act on; a bug of ours is not swallowed. */
export declare function sentenceOf(error: unknown): string;
