import type { CaptureCommand, Gesture, Moment, Refusal } from './vocabulary.ts';
declare const AFTER: {
    readonly standby: readonly [];
    readonly announcing: readonly [{
        readonly type: 'gesture.display.press';
        readonly atUs: 1;
    }];
    readonly recording: readonly [{
        readonly type: 'gesture.record.press';
        readonly atUs: 1;
    }, {
        readonly type: 'record.durable';
        readonly atUs: 2;
    }];
    readonly docked: readonly [{
        readonly type: 'dock.attached';
        readonly atUs: 1;
    }];
};
export type Situation = keyof typeof AFTER;
export declare const SITUATIONS: readonly Situation[];
export interface Outcome {
    /** New states of the regions. */
    readonly changes: readonly string[];
    /** What the recorder is told. */
    readonly told: readonly CaptureCommand['type'][];
    readonly moments: readonly Moment[];
    readonly refused: readonly Refusal[];
}
/** What one gesture changes, tells the recorder and lets the wearer feel; undefined where it cannot be made. */
export declare function outcomeOf(situation: Situation, type: Gesture['type']): Outcome | undefined;
export {};
