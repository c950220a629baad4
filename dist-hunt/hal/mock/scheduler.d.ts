import type { Clock, ClockState } from '../hal.ts';
import type { Random } from './random.ts';
export interface MockClock extends Clock {
    /** Moves time on by `ms`; resolves when everything due until then has happened. */
    advance(ms: number): Promise<void>;
    /** Moves on to the next timer and fires it; false where none is waiting. */
    step(): Promise<boolean>;
    /** Moves time on until `promise` settles, and gives its outcome; fails where nothing is left to wait for. */
    until<T>(promise: Promise<T>, limitMs?: number): Promise<T>;
    /** The process stands still for `ms`: time passes, timers are late. */
    stall(ms: number): void;
    /** Each timer set from now on is late by up to `ms`, drawn by seed; 0 is punctual again. */
    late(ms: number): void;
    /** Sets the wall clock, as a network or a cradle does. */
    setWall(wallUs: number, state?: ClockState): void;
    /** The wall clock runs fast by so many parts per million (negative: slow). */
    drift(partsPerMillion: number): void;
    /** Power is gone: nothing waiting will ever fire, and nothing new is taken. */
    halt(): void;
    /** Timers waiting. */
    waiting(): number;
}
export interface MockClockOptions {
    readonly nowUs?: number;
    readonly wallUs?: number;
    readonly state?: ClockState;
    /** For what is late; punctual where absent. */
    readonly random?: Pick<Random, 'int'>;
}
export declare function createMockClock(options?: MockClockOptions): MockClock;
