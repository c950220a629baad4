/**
 * Where a command finds the camera's data: `--data`, else the XDG place of this user.
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
export function dataDirectoryOf(context, given) {
    if (given !== undefined)
        return resolve(context.cwd, given);
    const share = context.env['XDG_DATA_HOME'];
    // XDG base directory specification: a relative path there is invalid and to be ignored.
    return join(share?.startsWith('/') ? share : join(homedir(), '.local', 'share'), 'zeuge');
}
