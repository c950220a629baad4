/**
 * Puts the machine's decisions onto the board: LED and front display from the state, haptic and tone
 * from moments.
 *
 * Shows a thing only when it changed, so that a running pattern is not started anew by each event; or when
 * the lamp or the display is back, which shows whatever it did when it was lost.
 * Decides nothing: what is shown when stands in perception.ts.
 */
import type { Hal, LedPattern, Screen } from '../../hal/hal.ts';
import { type Look } from './perception.ts';
import type { DeviceState, Effect } from './vocabulary.ts';
export interface Perceived {
    readonly led: LedPattern;
    readonly screen: Screen;
}
export interface Effects {
    /** The state lasts from now on; what is perceived of it. */
    show(state: DeviceState): Perceived;
    /** Once. `power.off` is the runtime's and does nothing here. */
    play(effect: Effect): void;
}
export declare function createEffects(hal: Pick<Hal, 'led' | 'haptic' | 'tone' | 'display'>, look: Look): Effects;
