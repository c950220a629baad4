/**
 * What lies on a card and could leave it, read from its ledger and its segments; nothing is changed.
 *
 *   ledger volumes ─► which segments ended, with size and root; receipts, erasures, cosignatures
 *   recordings/…   ─► where each of them lies            ─► units
 *
 * The last volume is being written and stays; a segment whose end the ledger does not know is being recorded.
 */
import type { Disk } from '../../hal/hal.ts';
import { type Bytes } from '../bytes.ts';
import type { OffloadedEvent } from '../crypto/fleetevent.ts';
import { type Mark } from '../crypto/readvolume.ts';
import type { Primitives } from '../primitives.ts';
import type { Unit } from './target.ts';
/** A unit before its bytes were hashed. */
export type CardUnit = Omit<Unit, 'sha256'>;
export interface CardSurvey {
    /** Oldest first: volumes, then segments in the order in which they were opened. */
    readonly units: readonly CardUnit[];
    /** By segment id in hexadecimal. */
    readonly offloaded: ReadonlyMap<string, OffloadedEvent>;
    readonly erased: ReadonlySet<string>;
    /** Of the closed volumes: their last checkpoint, and the certificates it hangs on. */
    readonly last?: {
        readonly mark: Mark;
        readonly certificates: readonly Bytes[];
    };
    /** Leaf hashes of the closed volumes, from the first of the ledger on; empty where there are too many. */
    readonly leaves: readonly Bytes[];
    /** Sizes that somebody cosigned, and that the ledger knows of. */
    readonly witnessed: ReadonlySet<number>;
}
/** @param deviceKey P-256 point of the device, 65 bytes */
export declare function surveyCard(disk: Disk, primitives: Primitives, deviceKey: Bytes): Promise<CardSurvey>;
