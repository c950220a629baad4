/**
 * What the front display says in the dock, in each language of texts.ts: how far the handing over is, and in
 * words what is wrong with it. A profile may replace any line.
 */
import type { OffloadProblem } from './vocabulary.ts';
export interface OffloadTexts extends Readonly<Record<OffloadProblem, string>> {
    readonly offloading: string;
    readonly offloaded: string;
    readonly offloadFailed: string;
    readonly handedOver: string;
}
export declare const OFFLOAD_TEXTS: Readonly<Record<'de' | 'en' | 'tr' | 'ar' | 'de-easy', OffloadTexts>>;
