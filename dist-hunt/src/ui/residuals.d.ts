/**
 * What no verdict can exclude. The same sentences stand in docs/threats.md and in every report: evidence
 * that hides its limits is worth less.
 */
import type { Sentence } from '../crypto/verdict.ts';
export declare const RESIDUALS: readonly Sentence[];
