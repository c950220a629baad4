/** What the camera scripts that run an outside program are told. */
/** Size, pace and bits of a camera's picture. */
export interface PictureSettings {
    readonly width: number;
    readonly height: number;
    readonly picturesPerSecond: number;
    readonly bitsPerSecond: number;
    /** Pictures from one key picture to the next: so long a press may wait for the first picture that can be kept. */
    readonly keyEvery: number;
}
/** Any of them, or none. */
export type Given<T> = {
    readonly [key in keyof T]?: T[key] | undefined;
};
export declare const PICTURE: PictureSettings;
/** A program of its own, a driver and a sensor: the first picture takes seconds on a small board. */
export declare const START_MS = 10000;
export interface FfmpegSettings {
    /** Arguments up to and including `-i …`. */
    readonly input: readonly string[];
    /** Arguments that choose the encoder, or `-c:v copy`. */
    readonly encode: readonly string[];
    readonly picturesPerSecond: number;
}
export interface RpicamSettings extends PictureSettings {
    /** rpicam-vid, or its older name libcamera-vid. */
    readonly command: string;
    /** Up to the Pi 4 a part of the chip encodes; the Pi 5 has none. */
    readonly encoder: 'hardware' | 'software';
}
export interface AlsaSettings {
    /** Arguments up to and including `-i …`. */
    readonly input: readonly string[];
    readonly sampleRate: number;
    readonly bitsPerSecond: number;
}
