/**
 * The simulated disk of a station, and the hand that breaks it. Fault model:
 *
 *   append, sync, rename, remove, makeDir   at once, in the order of the calls
 *   crash     everything not synced is gone: bytes behind the last sync, names changed since their directory was synced
 *   crashAt   the n-th operation from now does not happen, and nothing after it answers: power is gone
 *   full      nothing more can be appended
 *
 * Coarser than the simulated card (disk.ts): no torn sectors, no stalls. A station has a server's file system.
 */
import { concatBytes } from '../../src/bytes.js';
import { diskFault } from '../diskfault.js';
import { checkName, parentOf } from '../diskname.js';
const SPACE_BYTES = 1024 ** 4;
export function createStoreDisk() {
    let live = new Map();
    const durable = new Map();
    let crashed = false;
    let left = Number.POSITIVE_INFINITY;
    let isFull = false;
    /** A name is found only through the names of its directories. */
    function isReachable(name) {
        for (let at = parentOf(name); at !== ''; at = parentOf(at))
            if (!durable.has(at))
                return false;
        return true;
    }
    function crash() {
        crashed = true;
        for (const name of [...durable.keys()].sort())
            if (!isReachable(name))
                durable.delete(name);
        live = new Map(durable);
        for (const node of live.values())
            if (node !== 'directory') {
                node.length = node.durable;
                node.bytes = node.bytes.slice(0, node.length);
            }
    }
    async function act(operation, name, work) {
        if (!crashed && left-- <= 0)
            crash();
        if (crashed)
            throw diskFault('DISK_FAILED', operation, name, 'the power is gone');
        return work();
    }
    function nodeAt(operation, name) {
        const node = live.get(name);
        if (node === undefined || node === 'directory')
            throw diskFault('FILE_MISSING', operation, name);
        return node;
    }
    function handleOf(name, node) {
        return {
            append: (bytes) => act('append', name, () => {
                if (isFull)
                    throw diskFault('DISK_FULL', 'append', name);
                if (node.bytes.length < node.length + bytes.length)
                    node.bytes = concatBytes(node.bytes, new Uint8Array(Math.max(4096, node.length + bytes.length)));
                node.bytes.set(bytes, node.length);
                node.length += bytes.length;
                return bytes.length;
            }),
            sync: () => act('sync', name, () => {
                node.durable = node.length;
            }),
            close: async () => undefined,
        };
    }
    const newNode = (bytes = new Uint8Array(0)) => ({ bytes, length: bytes.length, durable: 0 });
    const disk = {
        create: (name) => act('create', name, () => {
            checkName(name);
            if (live.has(name))
                throw diskFault('FILE_EXISTS', 'create', name);
            const node = newNode();
            live.set(name, node);
            return handleOf(name, node);
        }),
        resume: (name) => act('create', name, () => {
            checkName(name);
            const found = live.get(name);
            const node = found === undefined || found === 'directory' ? newNode() : found;
            live.set(name, node);
            return handleOf(name, node);
        }),
        rename: (from, to) => act('replace', to, () => {
            checkName(to);
            const node = nodeAt('replace', from);
            if (live.has(to))
                throw diskFault('FILE_EXISTS', 'replace', to);
            live.delete(from);
            live.set(to, node);
        }),
        replace: (name, bytes) => act('replace', name, () => {
            const node = newNode(bytes.slice());
            node.durable = node.length;
            live.set(name, node);
            durable.set(name, node);
        }),
        read: (name, offset, length) => act('read', name, () => {
            const node = nodeAt('read', name);
            return node.bytes.slice(offset, Math.min(node.length, offset + length));
        }),
        size: (name) => act('size', name, () => {
            const node = live.get(name);
            return node === undefined || node === 'directory' ? undefined : node.length;
        }),
        list: (directory) => act('list', directory, () => [...live]
            .filter(([name]) => parentOf(name) === directory)
            .map(([name, node]) => ({
            name: name.slice(directory === '' ? 0 : directory.length + 1),
            directory: node === 'directory',
            bytes: node === 'directory' ? 0 : node.length,
        }))
            .sort((a, b) => (a.name < b.name ? -1 : 1))),
        makeDir: (directory) => act('makeDir', directory, () => {
            for (let at = directory; at !== ''; at = parentOf(at))
                live.set(at, 'directory');
        }),
        syncDir: (directory) => act('syncDir', directory, () => {
            for (const name of new Set([...live.keys(), ...durable.keys()])) {
                if (parentOf(name) !== directory)
                    continue;
                const node = live.get(name);
                if (node === undefined)
                    durable.delete(name);
                else
                    durable.set(name, node);
            }
        }),
        syncFile: (name) => act('sync', name, () => {
            const node = nodeAt('sync', name);
            node.durable = node.length;
        }),
        remove: (name) => act('remove', name, () => {
            nodeAt('remove', name);
            live.delete(name);
        }),
        space: () => act('space', '', () => ({ freeBytes: isFull ? 0 : SPACE_BYTES, totalBytes: SPACE_BYTES })),
    };
    const hand = {
        restart() {
            crashed = false;
            left = Number.POSITIVE_INFINITY;
        },
        crash,
        crashAt(operations) {
            left = operations;
        },
        full(is) {
            isFull = is;
        },
        get crashed() {
            return crashed;
        },
        durable(name) {
            const node = isReachable(name) ? durable.get(name) : undefined;
            return node === undefined || node === 'directory' ? undefined : node.bytes.slice(0, node.durable);
        },
        spoil(name) {
            const node = live.get(name);
            if (node !== undefined && node !== 'directory')
                node.bytes[0] = (node.bytes[0] ?? 0) ^ 1;
        },
        names: () => [...live].flatMap(([name, node]) => (node === 'directory' ? [] : [name])).sort(),
    };
    return { disk, hand };
}
