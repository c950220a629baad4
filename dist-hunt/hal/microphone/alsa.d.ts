import { type AlsaSettings } from '../camera/settings.ts';
import type { Clock, Log, Microphone } from '../hal.ts';
export interface AlsaOptions {
    /** Such as hw:CARD=Device or plughw:1,0 (`arecord -L`). */
    readonly device: string;
    readonly sampleRate?: number | undefined;
    readonly bitsPerSecond?: number | undefined;
    readonly clock: Clock;
    readonly log?: Log | undefined;
}
export declare function alsaMicrophone({ device, sampleRate, bitsPerSecond, clock, log, }: AlsaOptions): Microphone;
/** Also of anything else that ffmpeg can open: tests make a sound with it. */
export declare function ffmpegMicrophone(name: string, settings: AlsaSettings, clock: Clock, log?: Log): Microphone;
