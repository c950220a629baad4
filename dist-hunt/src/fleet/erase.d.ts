/**
 * Makes room on the card: removes segments whose receipt stands in the ledger and whose grace time is over.
 *
 *   ledger `offloaded` ─ receipt checked again ─► grace over, by the station's clock ─► ledger `erased`, durable ─► removed
 *
 * The ledger's volumes stay: the catalogue is made from them. Without a station's signed time nothing is due.
 */
import type { CardSurvey } from './card.ts';
import type { OffloadParts } from './parts.ts';
export declare function eraseDue(parts: OffloadParts, card: CardSurvey, graceMs: number | undefined, stationUs: number | undefined): Promise<{
    readonly erased: readonly string[];
    readonly waiting: number;
}>;
