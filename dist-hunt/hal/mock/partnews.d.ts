/**
 * Which parts of the simulated board are gone, for its own ports and for the firmware (`hal.parts`).
 *
 * The hand takes a part away and gives it back; a lost part's port goes on taking calls and does nothing.
 */
import type { Clock, Part, PartNews, Source } from '../hal.ts';
import type { Alive } from './later.ts';
export interface Parts {
    readonly source: Source<PartNews>;
    set(part: Part, ok: boolean, why?: string): void;
    works(part: Part): boolean;
}
export declare function createParts(clock: Clock, alive: Alive): Parts;
