/**
 * A trace as a drawing plan: what held from when until when, what happened when, and how far behind the
 * durable mark was. Pure; timelinetext.ts and timelinepage.ts draw it.
 *
 *   records ─► boots on one axis ─► lanes of spans, marks, durable lag, lines
 *
 * Time 0 is the first standby, as in a scenario. How long it was dark between two boots the simulator says, or
 * the wall clock; where that means nothing the gap has a fixed width. It judges nothing.
 */
import type { TraceRecord } from '../device/status.ts';
export interface Timeline {
    readonly fromUs: number;
    readonly untilUs: number;
    /** In drawing order; only those with something in them. */
    readonly lanes: readonly Lane[];
    readonly marks: readonly Mark[];
    /** How much media the disk still owed, at the instants where that was known; falls to its least there. */
    readonly durable: readonly Durable[];
    /** The most it owed at any instant; undefined where nothing was recorded. */
    readonly owedUsMost: number | undefined;
    readonly lines: readonly Line[];
    /** Lines and marks beyond the most that are drawn. */
    readonly left: number;
}
export interface Lane {
    readonly kind: LaneKind;
    /** The word of the vocabulary: a region, a button or a fault. */
    readonly name: string;
    readonly spans: readonly Span[];
}
export type LaneKind = 'power' | 'region' | 'button' | 'fault' | 'hand';
export interface Span {
    readonly fromUs: number;
    readonly untilUs: number;
    readonly value: string;
}
export interface Mark {
    readonly atUs: number;
    readonly kind: 'moment' | 'disk' | 'board' | 'held' | 'failed';
    readonly word: string;
}
export interface Durable {
    readonly atUs: number;
    readonly recording: string;
    /** From the newest durable picture to this instant. */
    readonly lagUs: number;
}
export interface Line {
    readonly atUs: number;
    readonly src: TraceRecord['src'];
    readonly text: string;
}
/** What was expected at an instant, for the top of the drawing. */
export interface Judged {
    readonly atUs: number;
    readonly ok: boolean;
    readonly text: string;
}
export declare function timelineOf(records: readonly TraceRecord[], judged?: readonly Judged[]): Timeline;
