import { hexOf } from '../bytes.js';
import { ZeugeError } from '../errors.js';
import { createGrowing } from './growing.js';
import { hashInto } from './hash.js';
import { INCOMING_DIRECTORY, judgeUnit } from './judgeunit.js';
const GATHER_BYTES = 512 * 1024;
export function incomingName(sha256) {
    return `${INCOMING_DIRECTORY}/${sha256}`;
}
/** STATION_REFUSED where more comes than was named; DISK_… where it cannot be written. */
export async function arrive({ disk, primitives }, { sha256, bytes, offset, body }, question) {
    const name = incomingName(sha256);
    const growing = createGrowing(bytes, (from, length) => disk.read(name, from, length));
    const hash = primitives.sha256Stream();
    const file = await disk.resume(name);
    let there = offset;
    let judging;
    try {
        await hashInto(hash, disk, name, offset);
        growing.grew(there);
        judging = judgeUnit(primitives, growing.source, question);
        // Looked at when all is there; until then its error is nobody's news.
        judging.catch(() => undefined);
        for await (const piece of gathered(body)) {
            if (there + piece.length > bytes)
                throw new ZeugeError('STATION_REFUSED', `more than the ${bytes} bytes that were named for ${sha256}`);
            await appendAll(file, piece);
            hash.update(piece);
            there += piece.length;
            growing.grew(there);
        }
        if (there < bytes)
            return { whole: false, bytes: there };
        await file.sync();
        if (hexOf(hash.digest()) !== sha256) {
            await file.close();
            await disk.remove(name);
            return { whole: false, bytes: 0 };
        }
        return { whole: true, judgement: await judging };
    }
    catch (error) {
        if (error instanceof ZeugeError && error.code === 'STATION_REFUSED')
            await disk.remove(name);
        throw error;
    }
    finally {
        growing.ended();
        await judging?.catch(() => undefined);
        await file.close();
    }
}
async function appendAll(file, bytes) {
    for (let at = 0; at < bytes.length;)
        at += await file.append(at === 0 ? bytes : bytes.subarray(at));
}
/** The same bytes in fewer pieces: a network hands over 16 KiB at a time. A body that breaks off gives what it gave. */
async function* gathered(body) {
    let gathering = new Uint8Array(GATHER_BYTES);
    let filled = 0;
    let broke;
    try {
        for await (const part of body)
            for (let at = 0; at < part.length;) {
                const taken = part.subarray(at, at + GATHER_BYTES - filled);
                gathering.set(taken, filled);
                filled += taken.length;
                at += taken.length;
                if (filled < GATHER_BYTES)
                    continue;
                yield gathering;
                gathering = new Uint8Array(GATHER_BYTES);
                filled = 0;
            }
    }
    catch (error) {
        broke = { error };
    }
    if (filled > 0)
        yield gathering.subarray(0, filled);
    // A connection that broke is an end like any other; a bug of ours is not.
    if (broke !== undefined && !(broke.error instanceof Error && 'code' in broke.error))
        throw broke.error;
}
