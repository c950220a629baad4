/**
 * Access units out of an Annex B stream (ITU-T H.264 §7.4.1.2.3) that comes in pieces.
 *
 *   pieces ─► window (NAL unit in progress) ─► unit being built ─► sink.format, sink.emit
 *
 * Promises: the same units for any piece sizes; a unit is handed over as soon as the first two
 * bytes of the next one are known; memory bounded by UNIT_BYTES_MAX; every byte it lets go of is
 * overwritten. It knows no time (a stream has none), and takes a slice with `first_mb_in_slice` 0
 * for a new picture: redundant pictures and arbitrary slice order are not put together.
 */
import { UNIT_BYTES_MAX } from '../unit.js';
import { indexOfZeros, isKept, isSlice, NAL_DELIMITER, NAL_IDR, NAL_PPS, NAL_SEI, NAL_SPS } from './annexb.js';
import { createBuffer } from './buffer.js';
import { createParameterSets } from './parameters.js';
/** Larger pieces are taken in parts, so that the window never holds more than one NAL unit and this. */
const PIECE_BYTES_MAX = 64 * 1024;
/** As many bytes of a NAL unit say whether it begins an access unit. */
const OPENING_BYTES = 2;
/** So many bytes at the end of what was searched may belong to a start code. */
const HELD_BYTES = 2;
export function createAssembler(sink) {
    const window = createBuffer(UNIT_BYTES_MAX + 2 * PIECE_BYTES_MAX);
    const builder = createUnitBuilder(sink);
    /** The window begins with a NAL unit; otherwise with what may become a start code. */
    let inside = false;
    let scanned = 0;
    function takePiece(piece) {
        window.append(piece);
        const bytes = window.view();
        let start = 0;
        for (;;) {
            if (inside && bytes.length - start >= OPENING_BYTES)
                builder.open(bytes, start);
            const zeros = indexOfZeros(bytes, scanned);
            if (zeros === -1)
                break;
            if (inside)
                builder.close(bytes.subarray(start, zeros));
            inside = bytes[zeros + 2] === 1;
            scanned = zeros + (inside ? 3 : 1);
            start = scanned;
        }
        scanned = Math.max(scanned, bytes.length - HELD_BYTES);
        if (inside && scanned - start > UNIT_BYTES_MAX)
            builder.overflow();
        const from = inside && !builder.overflowed() ? start : scanned;
        window.keep(from);
        scanned -= from;
    }
    function reset() {
        window.clear();
        inside = false;
        scanned = 0;
    }
    return {
        push(piece) {
            for (let at = 0; at < piece.length; at += PIECE_BYTES_MAX)
                takePiece(piece.subarray(at, at + PIECE_BYTES_MAX));
        },
        flush() {
            if (inside)
                builder.close(window.view());
            builder.end();
            reset();
        },
        wipe() {
            reset();
            builder.wipe();
        },
    };
}
/** Puts NAL units together; told of each one twice, when it opens and when it is complete. */
function createUnitBuilder(sink) {
    const unit = createBuffer(UNIT_BYTES_MAX);
    const prefix = new Uint8Array(4);
    let parameters = createParameterSets();
    /** Type of the NAL unit that is open. */
    let type;
    let overflowed = false;
    let slices = false;
    let key = false;
    let tooLarge = false;
    function forget() {
        unit.clear();
        slices = false;
        key = false;
        tooLarge = false;
    }
    /** `slices` false: what has gathered since the last unit (SEI and the like) belongs to the next one. */
    function end() {
        if (!slices)
            return;
        const format = parameters.changed();
        if (format !== undefined)
            sink.format(format);
        if (tooLarge)
            sink.dropped?.('too-large');
        else if (!parameters.known())
            sink.dropped?.('no-format');
        else
            sink.emit({ key, data: unit.view() });
        forget();
    }
    function open(bytes, at) {
        if (type !== undefined)
            return;
        type = (bytes[at] ?? 0) & 0x1f;
        if (slices && beginsUnit(type, bytes[at + 1] ?? 0))
            end();
        if (isSlice(type))
            slices = true;
        if (type === NAL_IDR)
            key = true;
    }
    function append(nal) {
        if (overflowed || tooLarge || unit.length + 4 + nal.length > UNIT_BYTES_MAX) {
            tooLarge = true;
            unit.clear();
            return;
        }
        new DataView(prefix.buffer).setUint32(0, nal.length);
        unit.append(prefix);
        unit.append(nal);
    }
    return {
        open,
        end,
        close(padded) {
            let bytes = padded.length;
            while (bytes > 0 && padded[bytes - 1] === 0)
                bytes--;
            if (bytes > 0 || overflowed) {
                const nal = padded.subarray(0, bytes);
                open(nal, 0);
                if (type !== undefined && isKept(type))
                    append(nal);
                else if (!overflowed)
                    parameters.put(nal);
            }
            type = undefined;
            overflowed = false;
        },
        /** The open NAL unit is larger than any unit may be: its bytes are not kept any more. */
        overflow() {
            overflowed = true;
        },
        overflowed: () => overflowed,
        wipe() {
            forget();
            type = undefined;
            overflowed = false;
            parameters = createParameterSets();
        },
    };
}
/** ITU-T H.264 §7.4.1.2.3: what may only stand before the first slice of a picture, and the first slice itself. */
function beginsUnit(type, second) {
    if (isSlice(type))
        return (second & 0x80) !== 0;
    return (type === NAL_DELIMITER ||
        type === NAL_SPS ||
        type === NAL_PPS ||
        type === NAL_SEI ||
        (type >= 14 && type <= 18));
}
