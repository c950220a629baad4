import type { Camera, Clock, Microphone } from '../hal.ts';
import type { Random } from './random.ts';
/** Stands at the end of every unit. */
export declare const MARK_BYTES = 12;
export declare function smallMedia(clock: Clock, random: Random): {
    camera: Camera;
    microphone: Microphone;
};
