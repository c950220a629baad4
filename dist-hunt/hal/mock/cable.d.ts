import type { Camera, Clock, Microphone } from '../hal.ts';
import type { Alive } from './later.ts';
export interface CableHand {
    /** The source is gone: an open session hears `lost`, and so does each new one, until `return`. */
    fail(): void;
    /** Nothing comes any more, and nobody says so, until `return`. */
    freeze(): void;
    return(): void;
    /** Every unit comes twice. */
    repeat(on: boolean): void;
    /** From now on time stamps are so much smaller; 0 is right again. */
    back(us: number): void;
    /** The picture has another size from the next key unit on (video only); again: its own. */
    resize(): void;
    /** Whether a session is open. */
    isOpen(): boolean;
}
interface Cabled {
    readonly hand: CableHand;
    /** Ends the open session, if there is one. */
    close(): Promise<void>;
}
export declare function cableCamera(camera: Camera, clock: Clock, alive: Alive): Cabled & {
    camera: Camera;
};
export declare function cableMicrophone(microphone: Microphone, clock: Clock, alive: Alive): Cabled & {
    microphone: Microphone;
};
export {};
