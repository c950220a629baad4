/**
 * Frames of the dock protocol: bytes that come in pieces → frames, and frames → bytes (docs/dock-protocol.md).
 *
 *   COBS( version 1 · type 1 · sequence 1 · payload 0…64 · CRC-16 2 ) · 00
 *
 * Pure. Promises: the same frames for any piece sizes; memory for one frame, whatever arrives; nothing throws; after
 * any noise the next good frame is accepted. What frames mean stands in dockmessage.ts.
 */
import { concatBytes } from '../../src/bytes.js';
import { assert } from '../../src/errors.js';
import { cobsDecode, cobsEncode } from './cobs.js';
import { crc16 } from './crc16.js';
export const PROTOCOL_VERSION = 1;
export const PAYLOAD_BYTES_MAX = 64;
const HEAD_BYTES = 3;
const CRC_BYTES = 2;
/** COBS adds one byte to so short a packet. */
const STUFFED_BYTES_MAX = HEAD_BYTES + PAYLOAD_BYTES_MAX + CRC_BYTES + 1;
export function encodeFrame({ type, sequence, payload }) {
    assert(payload.length <= PAYLOAD_BYTES_MAX, `payload of ${payload.length} bytes`);
    const packet = concatBytes(Uint8Array.of(PROTOCOL_VERSION, type, sequence & 0xff), payload);
    const crc = crc16(packet);
    return concatBytes(cobsEncode(concatBytes(packet, Uint8Array.of(crc >> 8, crc & 0xff))), Uint8Array.of(0));
}
export function createFrameDecoder(frame, noise = () => undefined) {
    const kept = new Uint8Array(STUFFED_BYTES_MAX);
    let have = 0;
    let tooLong = false;
    function end() {
        const stuffed = kept.subarray(0, have);
        have = 0;
        const found = tooLong ? 'too-long' : frameOf(stuffed);
        tooLong = false;
        if (found === undefined)
            return;
        if (typeof found === 'string')
            noise(found);
        else
            frame(found);
    }
    return {
        push(piece) {
            let at = 0;
            while (at < piece.length) {
                const zero = piece.indexOf(0, at);
                const part = piece.subarray(at, zero === -1 ? piece.length : zero);
                if (have + part.length > STUFFED_BYTES_MAX) {
                    tooLong = true;
                    have = 0;
                }
                if (!tooLong) {
                    kept.set(part, have);
                    have += part.length;
                }
                if (zero === -1)
                    return;
                end();
                at = zero + 1;
            }
        },
    };
}
/** Undefined between two zeros: a sender may begin with one. */
function frameOf(stuffed) {
    if (stuffed.length === 0)
        return undefined;
    const packet = cobsDecode(stuffed);
    if (packet === undefined)
        return 'not-cobs';
    if (packet.length < HEAD_BYTES + CRC_BYTES)
        return 'too-short';
    const body = packet.subarray(0, packet.length - CRC_BYTES);
    const [high = 0, low = 0] = packet.subarray(body.length);
    if (crc16(body) !== ((high << 8) | low))
        return 'crc';
    const [version = 0, type = 0, sequence = 0] = body;
    if (version !== PROTOCOL_VERSION)
        return 'version';
    return { type, sequence, payload: body.slice(HEAD_BYTES) };
}
