/**
 * Where units pass on their way out of a source, or do not: shut while it is paused, and afterwards open
 * from the next key unit on, so that what comes out of it can always be decoded.
 *
 * It drops and keeps nothing; who owns a unit's bytes wipes them.
 */
import type { EncodedUnit } from '../../src/unit.ts';
export interface Gate {
    /** Whether this changed anything: the same word twice is no news. */
    pause(paused: boolean): boolean;
    passes(unit: Pick<EncodedUnit, 'key'>): boolean;
}
export declare function createGate(): Gate;
