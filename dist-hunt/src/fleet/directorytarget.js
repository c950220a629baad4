/**
 * A directory as a target: a USB stick or a network share. Copies, no more.
 *
 *   <directory>/<device>/ledger/NNNNNNNN.zlg   recordings/…/NNNNNN.zeu        as on the card, so `zeuge verify` takes it
 *
 * A directory cannot sign: it gives no receipts, so nothing is erased for what lies there. A copy is written aside, made
 * durable, read back and hashed, then renamed. A file of that name with other bytes is never replaced.
 */
import { parentOf } from '../../hal/diskname.js';
import { hexOf } from '../bytes.js';
import { ZeugeError } from '../errors.js';
import { hashInto, PIECE_BYTES } from './hash.js';
const PART_SUFFIX = '.part';
/** @param name of the directory, for messages */
export function directoryTarget(disk, primitives, device, name) {
    let making = Promise.resolve();
    /** One at a time: several copies want the same directories. */
    const makeDir = (directory) => {
        making = making.catch(() => undefined).then(() => disk.makeDir(directory));
        return making;
    };
    const placeOf = (unit) => `${device}/${unit.file}`;
    async function holdingOf(unit) {
        const size = await disk.size(placeOf(unit));
        if (size === undefined)
            return { state: 'absent', bytes: (await disk.size(`${placeOf(unit)}${PART_SUFFIX}`)) ?? 0 };
        const isSame = size === unit.bytes && (await hashOf(placeOf(unit), size)) === unit.sha256;
        return isSame
            ? { state: 'held' }
            : { state: 'apart', why: `${name} holds other bytes as ${placeOf(unit)}` };
    }
    async function hashOf(file, bytes) {
        const hash = primitives.sha256Stream();
        await hashInto(hash, disk, file, bytes);
        return hexOf(hash.digest());
    }
    async function put({ unit, from, read, sent, stop }) {
        const part = `${placeOf(unit)}${PART_SUFFIX}`;
        await makeDir(parentOf(part));
        const file = await disk.resume(part);
        try {
            for (let at = from; at < unit.bytes;) {
                if (stop.aborted)
                    return { state: 'absent', bytes: at };
                const bytes = await read(at, Math.min(PIECE_BYTES, unit.bytes - at));
                if (bytes.length === 0)
                    throw new ZeugeError('DISK_FAILED', `${unit.file} ends at byte ${at}`);
                for (let taken = 0; taken < bytes.length;)
                    taken += await file.append(bytes.subarray(taken));
                at += bytes.length;
                await sent(bytes.length);
            }
            await file.sync();
        }
        finally {
            await file.close();
        }
        if ((await hashOf(part, unit.bytes)) !== unit.sha256 || (await disk.size(part)) !== unit.bytes) {
            await disk.remove(part);
            return { state: 'absent', bytes: 0 };
        }
        await disk.rename(part, placeOf(unit));
        for (let at = parentOf(part); at !== ''; at = parentOf(at))
            await disk.syncDir(at);
        await disk.syncDir('');
        return { state: 'held' };
    }
    return {
        name,
        async holdings(units) {
            const found = [];
            for (const unit of units)
                found.push(await holdingOf(unit));
            return found;
        },
        async put(delivery) {
            try {
                return await put(delivery);
            }
            catch (error) {
                throw asTargets(error, name);
            }
        },
        close: async () => undefined,
    };
}
/** A full stick is the target's fault, not the card's. */
function asTargets(error, name) {
    if (!(error instanceof ZeugeError) || error.code !== 'DISK_FULL')
        return error;
    return new ZeugeError('STATION_FULL', `${name}: ${error.message}`, { cause: error });
}
