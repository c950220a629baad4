import type { PanelOutput } from './settings.ts';
export declare const DISPLAY_WORDS = "fb:/dev/fb0, fb:FILE@320x240x16 or png:FILE@320x240";
/** USAGE where it is none of them. */
export declare function parseDisplaySpec(text: string): PanelOutput;
