/**
 * What a timeline says: a line for each record of a trace, and the names of lanes and states in German and English. Pure.
 *
 * Lines use the words of the vocabulary (docs/behaviour.md) and no others, so they are the same in both languages.
 */
import type { Sentence } from '../crypto/verdict.ts';
import type { TraceRecord } from '../device/status.ts';
/** Undefined where the record says nothing that another line does not say better. */
export declare function lineOf(record: TraceRecord): string | undefined;
/** Lanes with a name of their own; faults are called by their word. */
export declare const LANES: Readonly<Record<string, Sentence>>;
/** Values of the regions, as the legend explains them. */
export declare const VALUES: Readonly<Record<string, Sentence>>;
export declare const WORDS: {
    readonly title: {
        readonly de: 'Zeitverlauf';
        readonly en: 'Timeline';
    };
    readonly expected: {
        readonly de: 'Erwartungen';
        readonly en: 'Expectations';
    };
    readonly moments: {
        readonly de: 'Gespürt und gehört';
        readonly en: 'Felt and heard';
    };
    readonly board: {
        readonly de: 'Board';
        readonly en: 'Board';
    };
    readonly disk: {
        readonly de: 'Karte';
        readonly en: 'Card';
    };
    readonly durable: {
        readonly de: 'Noch nicht sicher';
        readonly en: 'Not yet durable';
    };
    readonly most: {
        readonly de: 'höchstens';
        readonly en: 'at most';
    };
    readonly injected: {
        readonly de: 'Störung';
        readonly en: 'fault given';
    };
    readonly time: {
        readonly de: 'Zeit';
        readonly en: 'Time';
    };
    readonly source: {
        readonly de: 'Quelle';
        readonly en: 'Source';
    };
    readonly what: {
        readonly de: 'Was';
        readonly en: 'What';
    };
    readonly all: {
        readonly de: 'Alle Ereignisse';
        readonly en: 'All events';
    };
    readonly zoom: {
        readonly de: 'Vergrößerung';
        readonly en: 'Zoom';
    };
    readonly held: {
        readonly de: 'gehalten';
        readonly en: 'held';
    };
    readonly failed: {
        readonly de: 'verfehlt';
        readonly en: 'failed';
    };
    readonly off: {
        readonly de: 'ohne Strom';
        readonly en: 'no power';
    };
    readonly more: {
        readonly de: 'weitere nicht gezeichnet';
        readonly en: 'more not drawn';
    };
    readonly legend: {
        readonly de: 'Legende';
        readonly en: 'Legend';
    };
    readonly hint: {
        readonly de: 'Zeit 0 ist die erste Bereitschaft. Die Zeichnung lässt sich seitwärts schieben.';
        readonly en: 'Time 0 is the first standby. The drawing scrolls sideways.';
    };
};
