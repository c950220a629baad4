/**
 * What frames of the dock protocol say (docs/dock-protocol.md): payload ↔ message. Pure.
 *
 * A payload that is too short or says what may not be is no message (undefined). Bytes behind the known ones are
 * ignored: that is how a later version adds some.
 */
import { textOf, utf8, viewOf } from '../../src/bytes.js';
export const TYPE = { hello: 0x01, state: 0x02, time: 0x03, ack: 0x7f };
const FIRMWARE_BYTES_MAX = 16;
const STATE_BITS = { present: 1, charging: 2, buttonsLocked: 4 };
const RESULTS = ['done', 'malformed', 'unsupported'];
const TIME_BYTES = 12;
export function encodeMessage(message) {
    const type = TYPE[message.kind];
    switch (message.kind) {
        case 'hello':
            return { type, payload: utf8(message.firmware).slice(0, FIRMWARE_BYTES_MAX) };
        case 'state': {
            const { present, charging, buttonsLocked } = message;
            const bits = (present ? STATE_BITS.present : 0) |
                (charging ? STATE_BITS.charging : 0) |
                (buttonsLocked ? STATE_BITS.buttonsLocked : 0);
            return { type, payload: Uint8Array.of(bits) };
        }
        case 'time': {
            const payload = new Uint8Array(TIME_BYTES);
            viewOf(payload).setBigUint64(0, BigInt(message.unixMs));
            viewOf(payload).setUint32(8, message.uncertaintyMs);
            return { type, payload };
        }
        case 'ack':
            return { type, payload: Uint8Array.of(message.sequence, RESULTS.indexOf(message.result)) };
    }
}
/** `unsupported` for a type that this version does not know, `malformed` for one it cannot read. */
export function parseMessage(type, payload) {
    switch (type) {
        case TYPE.hello: {
            const firmware = textOf(payload.subarray(0, FIRMWARE_BYTES_MAX));
            return firmware === undefined ? 'malformed' : { kind: 'hello', firmware };
        }
        case TYPE.state: {
            const bits = payload[0];
            if (bits === undefined)
                return 'malformed';
            const has = (bit) => (bits & bit) !== 0;
            const { present, charging, buttonsLocked } = STATE_BITS;
            return {
                kind: 'state',
                present: has(present),
                charging: has(charging),
                buttonsLocked: has(buttonsLocked),
            };
        }
        case TYPE.time: {
            if (payload.length < TIME_BYTES)
                return 'malformed';
            const unixMs = viewOf(payload).getBigUint64(0);
            if (unixMs > BigInt(Number.MAX_SAFE_INTEGER) / 1000n)
                return 'malformed';
            return { kind: 'time', unixMs: Number(unixMs), uncertaintyMs: viewOf(payload).getUint32(8) };
        }
        case TYPE.ack: {
            const [sequence, number] = payload;
            const result = RESULTS[number ?? RESULTS.length];
            return sequence === undefined || result === undefined ? 'malformed' : { kind: 'ack', sequence, result };
        }
        default:
            return 'unsupported';
    }
}
