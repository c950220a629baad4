/**
 * The board's lamp out of single lamps, whatever they hang on.
 *
 * Promises what hal.ts says of Led: the last pattern stays, also over the loss of the lamp, and nothing throws. Where
 * the lamps can blink by themselves (`blink`) a shown pattern costs nothing.
 */
import type { Clock, Led } from '../hal.ts';
import { type Opened, type Report } from '../keep.ts';
import { type Blink, type Wiring } from './blink.ts';
/** All of these throw where the lamp is gone. */
export interface Lamps extends Opened {
    set(lamp: string, on: boolean): void;
    /** Goes on by itself; absent where it cannot. */
    blink?(lamp: string, blink: Blink): void;
}
export interface LedOptions {
    readonly clock: Clock;
    readonly report: Report;
    readonly wiring: Wiring;
    open(names: readonly string[]): Lamps;
}
export declare function openLed(options: LedOptions): Promise<{
    readonly led: Led;
    close(): void;
}>;
