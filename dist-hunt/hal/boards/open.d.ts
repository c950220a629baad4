import type { DisciplinedClock } from '../clock/disciplined.ts';
import type { Battery, ButtonEdge, DockContact, Haptic, Led, Log, Part, Position, Source, Tone } from '../hal.ts';
import { type PartBook } from '../partnews.ts';
import { type BoardForm } from './form.ts';
export interface PartsOptions {
    readonly board: BoardForm;
    readonly clock: DisciplinedClock;
    readonly log: Log;
    /** What the dock controller is told of this camera. */
    readonly firmware: string;
}
/** A port is absent where the board file says `mock`, and for dock and position also where it says `none`. */
export interface Parts {
    readonly buttons?: Source<ButtonEdge>;
    readonly led?: Led;
    readonly haptic?: Haptic;
    readonly tone?: Tone;
    readonly battery?: Source<Battery>;
    readonly dock?: Source<DockContact>;
    readonly position?: Source<Position>;
    readonly book: PartBook;
    /** Parts that were opened, in that order. */
    readonly opened: readonly Part[];
    /** Lights and tones off. Idempotent. */
    close(): void;
}
export declare function openParts(options: PartsOptions): Promise<Parts>;
