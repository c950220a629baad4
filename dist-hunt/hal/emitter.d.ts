import type { Clock, Source } from './hal.ts';
export interface Emitter<T> {
    readonly source: Source<T>;
    emit(item: T): void;
}
/** `present` is said once to each new listener, a moment after it registered. */
export declare function createEmitter<T>(clock: Clock, alive: () => boolean, present?: () => T | undefined): Emitter<T>;
