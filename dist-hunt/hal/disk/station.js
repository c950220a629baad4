/**
 * A directory of a real file system as a station's disk: the camera's, with `resume` and `rename`.
 */
import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFault } from '../diskfault.js';
import { checkName } from '../diskname.js';
import { faultOf } from './errno.js';
import { fileOfHandle, openNodeDisk } from './node.js';
const FILE_MODE = 0o600;
export async function openStationDisk(root) {
    const disk = await openNodeDisk(root);
    return {
        ...disk,
        async resume(name) {
            checkName(name);
            const handle = await open(join(root, name), 'a', FILE_MODE).catch((error) => {
                throw faultOf(error, 'create', name);
            });
            return fileOfHandle(name, handle);
        },
        async rename(from, to) {
            checkName(from);
            checkName(to);
            try {
                // One process owns the directory (its lock), so nobody can come between.
                const taken = await stat(join(root, to)).catch(() => undefined);
                if (taken !== undefined)
                    throw diskFault('FILE_EXISTS', 'replace', to);
                await rename(join(root, from), join(root, to));
            }
            catch (error) {
                throw faultOf(error, 'replace', to);
            }
        },
    };
}
