/**
 * The rules a device was started with: whether somebody answers for them, and whether their time is now.
 *
 * A policy whose time is over is followed all the same and marked, in HEADERs from the next start on and as a
 * fault at once: better evidence under old rules than none. Whose signature it bears was checked before.
 */
import type { Clock } from '../../hal/hal.ts';
import type { Bytes } from '../bytes.ts';
import type { PolicyEvent } from '../crypto/deviceevent.ts';
import type { PolicyKind } from '../crypto/header.ts';
import type { Fault } from './vocabulary.ts';
export type DevicePolicy = 
/** Nobody signed it; `hash` is the profile file's. */
{
    readonly kind: 'demo';
    readonly hash: Bytes;
} | {
    readonly kind: 'signed';
    /** SHA-256 of `note`, the policy file. */
    readonly hash: Bytes;
    readonly note: Bytes;
    readonly fromUs: number;
    readonly untilUs: number;
};
/** As evidence calls it that is made now. Without a clock nobody can say that its time is over. */
export declare function policyKindNow(policy: DevicePolicy, clock: Pick<Clock, 'state' | 'wallUs'>): PolicyKind;
/** What the ledger is told of them. */
export declare function statedRules(clock: Clock, options: {
    readonly policy: DevicePolicy;
    readonly profile: {
        readonly id: string;
    };
    readonly profileHash: Bytes;
    readonly profileText?: string;
}): Omit<PolicyEvent, 'type' | 'text'> & {
    readonly text?: string | undefined;
};
export declare function watchPolicy(clock: Clock, policy: DevicePolicy, setFault: (fault: Fault, is: boolean) => void): () => void;
