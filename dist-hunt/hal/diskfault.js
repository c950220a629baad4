/**
 * How a disk's refusal is told: one sentence per fault with the operation, the file and the
 * way out. Shared by every Disk backend, so that product code and docs/errors.md see the
 * same faults from the simulated card and from the real one.
 */
import { ZeugeError } from '../src/errors.js';
/** Where the fault is in bytes or in the operating system's own word, `detail` carries it. */
export function diskFault(code, operation, file, detail, cause) {
    const about = detail === undefined ? '' : ` (${detail})`;
    return new ZeugeError(code, `cannot ${VERBS[operation]} ${file || '.'}${about}: ${WAYS_OUT[code]}`, {
        cause,
    });
}
const VERBS = {
    create: 'create',
    append: 'append to',
    sync: 'make durable',
    close: 'close',
    replace: 'replace',
    read: 'read',
    size: 'look at',
    list: 'list',
    makeDir: 'make the directory',
    syncDir: 'make durable the names in',
    remove: 'remove',
    space: 'ask the free space of',
    lock: 'lock',
};
const WAYS_OUT = {
    DISK_FULL: 'no space is left; dock the camera to offload, or free space',
    DISK_READ_ONLY: 'the file system is read-only; remount it for writing, or replace the card if it failed',
    DISK_FAILED: 'the storage reports an error; keep the card as it is, save what is on it and replace it',
    PERMISSION_DENIED: 'permission denied; give this user read and write access to the data directory',
    FILE_EXISTS: 'it exists already and is never overwritten; choose another name',
    FILE_MISSING: 'there is no such file or directory; check the path',
};
