/**
 * What frames of the dock protocol say (docs/dock-protocol.md): payload ↔ message. Pure.
 *
 * A payload that is too short or says what may not be is no message (undefined). Bytes behind the known ones are
 * ignored: that is how a later version adds some.
 */
import { type Bytes } from '../../src/bytes.ts';
export declare const TYPE: {
    readonly hello: 1;
    readonly state: 2;
    readonly time: 3;
    readonly ack: 127;
};
declare const RESULTS: readonly ['done', 'malformed', 'unsupported'];
export type DockMessage = 
/** Said at the start of either side; answered with one's own. */
{
    readonly kind: 'hello';
    readonly firmware: string;
}
/** Twice a second, and at once when something changes. */
 | {
    readonly kind: 'state';
    readonly present: boolean;
    readonly charging: boolean;
    readonly buttonsLocked: boolean;
}
/** Unix time at the frame's first byte. */
 | {
    readonly kind: 'time';
    readonly unixMs: number;
    readonly uncertaintyMs: number;
} | {
    readonly kind: 'ack';
    readonly sequence: number;
    readonly result: (typeof RESULTS)[number];
};
export declare function encodeMessage(message: DockMessage): {
    type: number;
    payload: Bytes;
};
/** `unsupported` for a type that this version does not know, `malformed` for one it cannot read. */
export declare function parseMessage(type: number, payload: Uint8Array): DockMessage | 'unsupported' | 'malformed';
export {};
