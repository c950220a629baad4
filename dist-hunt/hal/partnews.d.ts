import type { Clock, Part, PartNews, Source } from './hal.ts';
export interface PartBook {
    readonly source: Source<PartNews>;
    /** The same word twice is no news. */
    set(part: Part, ok: boolean, why: string): void;
    works(part: Part): boolean;
}
export declare function createPartBook(clock: Clock, alive: () => boolean): PartBook;
