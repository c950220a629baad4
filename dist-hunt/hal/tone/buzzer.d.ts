/** Tone on a buzzer that knows one pitch: what can pulse (hal/haptic) sounds for the length of each note. */
import type { Pulser } from '../haptic/haptic.ts';
import type { Sounder } from './tone.ts';
export declare function buzzer(pulser: Pulser): Sounder;
