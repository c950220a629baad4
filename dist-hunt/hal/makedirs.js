/**
 * mkdir -p, one directory at a time.
 *
 * Node's own `recursive` never returns below a directory that answers ENOENT for whatever one makes in
 * it (/proc does), and so would a camera that was given such a path. Errors are the system's own.
 */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
/** Makes `path` and the parents it lacks, each with `mode`; no error where it is a directory already. */
export async function makeDirs(path, mode = 0o777) {
    try {
        await mkdir(path, { mode });
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'EEXIST' && (await stat(path)).isDirectory())
            return;
        const parent = dirname(path);
        if (code !== 'ENOENT' || parent === path || (await isDirectory(parent)))
            throw error;
        await makeDirs(parent, mode);
        await mkdir(path, { mode });
    }
}
async function isDirectory(path) {
    return stat(path).then((found) => found.isDirectory(), () => false);
}
