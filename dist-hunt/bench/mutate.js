import { concatBytes } from '../src/bytes.js';
/** mulberry32: small, quick, and good enough to choose places and values with. */
export function createDice(...seeds) {
    let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) ^ (mixed >>> 15), 0x811c9dc5);
    const next = () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return (mixed ^ (mixed >>> 14)) >>> 0;
    };
    const int = (below) => Math.floor((next() / 2 ** 32) * below);
    return {
        int,
        pick(from) {
            const picked = from[int(from.length)];
            if (picked === undefined)
                throw new Error('nothing to pick from');
            return picked;
        },
    };
}
const LENGTHS = [1, 1, 2, 4, 8, 16, 32, 128, 160, 512, 4096];
const VALUES = [0x00, 0x01, 0x0a, 0x20, 0x7f, 0x80, 0xff];
const splice = (bytes, at, removed, inserted) => concatBytes(bytes.subarray(0, at), inserted, bytes.subarray(Math.min(bytes.length, at + removed)));
const part = (dice, bytes, at) => bytes.slice(at, at + dice.pick(LENGTHS));
function overwritten(bytes, at, by) {
    const copy = bytes.slice();
    copy.set(by.subarray(0, Math.max(0, copy.length - at)), at);
    return copy;
}
const random = (dice, length) => Uint8Array.from({ length }, () => dice.int(256));
const MUTATIONS = [
    (dice, bytes, at) => overwritten(bytes, at, Uint8Array.of((bytes[at] ?? 0) ^ (1 << dice.int(8)))),
    (dice, bytes, at) => overwritten(bytes, at, Uint8Array.of((bytes[at] ?? 0) ^ (1 << dice.int(8)))),
    (dice, bytes, at) => overwritten(bytes, at, Uint8Array.of(dice.pick(VALUES))),
    (dice, bytes, at) => overwritten(bytes, at, Uint8Array.of((bytes[at] ?? 0) + dice.pick([-1, 1]))),
    (dice, bytes, at) => overwritten(bytes, at, random(dice, dice.pick(LENGTHS))),
    (dice, bytes, at) => overwritten(bytes, at, new Uint8Array(dice.pick(LENGTHS)).fill(dice.pick(VALUES))),
    (dice, bytes, at) => splice(bytes, at, dice.pick(LENGTHS), new Uint8Array(0)),
    (dice, bytes, at) => splice(bytes, at, 0, random(dice, dice.pick(LENGTHS))),
    (dice, bytes, at) => splice(bytes, at, 0, part(dice, bytes, at)),
    (dice, bytes, at) => splice(bytes, dice.int(bytes.length), 0, part(dice, bytes, at)),
    (dice, bytes, at) => overwritten(bytes, dice.int(bytes.length), part(dice, bytes, at)),
    (_, bytes, at) => bytes.slice(0, at),
    (_, bytes, at) => bytes.slice(at),
    (_, bytes, at) => overwritten(bytes, at, new Uint8Array(bytes.length - at)),
    (dice, bytes, at, { others }) => {
        const other = dice.pick(others);
        return splice(bytes, at, 0, part(dice, other, dice.int(other.length)));
    },
    (dice, bytes, at, { others }) => {
        const other = dice.pick(others);
        return concatBytes(bytes.subarray(0, at), other.subarray(dice.int(other.length)));
    },
];
/** One mutation, often, or a few of them one after the other. Never the same bytes as before. */
export function mutate(dice, material) {
    const { bytes, places = [] } = material;
    let mutated = bytes;
    for (let times = 1 + (dice.int(3) === 0 ? dice.int(4) : 0); times > 0 || isSame(mutated, bytes); times--) {
        const place = places.length > 0 && dice.int(4) > 0 ? dice.pick(places) : undefined;
        const wanted = place === undefined ? dice.int(mutated.length) : place.from + dice.int(place.length);
        mutated = dice.pick(MUTATIONS)(dice, mutated, Math.min(wanted, mutated.length), material);
    }
    return mutated;
}
function isSame(a, b) {
    return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
