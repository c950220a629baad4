import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type Checkpoint } from './note.ts';
import type { Mark } from './readvolume.ts';
export declare const WITNESS_BYTES_MAX: number;
export declare const WITNESSES_MAX = 64;
export interface Witness {
    /** Name in the report. */
    readonly file: string;
    readonly note: Bytes;
    readonly device: string;
    readonly checkpoint: Checkpoint;
    /** P-256 point of the device key it was shown to come from; absent in a bare note. */
    readonly deviceKey?: Bytes;
}
/** The file's text. */
export declare function formatWitness(mark: Mark, certificates: readonly Bytes[]): string;
/** @param file name, for messages and the report. WITNESS_INVALID where it proves nothing it says. */
export declare function parseWitness(primitives: Primitives, bytes: Uint8Array, file: string): Witness;
export interface WitnessFinding {
    readonly file: string;
    readonly size: number;
    /** Of the signing, by the camera's own clock; null where it had none. */
    readonly wallUs: number | null;
    /** `older`: from before the volumes that are here, so nothing can be said. */
    readonly state: 'consistent' | 'rolled-back' | 'forked' | 'stranger' | 'older';
    /** Whether its signature leads to this ledger's device key. */
    readonly proven: boolean;
    /** Of a cosignature: the ledger's entry that holds it; what stands behind that is younger. */
    readonly cosignedAt?: number;
    /** Why the ledger is not the one it was taken from. */
    readonly detail?: string;
}
/** A ledger as it is here. */
export interface WitnessedLedger {
    readonly device: string | undefined;
    readonly deviceKey: Bytes | undefined;
    /** All that signed its checkpoints. */
    readonly keys: readonly Bytes[];
    readonly size: number;
    /** Over as many entries as the witness speaks of. */
    readonly root: Bytes | undefined;
}
export declare function compareWitness(primitives: Primitives, { file, device, deviceKey, checkpoint, note }: Witness, ledger: WitnessedLedger): WitnessFinding;
