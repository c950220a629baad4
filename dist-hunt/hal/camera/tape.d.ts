import type { EncodedUnit, TrackFormat } from '../../src/unit.ts';
import type { Camera, Clock, Microphone } from '../hal.ts';
/** A tape is a test recording: minutes, not hours. */
export declare const TAPE_BYTES_MAX: number;
/** One unit and the format it needs. Times count from the start of the tape. */
export interface TapeUnit {
    readonly format: TrackFormat;
    readonly unit: EncodedUnit;
}
export interface Tape {
    /** Starts with a key unit; times ascend. Never empty. */
    readonly video: readonly TapeUnit[];
    readonly audio: readonly TapeUnit[];
    /** Length of one turn. */
    readonly durUs: number;
}
export interface TapeOptions {
    readonly name?: string;
    /** Offers `requestKeyFrame`, which skips to the next key unit on the tape. Off for real material, which must not be cut. */
    readonly skips?: boolean;
}
/** Reads a tape file (framing.ts). FILE_UNREADABLE where it is none, torn or out of order. */
export declare function parseTape(bytes: Uint8Array): Tape;
/** A tape of units on any common time line, or what is wrong with them. Takes the units over, data included. */
export declare function tapeOf(units: readonly TapeUnit[]): Tape | string;
/** Camera and microphone of one tape. Opening the camera rewinds it, and the microphone follows. */
export declare function openTape(tape: Tape, clock: Clock, options?: TapeOptions): {
    camera: Camera;
    microphone?: Microphone;
};
