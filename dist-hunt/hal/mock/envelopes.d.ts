import type { Clock, Envelopes } from '../hal.ts';
import { type Alive } from './later.ts';
import type { Random } from './random.ts';
export interface EnvelopesHand {
    /** `wrap` rejects until told otherwise. */
    fail(failing: boolean): void;
    readonly recipients: readonly string[];
    /** AGE-SECRET-KEY-1…, one per recipient; empty where the recipients were handed in. */
    readonly identities: readonly string[];
}
/** `recipients` are age1… texts, or the sequence from which two are made. */
export declare function createMockEnvelopes(clock: Clock, alive: Alive, random: Random, recipients: readonly string[] | Random): {
    envelopes: Envelopes;
    hand: EnvelopesHand;
};
