import type { Hal } from '../../hal/hal.ts';
import { type Bytes } from '../bytes.ts';
import type { Offload } from '../device/offload.ts';
import type { Target } from '../fleet/target.ts';
export interface Dock {
    readonly offload: Offload;
    close(): Promise<void>;
}
/** KEY_MISSING where the camera has no TLS key or no trust file, USAGE for an impossible address. */
export declare function openDock(hal: Hal, data: string, url: string, graceHours: number): Promise<Dock>;
export declare function openStationTarget(data: string, url: string): Promise<Target>;
export declare function deviceKeyOf({ keystore }: Pick<Hal, 'keystore'>): Promise<Bytes>;
/** KEY_MISSING with the way out where there is none. */
export declare function readPem(path: string): Promise<string>;
