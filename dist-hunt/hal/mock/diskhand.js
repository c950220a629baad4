import { assert } from '../../src/errors.js';
import { crashFile, crashNames, durableBytes, imageOf, namesOf, } from './medium.js';
export function createDiskHand(clock, card, random, drive) {
    const { switches, counts } = drive;
    function take(names) {
        card.live = names;
        card.durable = new Map(names);
    }
    return {
        failNth: (n, fault = 'eio') => switches.failAt.set(counts.operations + n, fault),
        failNext: (operation, fault = 'eio') => switches.failNext.set(operation, fault),
        rates(rates) {
            switches.rates = { ...switches.rates, ...rates };
        },
        readOnly(on) {
            switches.readOnly = on;
        },
        readOnlyAfterEio(on) {
            switches.readOnlyAfterEio = on;
        },
        capacity(bytes) {
            card.capacityBytes = bytes;
        },
        stall(ms) {
            switches.stalledUntilUs = clock.nowUs() + ms * 1000;
        },
        takeOut(out) {
            switches.out = out;
        },
        lyingFlush(on) {
            switches.lying = on;
        },
        misdirectNext() {
            switches.misdirect = true;
        },
        rot(name, bits = 1) {
            const node = card.live.get(name);
            assert(node !== undefined && node !== 'directory' && node.length > 0, `${name} has no bytes to rot`);
            for (let count = 0; count < bits; count++) {
                const at = random.int(node.length);
                node.bytes[at] = (node.bytes[at] ?? 0) ^ (1 << random.int(8));
            }
        },
        crash() {
            drive.halt();
            const names = crashNames(card.live, card.durable, random);
            for (const [name, entry] of names)
                if (entry !== 'directory')
                    names.set(name, crashFile(entry, random));
            take(names);
        },
        kill: drive.halt,
        durable(name) {
            const entry = card.durable.get(name);
            return entry === undefined || entry === 'directory' ? undefined : durableBytes(entry);
        },
        arrived(name) {
            const entry = card.durable.get(name);
            if (entry === undefined || entry === 'directory')
                return undefined;
            const holes = [...entry.pending, ...entry.lost].map(({ from }) => from);
            return entry.bytes.subarray(0, Math.min(entry.length, ...holes));
        },
        names: (prefix) => [...card.live].flatMap(([name, entry]) => entry !== 'directory' && name.startsWith(prefix) ? [name] : []),
        armed: () => switches.misdirect || switches.failNext.size > 0,
        view(name) {
            const entry = card.live.get(name);
            return entry === undefined || entry === 'directory' ? undefined : entry.bytes.subarray(0, entry.length);
        },
        image: (keep) => imageOf(card.live, keep),
        restore: (image) => take(namesOf(image)),
        operations: () => counts.operations,
        touchedAfterError: () => counts.touchedAfterError,
    };
}
