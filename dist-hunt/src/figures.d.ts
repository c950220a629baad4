/**
 * Sizes and durations as a person reads them, in both languages of the program. Pure.
 *
 * For the command line and for pages alike; moments are not its subject (they are ISO 8601 everywhere).
 */
/** The languages Zeuge speaks to people. */
export type Lang = 'de' | 'en';
export declare function bytesText(bytes: number, lang: Lang): string;
/** 0.4 s, 12.0 s, 2:05 min, 1:02:05 h. */
export declare function durationText(us: number, lang: Lang): string;
/** Running time as a display shows it: 02:05, 1:02:05. */
export declare function clockText(us: number): string;
export declare function decimal(value: number, digits: number, lang: Lang): string;
/** A whole number in groups of three: 10,000 and 10.000. */
export declare function bigNumber(value: number, lang: Lang): string;
