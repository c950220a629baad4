/**
 * What of the device's life goes into the ledger, and in which words (docs/format.md, "Ledger").
 *
 *   machine event ─► effects, new state ─► what changed for the public, the recording, the health ─► journal
 *
 * A gesture counts with its effect; one without effect, and what only the wearer sees, is not logged.
 */
import type { Clock } from '../../hal/hal.ts';
import { type Bytes } from '../bytes.ts';
import { type PolicyEvent } from '../crypto/deviceevent.ts';
import type { Journal } from './journal.ts';
import type { Notice } from './notice.ts';
import type { Sensations } from './perception.ts';
import type { DeviceEvent, DeviceState, Effect } from './vocabulary.ts';
import type { ClockChange } from './watch.ts';
export interface Chronicle {
    /** The machine is about to be told this; `state` and `effect` speak of it until `done`. */
    begin(event: DeviceEvent): void;
    effect(effect: Effect): void;
    /** @param notice what the front display shows with it */
    state(state: DeviceState, notice: Notice): void;
    done(): void;
    clock(change: ClockChange): void;
    /** The last event; durable when resolved, if the disk takes it. */
    finish(cause: ShutdownCause): Promise<void>;
}
export type ShutdownCause = 'told' | 'wearer' | 'battery-critical';
export declare function createChronicle(clock: Pick<Clock, 'nowUs'>, journal: Journal, first: DeviceState, 
/** As this profile plays them: what is told as heard must have been heard. */
sensations: Sensations, 
/** Of the recording that runs now. */
recording: () => Bytes | undefined): Chronicle;
/** The rules of this boot, where the ledger does not say so already. */
export declare function policyEvent(rules: Omit<PolicyEvent, 'type' | 'text'> & {
    readonly text?: string | undefined;
}, before: PolicyEvent | undefined): PolicyEvent | undefined;
