import type { Clock } from '../../hal/hal.ts';
import { type StoreHand } from '../../hal/mock/storedisk.ts';
import { type Bytes } from '../bytes.ts';
import type { StationKey } from '../crypto/stationkey.ts';
import type { Trust } from '../crypto/trust.ts';
import type { Book } from '../fleet/book.ts';
import { type Station } from '../fleet/station.ts';
import type { Primitives } from '../primitives.ts';
export interface SimStation {
    /** The running one; another one after each restart. */
    station(): Station;
    readonly book: Book;
    readonly store: StoreHand;
    readonly key: StationKey;
    /** What a camera must pin to believe it. */
    readonly trust: Trust;
    /** After a crash, or before the first use. */
    start(): Promise<void>;
    enrol(device: string, deviceKey: Bytes, root: Bytes): void;
}
export interface SimStationSetup {
    readonly primitives: Primitives;
    readonly seed: number;
    readonly clock: Clock;
}
export declare function createSimStation({ primitives, seed, clock }: SimStationSetup): SimStation;
