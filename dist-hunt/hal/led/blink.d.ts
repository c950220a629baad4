/**
 * A pattern of colours as what each lamp does: pure.
 *
 * A pattern of one or two steps lets each lamp be on, off or blinking by itself, which a kernel can keep up without
 * us, as long as all that blink do so together. Everything else is shown step by step by our own timer.
 */
import type { Colour, LedPattern } from '../hal.ts';
/** Which lamps make a colour; amber is often red and green together. */
export type Wiring = Readonly<Record<Exclude<Colour, 'off'>, readonly string[]>>;
/** `offMs` 0: steadily on; `onMs` 0: off. */
export interface Blink {
    readonly onMs: number;
    readonly offMs: number;
}
export interface LampPlan {
    readonly steps: readonly {
        readonly lit: ReadonlySet<string>;
        readonly ms: number;
    }[];
    /** What each lamp does by itself; absent where only the steps can show it. */
    readonly lamps?: ReadonlyMap<string, Blink>;
}
export declare function lampsOf(wiring: Wiring): readonly string[];
export declare function planOf(pattern: LedPattern, wiring: Wiring): LampPlan;
