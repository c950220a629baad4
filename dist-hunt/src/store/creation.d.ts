/**
 * How a recording's segments come into being, in the order evidence needs:
 *
 *   HEADER ENVELOPE CHECKPOINT durable ─► name durable ─► ledger `opened` durable ─► chunks
 *
 * Segment key and envelope are prepared ahead in RAM, because wrapping takes longer than a
 * press may wait. The segment key exists in RAM only and is given to the sealer, which wipes it.
 */
import type { Disk, Entropy, Envelopes } from '../../hal/hal.ts';
import { type Bytes } from '../bytes.ts';
import type { Ledger } from './ledger.ts';
import type { RecordingParts } from './recording.ts';
import type { LedgerParts } from './volume.ts';
export interface CreationParts extends LedgerParts {
    readonly disk: Disk;
    readonly entropy: Entropy;
    readonly envelopes: Envelopes;
}
export interface Creation {
    /** Makes the next key and envelope ready, as every segment that was opened does; says whether they are. */
    prepare(): Promise<boolean>;
    /** A new recording: its id, its directory's name and what recording.ts needs to write it. */
    recording(): {
        readonly id: Bytes;
        readonly directory: string;
        readonly parts: RecordingParts;
    };
    /** Wipes what was prepared. */
    close(): Promise<void>;
}
export declare function createCreation(parts: CreationParts, ledger: Ledger): Creation;
