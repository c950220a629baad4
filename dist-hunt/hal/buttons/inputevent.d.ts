export declare const EV_KEY = 1;
export declare const EV_SW = 5;
export declare const EV_SND = 18;
export declare const EV_SYN = 0;
/** The kernel's buffer ran over: events before this one are missing. */
export declare const SYN_DROPPED = 3;
export declare const SND_TONE = 2;
export interface InputEvent {
    /** By the clock of the descriptor: wall time unless it was told otherwise (EVIOCSCLOCKID). */
    readonly timeUs: number;
    readonly type: number;
    readonly code: number;
    readonly value: number;
}
/** Bytes of an event on a machine whose `process.arch` is this. */
export declare function eventBytesOf(arch: string): 16 | 24;
export interface InputParser {
    push(piece: Uint8Array): readonly InputEvent[];
}
export declare function createInputParser(eventBytes: 16 | 24): InputParser;
/** As a writer gives it: the kernel sets the time itself. */
export declare function encodeInputEvent({ type, code, value }: Omit<InputEvent, 'timeUs'>, eventBytes: 16 | 24): Uint8Array;
