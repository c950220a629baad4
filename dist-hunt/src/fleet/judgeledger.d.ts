/**
 * What a witness says to a checkpoint: cosigned, prove from another size, or refused with an alarm. Pure.
 *
 * Asked inside the one transaction that also keeps the new size, so that two cameras with one identity cannot both
 * be first. State begins at enrolment: nobody else is asked about (station.ts).
 */
import { type Bytes } from '../bytes.ts';
import type { Checkpoint } from '../crypto/note.ts';
import type { Primitives } from '../primitives.ts';
import type { Alarm, WitnessedLedger } from './book.ts';
export type Judged = {
    readonly state: 'cosigned';
    readonly next: WitnessedLedger;
}
/** It is that size already, and the same: nothing new to keep. */
 | {
    readonly state: 'known';
} | {
    readonly state: 'other';
    readonly size: number;
} | {
    readonly state: 'refused';
    readonly why: string;
    readonly alarm: Alarm;
};
export interface LedgerQuestion {
    readonly device: string;
    readonly checkpoint: Checkpoint;
    readonly oldSize: number;
    readonly proof: readonly Bytes[];
    /** The cosignature line, made before it is known whether it will be given. */
    readonly cosignature: string;
    readonly unixUs: number;
}
export declare function judgeLedger(primitives: Primitives, { device, checkpoint, oldSize, proof, cosignature, unixUs }: LedgerQuestion, before: WitnessedLedger | undefined): Judged;
