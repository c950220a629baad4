/**
 * Camera `rpicam`: the Raspberry Pi's own camera, through rpicam-vid in a child process.
 *
 * rpicam-vid ends itself when its reader stalls, and hangs when the sensor's cable is loose without heeding signals:
 * both are seen (child.ts kills its group after 1.5 s without a picture) and told as `lost`.
 */
import type { Camera, Clock, Log } from '../hal.ts';
import { type Given, type RpicamSettings } from './settings.ts';
export interface RpicamOptions extends Given<RpicamSettings> {
    readonly clock: Clock;
    readonly log?: Log | undefined;
}
export declare function rpicamCamera(options: RpicamOptions): Camera;
