import type { Hal } from '../../hal/hal.ts';
import { type Bytes } from '../bytes.ts';
import { type Offload } from './offload.ts';
import { type DevicePolicy } from './policy.ts';
import type { Profile } from './profile.ts';
import type { Device, TraceRecord } from './status.ts';
import { type Language } from './texts.ts';
export interface DeviceOptions {
    readonly profile: Profile;
    /** SHA-256 of the profile file's bytes. */
    readonly profileHash: Bytes;
    /** The profile file, for the ledger. */
    readonly profileText?: string;
    readonly policy: DevicePolicy;
    /** Language of the front display; the profile's where absent, or else German. */
    readonly language?: Language;
    trace?(record: TraceRecord): void;
    /** Hands over in the dock what was recorded; where it is absent the dock only charges. */
    readonly offload?: Offload;
}
/** Boots the device; resolves in standby. ZeugeError where it cannot record at all (no identity, no memory, no disk). */
export declare function openDevice(board: Hal, options: DeviceOptions): Promise<Device>;
