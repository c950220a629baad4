/**
 * Button edges in, gestures out.
 *
 *   edges ─► bounce (an opening of up to 20 ms is none) ─► presses ─► gestures (who may start, who may stop)
 *
 * Promises: a start acts on the first down edge, without waiting; only a RECORD hold that began in
 * the running recording, later than 400 ms after its start and released within its span, stops it.
 * Pure: reads no clock. `nextDueUs` says when `tick` has something to say. Does not know docks or
 * faults: what a gesture means is decided in camera.machine.ts.
 */
import type { ButtonEdge } from '../../hal/hal.ts';
import { type GestureRules } from './gesturerules.ts';
import type { Gesture } from './vocabulary.ts';
export type GestureInput = {
    readonly type: 'edge';
    readonly edge: ButtonEdge;
} | {
    readonly type: 'time';
    readonly nowUs: number;
}
/** When the running recording was started; undefined while none runs. */
 | {
    readonly type: 'recording';
    readonly sinceUs: number | undefined;
};
/** What a press that is under way may still become. */
type Role = {
    readonly kind: 'display';
}
/** Began in the recording that started at `sinceUs`; it may stop that one and no other. */
 | {
    readonly kind: 'stop';
    readonly sinceUs: number;
    readonly second: boolean;
}
/** Began while nothing was recording, where it takes two presses to start. */
 | {
    readonly kind: 'first';
}
/** It has done what it can: started a recording, or made one an emergency. */
 | {
    readonly kind: 'spent';
};
interface Press {
    readonly downUs: number;
    readonly role: Role;
    /** Held for so many milliseconds: everything due until then has been said. */
    readonly saidMs: number;
    readonly stuck: boolean;
    /** The contact opened at this time; a release once it stays open. */
    readonly openUs: number | undefined;
}
export interface GestureState {
    readonly recordingSinceUs: number | undefined;
    readonly display: Press | undefined;
    readonly record: Press | undefined;
    /** A first press, released at this time: a second one may follow. */
    readonly tapUs: number | undefined;
}
export declare const NO_GESTURE: GestureState;
interface Step {
    readonly state: GestureState;
    readonly gestures: readonly Gesture[];
}
/** The whole recogniser: what was, and what happens, give what is and what was meant. Inputs in order of time. */
export declare function stepGestures(state: GestureState, input: GestureInput, rules: GestureRules): Step;
/** When `time` will next have something to say, or undefined while nothing is under way. */
export declare function nextGestureUs(state: GestureState, rules: GestureRules): number | undefined;
export interface Gestures {
    edge(edge: ButtonEdge): readonly Gesture[];
    tick(nowUs: number): readonly Gesture[];
    setRecording(sinceUs: number | undefined): void;
    nextDueUs(): number | undefined;
}
/** The same with a memory, for the runtime: one timer at `nextDueUs`, `setRecording` after each step of the machine. */
export declare function createGestures(overrides?: Partial<GestureRules>): Gestures;
export {};
