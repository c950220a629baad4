/**
 * How lamp, vibration and tone are put into words, for the terminal and the page: what is shown is also said.
 */
import type { Colour, LedPattern } from '../../hal/hal.ts';
import type { Lang } from '../figures.ts';
/** The colour a pattern shows at a time: the pattern repeats from monotonic zero. */
export declare function shownColour({ steps }: LedPattern, nowUs: number): Colour;
export declare function ledText({ steps }: LedPattern, lang: Lang): string;
export declare function hapticText(pulses: readonly {
    readonly onMs: number;
}[], lang: Lang): string;
export declare function toneText(notes: readonly {
    readonly hz: number;
}[]): string;
