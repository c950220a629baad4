import type { Clock, Log } from '../../hal/hal.ts';
import type { Ledger } from '../store/ledger.ts';
import type { OffloadProblem } from './vocabulary.ts';
export interface OffloadProgress {
    readonly files: number;
    readonly filesDone: number;
    readonly bytes: number;
    readonly bytesDone: number;
    /** Over the last seconds; absent where nothing was sent yet. */
    readonly bytesPerSecond?: number;
    readonly secondsLeft?: number;
}
export interface OffloadHost {
    readonly ledger: Pick<Ledger, 'device' | 'append' | 'appendTimed' | 'cut'>;
    progress(now: OffloadProgress): void;
    /** The camera was taken out, or is switched off: end soon, and leave everything as it is. */
    readonly stop: AbortSignal;
}
export type OffloadEnd = {
    readonly done: true;
} | {
    readonly done: false;
    readonly problem: OffloadProblem;
};
/** Hands over what lies on the card. Faults of the world are an end with their problem, never an error. */
export type Offload = (host: OffloadHost) => Promise<OffloadEnd>;
export interface OffloadParts {
    readonly clock: Clock;
    readonly log: Log;
    readonly ledger: OffloadHost['ledger'];
    readonly offload: Offload;
    readonly progress: (now: OffloadProgress | undefined) => void;
}
/** One at a time: a second one waits until the first has let go of the card. */
export declare function createOffloading(parts: OffloadParts): {
    actor: import("xstate").CallbackActorLogic<import("xstate").EventObject, import("xstate").NonReducibleUnknown, import("xstate").EventObject>;
    /** Resolves once nothing of it touches the card or the ledger any more. */
    settled: () => Promise<void>;
};
