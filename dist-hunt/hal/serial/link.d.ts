/**
 * One side of the dock protocol: messages that arrive once and in order, over a line that loses and repeats.
 *
 *   send ─► waiting (bounded) ─► one frame under way ─► acknowledged, or repeated, or given up
 *   bytes ─► frames ─► acknowledged ─► told unless it is a repetition
 *
 * Pure but for the clock it is given. One frame is under way at a time (stop and wait), so that the order holds; a
 * message that waits is replaced by a newer one of its kind. Both the camera and the simulated controller use it.
 */
import type { Clock } from '../hal.ts';
import { type DockMessage } from './dockmessage.ts';
import { type Noise } from './wire.ts';
export declare const ACK_MS = 200;
export declare const ATTEMPTS_MAX = 3;
export type Sent = Exclude<DockMessage, {
    kind: 'ack';
}>;
export interface LinkOptions {
    readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
    readonly write: (bytes: Uint8Array) => unknown;
    readonly told: (message: Sent) => void;
    /** A frame arrived, of whatever kind: the peer is there. */
    readonly alive?: () => void;
    readonly noise?: (why: Noise | 'malformed' | 'unsupported') => void;
    /** Nobody acknowledged it. */
    readonly gaveUp?: (message: Sent) => void;
}
export interface Link {
    send(message: Sent): void;
    push(piece: Uint8Array): void;
    close(): void;
}
export declare function createLink(options: LinkOptions): Link;
