import { assert } from '../../src/errors.js';
import { parentOf } from '../diskname.js';
export const SECTOR_BYTES = 512;
const BLOCK_BYTES = 4096;
const FIRST_CAPACITY_BYTES = 4096;
const DEFAULT_CAPACITY_BYTES = 1024 * 1024 * 1024;
const CHANCE_SECTOR_SURVIVES = 0.5;
const CHANCE_NAME_SURVIVES = 0.5;
const CHANCE_ZERO_TAIL = 0.25;
export function createCard(image, capacityBytes = DEFAULT_CAPACITY_BYTES) {
    const names = image === undefined ? new Map() : namesOf(image);
    return { live: names, durable: new Map(names), capacityBytes };
}
export function createFile(content = new Uint8Array(0)) {
    const node = { bytes: new Uint8Array(FIRST_CAPACITY_BYTES), length: 0, pending: [], lost: [] };
    if (content.length > 0)
        appendTo(node, content);
    return node;
}
export function appendTo(node, content) {
    const from = node.length;
    const to = from + content.length;
    if (to > node.bytes.length) {
        const grown = new Uint8Array(Math.max(to, 2 * node.bytes.length));
        grown.set(node.bytes.subarray(0, from));
        node.bytes = grown;
    }
    node.bytes.set(content, from);
    node.length = to;
    const last = node.pending.at(-1);
    if (last !== undefined && last.to === from)
        node.pending[node.pending.length - 1] = { from: last.from, to };
    else
        node.pending.push({ from, to });
}
/** What was appended below `to` is on the medium now. */
export function settleBelow(node, to) {
    node.pending = cut(node.pending, to);
}
/** What was appended below `to` is dropped and called clean, as the page cache does after EIO. */
export function loseBelow(node, to) {
    node.lost.push(...node.pending.filter((range) => range.from < to).map((range) => clip(range, to)));
    node.pending = cut(node.pending, to);
}
/** One range never arrives, though everything around it may. */
export function loseRange(node, from, to) {
    node.lost.push({ from, to });
}
export function imageOf(names, keep = () => true) {
    const files = new Map();
    const directories = [];
    for (const [name, entry] of [...names].sort(([a], [b]) => (a < b ? -1 : 1)))
        if (entry === 'directory')
            directories.push(name);
        else if (keep(name))
            files.set(name, entry.bytes.slice(0, entry.length));
    return { files, directories };
}
/**
 * What a crash now would certainly leave of this file: zeros where nothing arrived, nothing behind it. A view of
 * the file itself where nothing is missing: copy what you keep.
 */
export function durableBytes(node) {
    let end = node.length;
    const missing = [...node.pending, ...node.lost].sort((a, b) => b.to - a.to);
    for (const range of missing)
        if (range.to === end)
            end = range.from;
    const holes = missing.filter(({ from }) => from < end);
    if (holes.length === 0)
        return node.bytes.subarray(0, end);
    const out = node.bytes.slice(0, end);
    for (const range of holes)
        out.fill(0, range.from, Math.min(range.to, end));
    return out;
}
/** Power is gone: decides sector by sector what of the file is left. */
export function crashFile(node, random) {
    if (node.pending.length === 0 && node.lost.length === 0)
        return node;
    const after = createFile();
    let end = durableBytes(node).length;
    const kept = node.bytes.slice(0, node.length);
    for (const range of node.lost)
        kept.fill(0, range.from, range.to);
    for (const range of node.pending)
        for (const sector of sectorsOf(range))
            if (random.chance(CHANCE_SECTOR_SURVIVES))
                end = Math.max(end, sector.to);
            else
                kept.fill(0, sector.from, sector.to);
    if (random.chance(CHANCE_ZERO_TAIL))
        end = node.length;
    if (end > 0)
        appendTo(after, kept.subarray(0, end));
    settleBelow(after, end);
    return after;
}
/** The names a crash leaves: a change that was not synced happened or not, each on its own; nothing outlives its directory. */
export function crashNames(live, durable, random) {
    const after = new Map();
    for (const name of [...new Set([...live.keys(), ...durable.keys()])].sort()) {
        const [now, before] = [live.get(name), durable.get(name)];
        const entry = now === before || random.chance(CHANCE_NAME_SURVIVES) ? now : before;
        const parent = parentOf(name);
        if (entry !== undefined && (parent === '' || after.get(parent) === 'directory'))
            after.set(name, entry);
    }
    return after;
}
export function namesOf(image) {
    const names = new Map();
    for (const directory of [...image.directories].sort())
        names.set(directory, 'directory');
    for (const [name, content] of image.files) {
        const parent = parentOf(name);
        assert(parent === '' || names.get(parent) === 'directory', `${name} stands in no directory of this image`);
        const node = createFile(content);
        settleBelow(node, node.length);
        names.set(name, node);
    }
    return names;
}
export function entriesOf(names, directory) {
    const entries = [];
    for (const [name, entry] of names) {
        if (parentOf(name) !== directory)
            continue;
        const isDirectory = entry === 'directory';
        entries.push({
            name: directory === '' ? name : name.slice(directory.length + 1),
            directory: isDirectory,
            bytes: isDirectory ? 0 : entry.length,
        });
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
export function freeBytes(card) {
    return Math.max(0, card.capacityBytes - bytesTaken(card.live));
}
/** What one more append to this file may take: the rest of its last block is its own already. */
export function freeFor(card, node) {
    return freeBytes(card) + ((BLOCK_BYTES - (node.length % BLOCK_BYTES)) % BLOCK_BYTES);
}
/** Bytes of the card taken, in whole blocks, directories included. */
function bytesTaken(names) {
    let bytes = 0;
    for (const entry of names.values())
        bytes += entry === 'directory' ? BLOCK_BYTES : Math.ceil(entry.length / BLOCK_BYTES) * BLOCK_BYTES;
    return bytes;
}
function* sectorsOf(range) {
    for (let from = range.from; from < range.to;) {
        const to = Math.min(range.to, (Math.floor(from / SECTOR_BYTES) + 1) * SECTOR_BYTES);
        yield { from, to };
        from = to;
    }
}
function cut(ranges, to) {
    return ranges
        .filter((range) => range.to > to)
        .map((range) => ({ from: Math.max(range.from, to), to: range.to }));
}
function clip(range, to) {
    return { from: range.from, to: Math.min(range.to, to) };
}
