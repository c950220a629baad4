/**
 * One thing that can go wrong with a simulated camera, as a row of a table: what it is called in a scenario, the
 * hand's move, and what it may cost without that being a bug. faults.ts has the table.
 */
import type { DiskImage } from '../../hal/mock/medium.ts';
import type { MockBoard } from '../../hal/mock/open.ts';
import type { Random } from '../../hal/mock/random.ts';
export declare const FAULT_CLASSES: readonly ['disk', 'time', 'power', 'compute', 'capture', 'people', 'dock', 'keys'];
export type FaultClass = (typeof FAULT_CLASSES)[number];
/**
 * What a fault may cost while it lasts and shortly after.
 * `evidence`: bytes that were durable are gone or changed; the verdict must say so.
 * `content`: what is sealed is not what was meant; only opening it can tell.
 * `pace`: more than the promised seconds may be lost, and confirmations may be late.
 * `media`: the source gives nothing, or nonsense.
 * `space`: no recording may be kept.
 * `start`: the camera may not start until it is cleared.
 * `public`: nobody sees what the display or the lamp is told.
 */
export type Excuse = 'evidence' | 'content' | 'pace' | 'media' | 'space' | 'start' | 'public';
/** What the hand moves with. */
export interface Grip {
    readonly board: MockBoard;
    /** Of this fault at this moment: the same scenario draws the same. */
    readonly random: Random;
    /** The card as it was when this boot began, where there was an earlier one. */
    readonly earlier: DiskImage | undefined;
    /** The right time now, Unix µs. */
    readonly wallUs: number;
}
export interface FaultRow {
    readonly class: FaultClass;
    readonly says: string;
    readonly excuses: readonly Excuse[];
    /** Until it is cleared. */
    readonly lasts?: true;
    /** It lies on the card: a restart changes nothing about it. */
    readonly stays?: true;
    /** Done to a camera that is switched off. */
    readonly off?: true;
    move(grip: Grip, on: boolean): void;
    /** Whether it still waits for its occasion; absent where it happens at once. */
    armed?(board: MockBoard): boolean;
}
/** As long as a bad card stalls, or a process stands still. */
export declare const STALL_MS: readonly [number, number];
/** A move that nothing takes back. */
export declare const once: (move: (grip: Grip) => void) => (grip: Grip, on: boolean) => void;
