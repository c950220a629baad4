/**
 * The verdict on a device's ledger: whether its volumes are one unbroken history, and what it lists.
 *
 *   volume 0 ─hash, size, root─► volume 1 ─► … ─► last (open while the camera runs; a torn tail is no fault)
 *
 * Never throws at bad evidence. What the ledger says about segments is compared in verifyevidence.ts.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { PolicyEvent } from './deviceevent.ts';
import { type Handovers } from './handover.ts';
import { type EpochStatement } from './header.ts';
import { type Identity } from './identity.ts';
import type { Listed } from './listed.ts';
import type { EvidenceFile } from './source.ts';
import type { ClockSetting } from './stamp.ts';
import type { Trust } from './trust.ts';
import type { Verdict } from './verdict.ts';
import { type Witness, type WitnessFinding } from './witness.ts';
export interface LedgerProblem {
    readonly file: string;
    readonly verdict: Verdict;
    readonly detail: string;
}
export interface LedgerReport {
    readonly volumes: number;
    /** Leaves under a valid signature. */
    readonly size: number;
    readonly identity: Identity;
    /** Bytes behind the last valid signature of the last volume. */
    readonly tornBytes: number;
    readonly problems: readonly LedgerProblem[];
    /** What the checkpoints given as witnesses say of it. */
    readonly witnesses: readonly WitnessFinding[];
    /** The newest checkpoint that no power cut can take back, as a witness file for later. */
    readonly witness?: string;
}
export interface LedgerSurvey {
    readonly report: LedgerReport;
    /** By segment id in hexadecimal. */
    readonly listed: ReadonlyMap<string, Listed>;
    /** Roots over the first n leaves, for the sizes asked for and reached. */
    readonly roots: ReadonlyMap<number, Bytes>;
    readonly statements: readonly EpochStatement[];
    /** First setting of the clock in a boot that began without one: by boot id in hexadecimal. */
    readonly clocks: ReadonlyMap<string, ClockSetting>;
    /** What it says of leaving the camera. */
    readonly handovers: Handovers;
    /** The rules it states, by their hash in hexadecimal. */
    readonly policies: ReadonlyMap<string, PolicyEvent>;
}
export interface LedgerVolume extends EvidenceFile {
    readonly number: number;
}
export interface LedgerQuestion {
    /** In order of their numbers. */
    readonly volumes: readonly LedgerVolume[];
    readonly sizes: ReadonlySet<number>;
    /** Numbers of statements that stand in segments, used or not; undefined where not all segments are here. */
    readonly spent: ReadonlySet<number> | undefined;
    readonly witnesses?: readonly Witness[];
    readonly trust?: Trust;
}
export declare function surveyLedger(primitives: Primitives, question: LedgerQuestion): Promise<LedgerSurvey>;
