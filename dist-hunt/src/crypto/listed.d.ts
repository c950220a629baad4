/**
 * What a ledger says of one segment: the entry that lists it, and how it ended.
 */
import type { ClosedEvent, OpenedEvent, RecoveredEvent } from './event.ts';
/** What the ledger knows of one segment. */
export interface Listed {
    readonly opened?: OpenedEvent;
    /** Where `opened` stands in the ledger's tree. */
    readonly openedLeaf?: number;
    readonly closed?: ClosedEvent;
    readonly recovered?: RecoveredEvent;
}
