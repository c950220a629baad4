/**
 * What the operating system's error codes mean on the Disk port. Every code that is not named
 * here is DISK_FAILED: a card that answers oddly is not to be trusted.
 */
import { ZeugeError } from '../../src/errors.js';
import { diskFault } from '../diskfault.js';
const CODES = {
    ENOSPC: 'DISK_FULL',
    EDQUOT: 'DISK_FULL',
    EROFS: 'DISK_READ_ONLY',
    EACCES: 'PERMISSION_DENIED',
    EPERM: 'PERMISSION_DENIED',
    EEXIST: 'FILE_EXISTS',
    ENOENT: 'FILE_MISSING',
    ENOTDIR: 'FILE_MISSING',
};
/** The errno word of a system error (ENOENT …), or undefined. */
export function codeOf(error) {
    if (!(error instanceof Error) || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}
/** The Disk port's fault for a system error; anything that is none (a bug of ours, a fault already) comes back as it is. */
export function faultOf(error, operation, file) {
    const code = codeOf(error);
    if (error instanceof ZeugeError || code === undefined || !('syscall' in Object(error)))
        return error;
    return diskFault(CODES[code] ?? 'DISK_FAILED', operation, file, code, error);
}
