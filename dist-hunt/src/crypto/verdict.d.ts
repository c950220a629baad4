/**
 * The verdicts, the worst first, each with its exit code and one plain sentence in German and English.
 *
 * Worst wins. Exit code 0 is only for COMPLETE with a trusted identity; everything a verifier cannot
 * vouch for has a code of its own. Deliberately no degrees of trust beyond these words.
 */
export declare const VERDICTS: readonly ['ALTERED', 'ROLLED-BACK', 'MISSING', 'INCOMPLETE-VS-LEDGER', 'UNLISTED', 'ELIDED-UNAUTHORISED', 'NOT-SEALED', 'OPEN-ENDED', 'RECOVERED', 'OFFLOADED', 'COMPLETE-ELIDED', 'COMPLETE'];
export type Verdict = (typeof VERDICTS)[number];
export interface Sentence {
    readonly de: string;
    readonly en: string;
}
/**
 * `trusted`: certificate of a pinned root. `untrusted`: not of a pinned root, or revoked, or not valid then.
 * `unchecked`: no roots were given. `invalid`: the evidence's own signatures do not lead to the device's key.
 */
export declare const IDENTITY_STATES: readonly ['invalid', 'untrusted', 'unchecked', 'trusted'];
export type IdentityState = (typeof IDENTITY_STATES)[number];
export declare function worstVerdict(verdicts: readonly Verdict[]): Verdict | undefined;
export declare function worstIdentity(states: readonly IdentityState[]): IdentityState;
export declare function exitCodeOf(verdict: Verdict, identity: IdentityState): number;
/** @param isExcerpt all that was judged is excerpts, which say nothing about the rest of a recording */
export declare function sentenceOf(verdict: Verdict, identity: IdentityState, isExcerpt?: boolean): Sentence;
