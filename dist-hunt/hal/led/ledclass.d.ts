import type { Lamps } from './led.ts';
export declare const LEDS_DIRECTORY = "/sys/class/leds";
export declare function classLamps(names: readonly string[], directory?: string): Lamps;
/** Where a udev rule has chosen it already nothing is written: that needs root. */
export declare function chooseTrigger(led: string, trigger: string, files: readonly string[]): void;
