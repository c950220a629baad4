/**
 * From power-up to the point where recording is allowed: identity, ledger, what an interruption left.
 */
import type { Hal } from '../../hal/hal.ts';
import type { Bytes } from '../bytes.ts';
import { type Creation } from '../store/creation.ts';
import { type Ledger } from '../store/ledger.ts';
import { type Recovered } from '../store/recover.ts';
import { type DevicePolicy } from './policy.ts';
import type { Profile } from './profile.ts';
export interface BootOptions {
    readonly profile: Profile;
    readonly profileHash: Bytes;
    readonly policy: DevicePolicy;
}
export interface Booted {
    readonly ledger: Ledger;
    readonly creation: Creation;
    readonly recovered: readonly Recovered[];
}
export declare function boot(hal: Hal, options: BootOptions): Promise<Booted>;
