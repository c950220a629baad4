import type { Primitives } from '../../src/primitives.ts';
import type { Board, Button, Camera, Clock, ClockState, Hal, Log, Microphone, Part } from '../hal.ts';
import { type CableHand } from './cable.ts';
import { type ComputeHand } from './compute.ts';
import type { DiskHand } from './diskhand.ts';
import { type EnvelopesHand } from './envelopes.ts';
import { type Identity, type KeyStoreHand } from './keystore.ts';
import { type LogEntry } from './log.ts';
import { type DiskImage } from './medium.ts';
import { type Perceived } from './parts.ts';
import { type Random } from './random.ts';
import { type MockClock } from './scheduler.ts';
/** Real ports in the place of simulated ones. */
export type MockPorts = Partial<Pick<Hal, 'clock' | 'disk' | 'keystore' | 'envelopes' | 'entropy' | 'led' | 'haptic' | 'tone' | 'display' | 'power'>>;
export interface MockOptions {
    readonly seed: number;
    readonly primitives: Primitives;
    readonly ports?: MockPorts;
    /** What stands at the other end of the camera's cable, on the board's clock; the synthetic pair where absent. */
    readonly media?: (clock: Clock, random: Random) => {
        readonly camera: Camera;
        readonly microphone?: Microphone;
    };
    readonly board?: Partial<Board>;
    readonly identity?: Identity;
    /** age1… texts of the simulated envelopes; two of the seed where absent. */
    readonly recipients?: readonly string[];
    /** What is on the card before the first boot. */
    readonly image?: DiskImage;
    readonly capacityBytes?: number;
    readonly wallUs?: number;
    readonly clockState?: ClockState;
    readonly docked?: boolean;
    readonly log?: Log;
}
export interface Mock {
    readonly hal: Hal;
    readonly board: MockBoard;
}
export interface MockBoard {
    down(button: Button): void;
    up(button: Button): void;
    press(button: Button, forMs?: number): void;
    bounce(button: Button, forMs?: number): void;
    dock(attached: boolean): void;
    battery(percent: number, charging?: boolean): void;
    /** A part is gone, or back; its port goes on taking calls. */
    part(part: Part, ok: boolean, why?: string): void;
    readonly camera: CableHand;
    /** Absent where `media` has no microphone. */
    readonly microphone?: CableHand;
    readonly disk: DiskHand;
    readonly keystore: KeyStoreHand;
    readonly envelopes: EnvelopesHand;
    readonly clock: MockClock;
    readonly compute: ComputeHand;
    perceived(): Perceived;
    /** The operating log, oldest first; bounded. */
    log(): readonly LogEntry[];
    /** Moves virtual time; everything due happens. */
    advance(ms: number): Promise<void>;
    /** Moves virtual time until the promise settles. */
    until<T>(promise: Promise<T>, limitMs?: number): Promise<T>;
    /** Power is gone in this instant: nothing of this board answers any more, the card is left torn. */
    cutPower(): void;
    /** kill -9: the process is gone, the kernel still writes what it was given. */
    killProcess(): void;
    isOn(): boolean;
    /** The same board switched on again: same card and keys, new boot, `offMs` later. Needs it to be off. */
    powerUp(options?: PowerUp): Mock;
}
export interface PowerUp {
    readonly offMs?: number;
    readonly resetCause?: Board['resetCause'];
    /** `unset`: the wall clock begins at 1970, as without a battery behind it. */
    readonly clockState?: ClockState;
}
export declare function openMock(options: MockOptions): Mock;
