import type { Clock, Log } from '../../hal/hal.ts';
import type { StationDisk } from '../../hal/stationdisk.ts';
import { type Bytes } from '../bytes.ts';
import type { StationKey } from '../crypto/stationkey.ts';
import type { Trust } from '../crypto/trust.ts';
import type { Primitives } from '../primitives.ts';
import { type Book } from './book.ts';
import { type ClockAnswer, type Holding, type Witnessed, type Witnessing } from './target.ts';
/** Never filled: catalogue and what is under way need room. */
export declare const RESERVE_BYTES: number;
export interface StationParts {
    readonly clock: Clock;
    readonly disk: StationDisk;
    readonly primitives: Primitives;
    readonly log: Log;
    readonly book: Book;
    readonly key: StationKey;
    readonly trust: Trust;
    /** P-256 point of the key a device is enrolled with here; undefined where it is not. */
    enrolled(device: string): Promise<Bytes | undefined>;
    /** How long it promises not to delete. */
    readonly lockDays: number;
}
export interface PutRequest {
    readonly sha256: string;
    readonly bytes: number;
    readonly offset: number;
    readonly volume?: number;
    readonly body: AsyncIterable<Uint8Array>;
}
export interface Station {
    readonly name: string;
    clock(device: string, question: {
        readonly bootId: Bytes;
        readonly askedUs: number;
    }): ClockAnswer;
    holdings(device: string, hashes: readonly string[]): Promise<readonly Holding[]>;
    put(device: string, request: PutRequest): Promise<Holding>;
    witness(device: string, request: Witnessing): Promise<Witnessed>;
    /** Once, before anything else: directories, and what a crash left between file and catalogue. */
    begin(): Promise<void>;
}
export declare function openStation(parts: StationParts): Station;
