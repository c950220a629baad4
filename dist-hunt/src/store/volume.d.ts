/**
 * One ledger volume as a file: begun, appended to, and put back to what is durable when that fails.
 *
 *   name durable ─► epoch (counter) ─► HEADER, `volume`, CHECKPOINT durable ─► events …
 *
 * After an error nobody knows what of the last append a power cut would leave, though it can still be
 * read: the file is replaced by what was durable before. What stands in a volume is ledger.ts's affair.
 */
import type { Board, Clock, Disk } from '../../hal/hal.ts';
import type { Bytes } from '../bytes.ts';
import type { VolumeEvent } from '../crypto/event.ts';
import type { VolumeHeader } from '../crypto/header.ts';
import { type Volume } from '../crypto/ledger.ts';
import { type Appender } from './appender.ts';
import type { Epoch, EpochParts } from './epoch.ts';
export interface LedgerParts extends EpochParts {
    readonly clock: Clock;
    readonly disk: Disk;
    readonly board: Board;
    /** P-256 point of the device key, 65 bytes. */
    readonly deviceKey: Bytes;
    /** What every HEADER of this boot says alike. */
    readonly facts: HeaderFacts;
}
export type HeaderFacts = Pick<VolumeHeader, 'version' | 'device' | 'certificates' | 'bootId' | 'firmwareHash' | 'keyStore' | 'policy' | 'profile'>;
export interface OpenVolume {
    readonly volume: Volume;
    readonly appender: Appender;
    readonly number: number;
    epoch: Epoch;
    durable: number;
    fileBytes: number;
    durableBytes: number;
}
/**
 * After a kill the last volume may be in memory only, and a sync would not tell: where a write was lost before, the
 * kernel calls its pages clean. So its bytes are written once more. Each one before it was made durable like
 * this before the next began.
 */
export declare function settleLastVolume(disk: Disk): Promise<void>;
/** Volumes that failed and are not put back yet: number, and bytes that were durable. One at a time. */
export type Spoiled = Map<number, number>;
/** Tries at once; where the disk refuses that too, before the next volume begins. */
export declare function spoil(disk: Disk, spoiled: Spoiled, volume: Pick<OpenVolume, 'number' | 'durableBytes'>): Promise<void>;
export declare function putBack(disk: Disk, spoiled: Spoiled): Promise<void>;
export interface Beginning {
    readonly epoch: Epoch;
    readonly start: VolumeHeader['start'];
    readonly previousVolume: Bytes | null;
    readonly abandoned: VolumeEvent['abandoned'];
}
export declare function closingOf({ clock }: LedgerParts, { volume, durable }: OpenVolume): Bytes;
export declare function createFile(parts: LedgerParts, number: number, spoiled: Spoiled, prepare: () => Promise<Beginning>): Promise<OpenVolume>;
export declare function push(into: OpenVolume, bytes: Bytes): Promise<void>;
