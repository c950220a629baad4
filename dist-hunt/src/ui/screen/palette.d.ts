/**
 * The colours of the front display. Text stands only on plain grounds, in pairs whose contrast is at least
 * 7:1 (WCAG 2.2, 1.4.6); a test measures it in the drawn pictures. What a colour says is said by words and a
 * pictogram too.
 */
import type { Screen } from '../../../hal/hal.ts';
export interface Ground {
    readonly ground: string;
    readonly ink: string;
}
export declare const BLACK = "#000000";
export declare const WHITE = "#ffffff";
/** The frame while recording; its white edge keeps it apart from any picture. */
export declare const RED = "#a3000f";
export declare const GROUNDS: Readonly<Record<Screen['kind'], Ground>>;
/** Behind the pictogram or beside the picture. */
export declare const STAGE: Ground;
/** Drawn where there is no picture of the person in front. */
export declare const NO_PICTURE: {
    readonly wall: '#3d4a57';
    readonly person: '#8d9aa6';
};
