/**
 * Every screen of the front display, as the device itself would show it, in every language and size.
 *
 * For the golden pictures, the contact sheet and the tests of the drawing: what is not listed here was never looked at.
 */
import type { Screen } from '../hal/hal.ts';
import { type Language } from '../src/device/texts.ts';
export declare const SIZES: readonly [readonly [240, 240], readonly [320, 240], readonly [480, 320], readonly [800, 480], readonly [240, 320], readonly [320, 480], readonly [480, 800]];
export declare const NOW_US = 3600000000;
export declare const CASE_NAMES: string[];
export declare function screenOf(name: string, language: Language): Screen;
