import type { Camera, Clock, Log, Microphone } from '../hal.ts';
export type CameraSpec = {
    readonly kind: 'scene';
} | {
    readonly kind: 'clip';
    readonly file: string;
} | {
    readonly kind: 'tape';
    readonly file: string;
} | {
    readonly kind: 'v4l2';
    readonly device: string;
} | {
    readonly kind: 'rpicam';
};
export declare const CAMERA_WORDS = "scene, clip:FILE, tape:FILE, v4l2:DEVICE or rpicam";
export interface CameraOptions {
    readonly clock: Clock;
    readonly log?: Log;
}
export interface Capture {
    readonly camera: Camera;
    /** Absent where the clip or tape has no sound, and beside the cameras of real boards: a board file names theirs. */
    readonly microphone?: Microphone;
}
/** USAGE for an unknown word. */
export declare function parseCameraSpec(text: string): CameraSpec;
/** Nothing runs yet when this resolves: children start when a session is opened. */
export declare function openCapture(spec: CameraSpec, options: CameraOptions): Promise<Capture>;
