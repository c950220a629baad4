/**
 * Reading and writing the files a person names, with the machine's complaints turned into ours.
 *
 * Inputs have a largest size, checked before they are read. Outputs are written aside and renamed,
 * so that there is never half of one; what exists stays unless `force` says otherwise.
 */
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDirs } from '../../hal/makedirs.js';
import { concatBytes, wipe } from '../bytes.js';
import { ZeugeError } from '../errors.js';
const FAULTS = {
    ENOENT: ['FILE_MISSING', 'there is no such file'],
    ENOTDIR: ['FILE_MISSING', 'a part of this path is a file, not a directory'],
    EISDIR: ['FILE_UNREADABLE', 'is a directory, not a file'],
    EACCES: ['PERMISSION_DENIED', 'permission denied'],
    EPERM: ['PERMISSION_DENIED', 'permission denied'],
    ENOSPC: ['DISK_FULL', 'no space left'],
    EDQUOT: ['DISK_FULL', 'the quota is used up'],
    EROFS: ['DISK_READ_ONLY', 'the file system is read-only'],
};
/** A fault of the file system as a ZeugeError that names the path; anything else is thrown as it is. */
export function fileFault(cause, path) {
    if (cause instanceof ZeugeError)
        return cause;
    if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string')
        throw cause;
    const [code, says] = FAULTS[cause.code] ?? ['DISK_FAILED', `the disk failed (${cause.code})`];
    return new ZeugeError(code, `${path}: ${says}`, { cause });
}
export async function readInput(path, bytesMax) {
    try {
        const info = await stat(path);
        if (info.isDirectory())
            throw new ZeugeError('FILE_UNREADABLE', `${path}: is a directory, not a file`);
        if (info.size > bytesMax)
            throw new ZeugeError('FILE_UNREADABLE', `${path}: has ${info.size} bytes, more than the ${bytesMax} such a file may have`);
        const file = await open(path, 'r');
        try {
            const bytes = new Uint8Array(info.size);
            const { bytesRead } = await file.read(bytes, 0, info.size, 0);
            return bytes.subarray(0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    catch (cause) {
        throw fileFault(cause, path);
    }
}
export async function exists(path) {
    try {
        await stat(path);
        return true;
    }
    catch (cause) {
        const fault = fileFault(cause, path);
        if (fault.code === 'FILE_MISSING')
            return false;
        throw fault;
    }
}
export async function writeOutput(path, content, options) {
    await writeAside(path, options, (file) => file.writeFile(content));
}
/** Writes secret bytes while the caller makes the next, and wipes them then. */
export function writeBehind(file) {
    let running = Promise.resolve();
    return {
        async write(...pieces) {
            await running;
            running = writeAll(file, pieces);
            // Looked at by the next call; until then a failure is nobody's news.
            running.catch(() => undefined);
        },
        settle: () => running,
    };
}
async function writeAll(file, pieces) {
    const { bytesWritten } = await file.writev(pieces);
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    if (bytesWritten < bytes) {
        const whole = concatBytes(...pieces);
        await file.appendFile(whole.subarray(bytesWritten));
        wipe(whole);
    }
    wipe(...pieces);
}
/** The same for what is not in memory at once; an error of `pour` leaves nothing behind. */
export async function writeAside(path, options, pour) {
    if (!options.force && (await exists(path)))
        throw new ZeugeError('FILE_EXISTS', `${path}: exists already; it is replaced only with --force`);
    const aside = `${path}.new`;
    try {
        await makeDirs(dirname(path));
        const file = await open(aside, 'w', options.mode ?? 0o644);
        let result;
        try {
            result = await pour(file);
            await file.sync();
        }
        finally {
            await file.close();
        }
        await rename(aside, path);
        return result;
    }
    catch (cause) {
        await rm(aside, { force: true });
        throw fileFault(cause, path);
    }
}
