/**
 * Camera `scene`: the drawn street, encoded in a child process, so that nothing but npm is needed to see
 * the whole device work with real H.264 at a real pace.
 */
import type { Camera, Clock, Log } from '../hal.ts';
import type { SceneSettings } from './scene/settings.ts';
export interface SceneOptions extends Partial<SceneSettings> {
    /** Must tick like CLOCK_MONOTONIC: the child runs in real time. */
    readonly clock: Clock;
    readonly log?: Log;
}
/** 1280×720, 30 pictures a second, 2 Mbit/s and a key picture each second, unless said otherwise. */
export declare function sceneCamera(options: SceneOptions): Camera;
