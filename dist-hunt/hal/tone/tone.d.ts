/** Notes one after another on something that sounds at one pitch until told otherwise. */
import type { Clock, Tone } from '../hal.ts';
import { type Opened, type Report } from '../keep.ts';
export interface Sounder extends Opened {
    /** 0 is silence. `ms`: how long it will be told to sound, for what ends by itself. Throws where it is gone. */
    sound(hz: number, ms: number): void;
}
export interface ToneOptions {
    readonly clock: Clock;
    readonly report: Report;
    open(): Sounder;
}
export declare function openTone({ clock, report, open, }: ToneOptions): Promise<{
    readonly tone: Tone;
    close(): void;
}>;
