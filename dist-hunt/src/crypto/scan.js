/**
 * Reads entries one after the other from a source of any size, in memory that does not grow with it.
 *
 *   source ─ pieces of 1 MiB ─► head (160 bytes) ─► body: hashed as it streams, kept only where asked
 *
 * Promises that a length is checked against its type's maximum before anything is allocated and that a
 * body is handed out only if its hash is the leaf's. Says whether an entry is whole and consistent in
 * itself; whether it is in its place (order, counters, signatures) is survey.ts's question.
 */
import { equalBytes } from '../bytes.js';
import { ENTRY_MAGIC, HEAD_BYTES, parseHead } from './entry.js';
const PIECE_BYTES = 1024 * 1024;
/** For who skips most bodies. */
export const SMALL_PIECE_BYTES = 32 * 1024;
/** A search behind a bad entry goes no further: four times the largest segment. */
export const SEARCH_BYTES_MAX = 256 * 1024 * 1024;
/** @param pieceBytes read at once, where there are so many; at most PIECE_BYTES */
export function createScanner(primitives, source, pieceBytes = PIECE_BYTES) {
    const pieces = createPieces(source, pieceBytes);
    async function hash(from, to) {
        const stream = primitives.sha256Stream();
        await pieces.each(from, to, (part) => {
            stream.update(part);
            return true;
        });
        return stream.digest();
    }
    return {
        bytes: source.bytes,
        hash,
        bytesAt: pieces.exactly,
        async entryAt(offset, keep, skip) {
            if (offset >= source.bytes)
                return undefined;
            const start = (await pieces.exactly(offset, HEAD_BYTES)).slice();
            if (start.length < HEAD_BYTES)
                return { ok: false, fault: 'the file ends inside an entry' };
            const head = parseHead(start);
            if (head === undefined)
                return { ok: false, fault: 'not an entry' };
            const bodyAt = offset + HEAD_BYTES;
            const end = bodyAt + head.bodyBytes;
            if (end > source.bytes)
                return { ok: false, fault: 'the file ends inside an entry' };
            const plain = { head, offset, end };
            if (head.elided || skip?.(head) === true)
                return { ok: true, entry: plain };
            if (!keep(head)) {
                const good = equalBytes(await hash(bodyAt, end), head.leaf.bodyHash);
                return good ? { ok: true, entry: plain } : { ok: false, fault: 'body hash' };
            }
            const body = (await pieces.exactly(bodyAt, head.bodyBytes)).slice();
            if (body.length !== head.bodyBytes || !equalBytes(primitives.sha256(body), head.leaf.bodyHash))
                return { ok: false, fault: 'body hash' };
            return { ok: true, entry: { ...plain, body } };
        },
        async nextPreamble(offset, limit) {
            const end = Math.min(limit, source.bytes);
            for (let at = offset; at < end;) {
                const part = await pieces.view(at, ENTRY_MAGIC.length);
                const found = indexOfMagic(part);
                if (found >= 0)
                    return at + found < end ? at + found : undefined;
                if (part.length < ENTRY_MAGIC.length)
                    return undefined;
                at += part.length - ENTRY_MAGIC.length + 1;
            }
            return undefined;
        },
        isZero: (from, to) => pieces.each(from, to, isZero),
    };
}
/** Random access through one piece of the source, so that reading forward asks for each byte about once. */
function createPieces(source, pieceBytes) {
    let piece = new Uint8Array(0);
    let pieceAt = 0;
    let memory;
    async function load(offset, wanted) {
        if (wanted === 0)
            return new Uint8Array(0);
        if (source.readInto === undefined || wanted > PIECE_BYTES)
            return source.read(offset, wanted);
        memory ??= new Uint8Array(PIECE_BYTES);
        return memory.subarray(0, await source.readInto(memory.subarray(0, wanted), offset));
    }
    /** At least `least` bytes from `offset` (fewer at the end of the file), as many as are at hand; lent until the next call. */
    async function view(offset, least) {
        const from = offset - pieceAt;
        if (from >= 0 && from + least <= piece.length)
            return piece.subarray(from);
        piece = await load(offset, Math.min(Math.max(pieceBytes, least), Math.max(0, source.bytes - offset)));
        pieceAt = offset;
        return piece;
    }
    return {
        view,
        /** `length` bytes from `offset`, fewer at the end of the file. */
        exactly: async (offset, length) => (await view(offset, length)).subarray(0, length),
        /** Passes [from, to) on in pieces; false where `take` says so or the source ends before. */
        async each(from, to, take) {
            for (let at = from; at < to;) {
                const part = (await view(at, 1)).subarray(0, to - at);
                if (part.length === 0 || !take(part))
                    return false;
                at += part.length;
            }
            return true;
        },
    };
}
function isZero(bytes) {
    for (const byte of bytes)
        if (byte !== 0)
            return false;
    return true;
}
function indexOfMagic(bytes) {
    const [first = 0, second, third, fourth] = ENTRY_MAGIC;
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
        if (bytes[at + 1] === second && bytes[at + 2] === third && bytes[at + 3] === fourth)
            return at;
    return -1;
}
