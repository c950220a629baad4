import type { Clock, Log, Microphone } from '../hal.ts';
import type { ToneSettings } from './settings.ts';
export interface ToneOptions extends Partial<ToneSettings> {
    /** Must tick like CLOCK_MONOTONIC: the child runs in real time. */
    readonly clock: Clock;
    readonly log?: Log;
}
/** 64 kbit/s unless said otherwise. */
export declare function toneMicrophone(options: ToneOptions): Microphone;
