import type { OffloadHost, OffloadParts, OffloadRules } from './parts.ts';
export declare const PARALLEL_DEFAULT = 3;
export declare const PARALLEL_MAX = 8;
export interface OffloadReport {
    /** Units that were not held there before. */
    readonly sent: number;
    readonly sentBytes: number;
    /** Units that are held there now, with a receipt and without one. */
    readonly receipted: number;
    readonly copied: number;
    readonly apart: readonly {
        readonly file: string;
        readonly why: string;
    }[];
    readonly erased: readonly string[];
    /** A witness has cosigned the ledger as it is now. */
    readonly cosigned: boolean;
    /** Why the witness refuses this ledger. */
    readonly refused?: string;
    /** Not yet erased, but receipted. */
    readonly waiting: number;
}
/**
 * One round. Throws the ZeugeError that keeps it from going on (STATION_…, RECEIPT_WRONG, LEDGER_REFUSED, KEPT_APART,
 * DISK_…, INTERRUPTED); what was done until then is done.
 */
export declare function offload(parts: OffloadParts, rules: OffloadRules, host: OffloadHost): Promise<OffloadReport>;
export declare function checkStop(stop: AbortSignal): void;
