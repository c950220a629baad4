/**
 * What a handing over needs and what holds for it: ports, rules, and who watches it. No behaviour.
 */
import type { Clock, Disk, Log } from '../../hal/hal.ts';
import type { Bytes } from '../bytes.ts';
import type { Trust } from '../crypto/trust.ts';
import type { Primitives } from '../primitives.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Target } from './target.ts';
export interface OffloadParts {
    readonly clock: Clock;
    readonly disk: Disk;
    readonly log: Log;
    readonly primitives: Primitives;
    readonly bootId: Bytes;
    /** P-256 point of the device key, 65 bytes. */
    readonly deviceKey: Bytes;
    readonly ledger: Pick<Ledger, 'device' | 'append' | 'appendTimed' | 'cut'>;
    readonly target: Target;
    readonly trust: Trust;
}
export interface OffloadRules {
    /** From a receipt's time on; undefined: nothing is ever erased. */
    readonly graceMs: number | undefined;
    readonly parallel?: number;
    readonly bytesPerSecondMax?: number;
}
export interface OffloadProgress {
    readonly files: number;
    readonly filesDone: number;
    readonly bytes: number;
    readonly bytesDone: number;
    readonly bytesPerSecond?: number;
    readonly secondsLeft?: number;
}
export interface OffloadHost {
    progress(now: OffloadProgress): void;
    readonly stop: AbortSignal;
}
