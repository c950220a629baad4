import { hexOf } from '../bytes.js';
import { ZeugeError } from '../errors.js';
import { UNIT_BYTES_MAX } from './target.js';
export const PIECE_BYTES = 1024 * 1024;
/** Fewer than given only where `stop` aborts; then nobody uses them. */
export async function hashUnits(disk, primitives, units, stop) {
    const named = [];
    for (const unit of units) {
        if (stop?.aborted === true)
            return named;
        if (unit.bytes > UNIT_BYTES_MAX)
            throw new ZeugeError('DATA_INVALID', `${unit.file} has ${unit.bytes} bytes, more than a segment may have`);
        const hash = primitives.sha256Stream();
        await hashInto(hash, disk, unit.file, unit.bytes);
        named.push({ ...unit, sha256: hexOf(hash.digest()) });
    }
    return named;
}
/** Takes in the first `bytes` of a file. DISK_FAILED where there are fewer. */
export async function hashInto(hash, disk, file, bytes) {
    for (let at = 0; at < bytes;) {
        const part = await disk.read(file, at, Math.min(PIECE_BYTES, bytes - at));
        if (part.length === 0)
            throw new ZeugeError('DISK_FAILED', `${file} ends at byte ${at} of ${bytes}`);
        hash.update(part);
        at += part.length;
    }
}
