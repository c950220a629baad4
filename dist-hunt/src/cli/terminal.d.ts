/**
 * The camera in a terminal, as a pure drawing: what the public and the officer perceive, and the state behind it.
 *
 *   ┌ front display ┐   what the person in front sees
 *   LED · haptic · tone  what the officer perceives
 *   state, ring, running time, durable, faults, recordings, keys
 *
 * It promises to fit the size given, line by line; it neither writes nor reads a clock.
 */
import type { LedPattern, Screen } from '../../hal/hal.ts';
import type { Lang } from './context.ts';
export interface TerminalView {
    readonly title: string;
    readonly nowUs: number;
    readonly screen: Screen;
    readonly led: LedPattern;
    /** The last pulses and notes played, empty before the first. */
    readonly haptic: readonly {
        readonly onMs: number;
        readonly offMs: number;
    }[];
    readonly tone: readonly {
        readonly hz: number;
        readonly ms: number;
    }[];
    readonly capture: string;
    readonly front: string;
    readonly dock: string;
    readonly faults: readonly string[];
    /** Media in the pre-record ring now. */
    readonly preRecordMs: number;
    readonly recordingSinceUs?: number;
    /** Time of the newest media that a power cut cannot take. */
    readonly durableUntilUs?: number;
    readonly chunks: number;
    readonly gaps: number;
    readonly recordings: number;
    readonly lastRecordings: readonly string[];
    readonly battery?: number;
    readonly message?: string;
}
export interface TerminalSize {
    readonly columns: number;
    readonly rows: number;
    readonly colour: boolean;
    readonly lang: Lang;
}
/** Lines joined by line feeds: at most `rows` of them, none wider than `columns`. */
export declare function drawTerminal(view: TerminalView, size: TerminalSize): string;
