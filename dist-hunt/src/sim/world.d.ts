/**
 * A camera and the world around it, for hours: the real device on the simulated board, through power cuts and
 * restarts, moved by a hand that knows the scenario's words.
 *
 *   act(step) ─► board ─► device ─► trace ─► whoever listens
 *
 * Time 0 is the first standby and goes on while the power is off. A device that cannot start is started again,
 * as a supervisor does. Judges nothing.
 */
import type { Camera, Clock, Hal, Microphone } from '../../hal/hal.ts';
import type { DiskImage } from '../../hal/mock/medium.ts';
import { type Mock, type MockBoard } from '../../hal/mock/open.ts';
import { type Random } from '../../hal/mock/random.ts';
import type { Bytes } from '../bytes.ts';
import type { Profile } from '../device/profile.ts';
import type { Device, DeviceStatus, TraceRecord } from '../device/status.ts';
import { ZeugeError } from '../errors.ts';
import type { Primitives } from '../primitives.ts';
import { type CardReport } from './card.ts';
import { type FaultName } from './faults.ts';
import type { Action } from './step.ts';
export interface WorldSetup {
    readonly primitives: Primitives;
    readonly profile: Profile;
    readonly profileHash: Bytes;
    readonly seed: number;
    /** The board's own synthetic pair where absent. */
    readonly media?: (clock: Clock, random: Random) => {
        readonly camera: Camera;
        readonly microphone?: Microphone;
    };
    readonly capacityBytes?: number;
    /** Other ports in the place of the board's, at each start. A device that cannot start is then started again even the first time. */
    readonly wrap?: (mock: Mock) => Hal;
}
/** Told as it happens; `atUs` is the world's time. */
export interface WorldEvents {
    /** The ports the device is given, at each start: as they are, or with somebody listening in. */
    tap?(mock: Mock): Hal;
    /** The power is on; standby comes later. */
    started?(boot: number): void;
    standby?(device: Device): void;
    /** The device could not start; it is tried again. */
    refused?(error: ZeugeError): void;
    trace?(record: TraceRecord): void;
    /** Just before the power goes or the process dies. */
    ending?(how: 'cut' | 'kill'): void;
    /** The board went off: cut, killed, by the device itself, or in order at the very end. */
    off?(): void;
}
export interface World {
    /** Switches on for the first time; time 0 is when standby is reached. Throws what keeps the device from it. */
    begin(): Promise<void>;
    /** Seals, closes and switches the board off; nothing where it is off already. */
    stop(): Promise<void>;
    passUntil(atUs: number): Promise<void>;
    act(action: Action, label?: string): void;
    readonly nowUs: number;
    readonly board: MockBoard;
    readonly device: Device | undefined;
    /** Lasting faults that were not cleared. */
    readonly faults: ReadonlySet<FaultName>;
    /** Undefined while the board has no power or has not reached standby. */
    status(): DeviceStatus | undefined;
    card(): Promise<CardReport>;
    image(): DiskImage;
    readonly boots: number;
    /** Time of the press that started each recording, by its id, monotonic µs of its boot. */
    readonly pressUs: ReadonlyMap<string, number>;
}
export declare function createWorld(setup: WorldSetup, events?: WorldEvents): World;
/** The ballast is nothing but room. */
export declare const isEvidence: (name: string) => boolean;
