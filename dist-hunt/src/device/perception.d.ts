/**
 * What the wearer and the public perceive, as data.
 *
 * Lasting things (lamp: lamps.ts, front display) follow the state: the first row that applies holds, so the
 * order is the priority: switched off, recovering, a recording, what the wearer asked for, what prevents a
 * recording, what is going on. Momentary things (haptic, tone) follow moments.
 */
import type { LedPattern, Screen } from '../../hal/hal.ts';
import { type LampPatterns } from './lamps.ts';
import type { OffloadProgress } from './offload.ts';
import type { Texts } from './texts.ts';
import { type DeviceState, type Moment } from './vocabulary.ts';
/** What a screen is drawn from beside the state. */
export interface Look {
    readonly texts: Texts;
    /** The language is written from right to left. */
    readonly rtl?: boolean;
    readonly preRecordNotice: boolean;
    readonly sensations: Sensations;
    readonly lamps: LampPatterns;
    /** Address of the privacy notice, for the QR code. */
    readonly noticeUrl?: string | undefined;
    /** What the status screen says; asked only while it is shown. */
    readonly facts: () => StatusFacts;
}
/** Absent is unknown, and is not shown. */
export interface StatusFacts {
    readonly batteryPercent?: number;
    readonly minutesLeft?: number;
    readonly freeBytes?: number;
    /** How far the handing over is; files and bytes. */
    readonly offload?: OffloadProgress;
}
export interface Picture {
    readonly name: string;
    readonly kind: Screen['kind'];
    readonly when: (state: DeviceState, look: Pick<Look, 'preRecordNotice'>) => boolean;
    readonly lines: readonly (keyof Texts)[];
    readonly mirror: boolean;
}
export interface Pulse {
    readonly onMs: number;
    readonly offMs: number;
}
export interface Note {
    readonly hz: number;
    readonly ms: number;
}
export interface Sensation {
    readonly haptic: readonly Pulse[];
    readonly tone: readonly Note[];
}
export type Sensations = Readonly<Record<Moment, Sensation>>;
export declare const PICTURES: readonly Picture[];
/** A profile may replace any of them; `says` is for the document. */
export declare const SENSATIONS: Readonly<Record<Moment, Sensation & {
    readonly says: string;
}>>;
export declare function pictureOf(state: DeviceState, look: Pick<Look, 'preRecordNotice'>): Picture;
/** What LED and front display show for as long as this state lasts. */
export declare function perceptionOf(state: DeviceState, look: Look): {
    led: LedPattern;
    screen: Screen;
};
