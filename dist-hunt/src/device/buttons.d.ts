/** Listens to the buttons and tells gestures, with the one timer that holds and stuck contacts need. */
import type { ButtonEdge, Clock, Source } from '../../hal/hal.ts';
import type { GestureRules } from './gesturerules.ts';
import type { Gesture } from './vocabulary.ts';
export interface Buttons {
    /** Since when the running recording runs; what a gesture means depends on it. */
    setRecording(sinceUs: number | undefined): void;
    stop(): void;
}
export declare function listenToButtons(clock: Clock, edges: Source<ButtonEdge>, rules: Partial<GestureRules>, tell: {
    edge(edge: ButtonEdge): void;
    gesture(gesture: Gesture): void;
}): Buttons;
