/**
 * What a station has written down: units it holds, what it keeps apart, the ledgers it has witnessed, alarms.
 *
 * Over the Sql port; each method is one transaction, durable when it returns. The files are the evidence and this is
 * their catalogue: it can be made again from them (station.ts, `adopt`), but for alarms and witnessed sizes.
 */
import type { Sql } from '../../hal/sql.ts';
export interface HeldUnit {
    /** Hexadecimal. */
    readonly sha256: string;
    readonly device: string;
    readonly kind: 'segment' | 'volume';
    /** Recording and segment in hexadecimal; empty for a volume. */
    readonly recording: string;
    readonly segment: string;
    /** Sequence in the recording, or number of the volume. */
    readonly number: number;
    readonly bytes: number;
    readonly verdict: string;
    /** Name under the store. */
    readonly file: string;
    readonly receipt: string;
    readonly unixUs: number;
}
export interface ApartUnit {
    readonly sha256: string;
    readonly device: string;
    readonly bytes: number;
    readonly why: string;
    readonly unixUs: number;
}
export interface WitnessedLedger {
    readonly device: string;
    readonly size: number;
    /** Hexadecimal. */
    readonly root: string;
    readonly cosignature: string;
    readonly unixUs: number;
}
export declare const ALARMS: {
    readonly 'rolled-back': 'a ledger older than the one it showed before: the camera or its card was set back';
    readonly forked: 'a ledger that does not contain what was cosigned: forked, or continued after a cut';
    readonly 'second-genesis': 'a second beginning of its ledger';
    readonly 'second-version': 'other bytes under the name of what is held already: a clone, or a changed card';
    readonly 'unknown-device': 'a device that is not enrolled here';
    readonly damaged: 'something that is damaged, or not sealed by the device that brought it';
    readonly lost: 'a file that was held is not there any more';
};
export type AlarmKind = keyof typeof ALARMS;
export interface Alarm {
    readonly device: string;
    readonly kind: AlarmKind;
    readonly detail: string;
    readonly unixUs: number;
}
/** With one of these no receipt is given for what the device brings. */
export declare const BARRING_ALARMS: readonly AlarmKind[];
export interface Book {
    unit(sha256: string): HeldUnit | undefined;
    apart(sha256: string): ApartUnit | undefined;
    addUnit(unit: HeldUnit): void;
    addApart(unit: ApartUnit): void;
    /** Oldest first. */
    units(device?: string): readonly HeldUnit[];
    aparts(): readonly ApartUnit[];
    witnessed(device: string): WitnessedLedger | undefined;
    /**
     * Puts `next` in the place of what `judge` was shown, if it says so; nobody comes in between. Its alarm, where it
     * has one, is written in the same transaction.
     */
    witness<T extends {
        readonly state: string;
        readonly next?: WitnessedLedger;
        readonly alarm?: Alarm;
    }>(device: string, judge: (before: WitnessedLedger | undefined) => T): T;
    /** The same alarm twice is one. */
    alarm(alarm: Alarm): void;
    alarms(device?: string): readonly Alarm[];
    close(): void;
}
export declare function openBook(sql: Sql): Book;
