/**
 * One process per data directory, by a file `lock` that names its holder.
 *
 * A holder is a process of this boot: pid, its start time and the boot id together, because a
 * camera gives the same service the same pid at every boot. A lock whose holder is gone is taken
 * over, and nothing waits for one that lives. Not for network file systems.
 */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ZeugeError } from '../../src/errors.js';
import { makeDirs } from '../makedirs.js';
import { codeOf, faultOf } from './errno.js';
const LOCK_NAME = 'lock';
const LOCK_CHARACTERS_MAX = 200;
const NONCE_BYTES = 8;
const ATTEMPTS_MAX = 5;
/** Between the creation of a lock and its first byte; another process may be just there. */
const UNWRITTEN_MS = 50;
/** DATA_LOCKED where a living process holds it, named by its pid. */
export async function lockDirectory(root) {
    const path = join(root, LOCK_NAME);
    // The last word tells apart two locks that one process takes one after the other.
    const mine = textOf(await holderOf(process.pid), randomBytes(NONCE_BYTES).toString('hex'));
    try {
        await makeDirs(root, 0o700);
        for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            if (await write(path, mine))
                return { release: () => release(path, mine) };
            await clear(path, attempt);
        }
    }
    catch (error) {
        throw faultOf(error, 'lock', root);
    }
    throw new ZeugeError('DATA_LOCKED', `${root} is being opened by several processes at once; start again, one process at a time`);
}
/** False where there is a lock already. */
async function write(path, text) {
    let handle;
    try {
        handle = await open(path, 'wx', 0o600);
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return false;
        throw error;
    }
    try {
        await handle.writeFile(text);
    }
    finally {
        await handle.close();
    }
    return (await read(path)) === text;
}
/** Takes a dead process's lock away; DATA_LOCKED where its holder lives. */
async function clear(path, attempt) {
    const found = await read(path);
    if (found === undefined)
        return;
    const holder = parse(found);
    if (holder === undefined && attempt === 0) {
        await new Promise((resolve) => {
            setTimeout(resolve, UNWRITTEN_MS);
        });
        return;
    }
    if (holder !== undefined && (await lives(holder)))
        throw new ZeugeError('DATA_LOCKED', `${path} is held by process ${holder.pid}; end that process, or use another data directory`);
    // Moved aside before it is deleted, so that of two that found it dead only one deletes it.
    const aside = `${path}.${process.pid}`;
    if (!(await move(path, aside)))
        return;
    const taken = await read(aside);
    if (taken === found)
        await unlink(aside);
    // Another process was faster, and this was its fresh lock: back with it.
    else
        await move(aside, path);
}
async function release(path, mine) {
    if ((await read(path)) !== mine)
        return;
    try {
        await unlink(path);
    }
    catch (error) {
        if (codeOf(error) !== 'ENOENT')
            throw faultOf(error, 'lock', path);
    }
}
async function lives(holder) {
    try {
        process.kill(holder.pid, 0);
    }
    catch (error) {
        // EPERM: there is such a process, of another user.
        if (codeOf(error) === 'ESRCH')
            return false;
        if (codeOf(error) !== 'EPERM')
            throw error;
    }
    const now = await holderOf(holder.pid);
    return holder.boot === now.boot && holder.started === now.started;
}
async function holderOf(pid) {
    const line = (await read(`/proc/${pid}/stat`, 4096)) ?? '';
    // The second field is the command in parentheses and may hold anything; counted from behind it, field 22 is the 20th.
    const started = line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    const boot = ((await read('/proc/sys/kernel/random/boot_id')) ?? '').trim();
    return { pid, started, boot };
}
function textOf(holder, nonce) {
    return `${holder.pid} ${holder.started || '-'} ${holder.boot || '-'} ${nonce}\n`;
}
function parse(text) {
    const match = /^(\d{1,10}) (\d+|-) ([0-9a-f-]+) [0-9a-f]+\n$/.exec(text);
    if (match === null)
        return undefined;
    const [, pid = '', started = '', boot = ''] = match;
    return { pid: Number(pid), started: started === '-' ? '' : started, boot: boot === '-' ? '' : boot };
}
/** Undefined where there is no such file. */
async function read(path, charactersMax = LOCK_CHARACTERS_MAX) {
    try {
        return (await readFile(path, 'utf8')).slice(0, charactersMax);
    }
    catch (error) {
        // ESRCH: the process ended while its file was read.
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH')
            return undefined;
        throw error;
    }
}
/** False where another process took it first. */
async function move(from, to) {
    try {
        await rename(from, to);
        return true;
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return false;
        throw error;
    }
}
