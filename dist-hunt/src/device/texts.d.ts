/**
 * What the front display and the wearer's status say, in each language.
 *
 * German is the default; `de-easy` is plain German ("Leichte Sprache"). A profile may replace any line. A
 * fault is named by its own word, and so is why handing over does not go on. Does not say when a line is shown: that is perception.ts.
 */
import { type OffloadTexts } from './offloadtexts.ts';
import type { Fault } from './vocabulary.ts';
export interface Texts extends Readonly<Record<Fault, string>>, OffloadTexts {
    readonly announcing: string;
    readonly preRecord: string;
    readonly recording: string;
    readonly recordingBlind: string;
    readonly blocked: string;
    readonly recovering: string;
    readonly status: string;
    readonly battery: string;
    readonly minutesLeft: string;
    readonly storageFree: string;
    readonly clockSet: string;
    readonly clockUnset: string;
    readonly noFaults: string;
    readonly faults: string;
}
/** Each language by its BCP 47 tag, but for plain German, and how it names itself. */
export declare const LANGUAGES: {
    readonly de: {
        readonly name: 'Deutsch';
        readonly rtl: false;
    };
    readonly en: {
        readonly name: 'English';
        readonly rtl: false;
    };
    readonly tr: {
        readonly name: 'Türkçe';
        readonly rtl: false;
    };
    readonly ar: {
        readonly name: 'العربية';
        readonly rtl: true;
    };
    readonly 'de-easy': {
        readonly name: 'Leichte Sprache';
        readonly rtl: false;
    };
};
export type Language = keyof typeof LANGUAGES;
export declare const LANGUAGE_TAGS: readonly Language[];
export declare const TEXTS: Readonly<Record<Language, Texts>>;
export declare const TEXT_KEYS: readonly (keyof Texts)[];
