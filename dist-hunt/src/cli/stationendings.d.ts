/**
 * How a command ends that a station, or what it answered, kept from its work: exit codes and ways out.
 */
import type { FaultCode } from '../errors.ts';
import type { Wording } from './context.ts';
export interface Ending {
    readonly exit: number;
    readonly hint: Wording;
}
type StationFault = Extract<FaultCode, `STATION_${string}` | 'RECEIPT_WRONG' | 'KEPT_APART' | 'LEDGER_REFUSED'>;
export declare const STATION_ENDINGS: Readonly<Record<StationFault, Ending>>;
export {};
