/**
 * Camera `v4l2:DEVICE`: a USB camera or any other V4L2 device, through ffmpeg in a child process.
 *
 * A camera that gives H.264 is copied as it is; any other is encoded with x264 at its fastest. Key pictures cannot be asked
 * for: there is one every `keyEvery` pictures.
 */
import type { Camera, Clock, Log } from '../hal.ts';
import { type FfmpegSettings, type Given, type PictureSettings } from './settings.ts';
export interface V4l2Options extends Given<PictureSettings> {
    readonly device: string;
    /** As ffmpeg calls it: yuyv422, mjpeg, h264; the driver's choice where absent. */
    readonly inputFormat?: string | undefined;
    readonly clock: Clock;
    readonly log?: Log | undefined;
}
export declare function v4l2Camera(options: V4l2Options): Camera;
/** Also of anything else that ffmpeg can open: tests draw a picture with it. */
export declare function ffmpegCamera(name: string, settings: FfmpegSettings, { bitsPerSecond, picturesPerSecond }: PictureSettings, { clock, log }: {
    readonly clock: Clock;
    readonly log?: Log | undefined;
}): Camera;
export declare function encoderOf({ bitsPerSecond, keyEvery }: PictureSettings): readonly string[];
