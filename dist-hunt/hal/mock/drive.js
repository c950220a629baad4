/**
 * The time and the faults of a simulated card: counts every operation, draws how long it
 * takes and whether it fails, and ends it in virtual time. What an operation does to the
 * card is disk.ts's; after `halt` nothing ends any more.
 */
import { ZeugeError } from '../../src/errors.js';
import { diskFault } from '../diskfault.js';
const STALL_MS = [200, 3000];
const DEFAULT_RATES = { shortAppend: 1 / 32, appendFull: 0, syncFails: 0, stall: 0 };
const CHANCE_LANDS_AT_HALT = 0.5;
const FAULT_CODES = {
    enospc: 'DISK_FULL',
    eio: 'DISK_FAILED',
    erofs: 'DISK_READ_ONLY',
};
const WRITES = [
    'create',
    'append',
    'sync',
    'replace',
    'makeDir',
    'syncDir',
    'remove',
];
/** Microseconds from begin to end. Sync as measured on a real file system: about 3 ms, now and then 30. */
const LATENCIES_US = {
    create: [200, 1500],
    append: [50, 300],
    sync: [1500, 5000],
    replace: [3000, 12_000],
    makeDir: [200, 1500],
    syncDir: [1500, 5000],
};
const OTHER_LATENCY_US = [50, 400];
const CHANCE_SLOW_SYNC = 0.02;
const SLOW_SYNC_US = 25_000;
export function createDrive(clock, random) {
    const counts = { operations: 0, touchedAfterError: 0 };
    const switches = {
        rates: DEFAULT_RATES,
        readOnly: false,
        readOnlyAfterEio: false,
        out: false,
        lying: false,
        misdirect: false,
        stalledUntilUs: 0,
        failAt: new Map(),
        failNext: new Map(),
    };
    const underWay = new Set();
    let dead = false;
    function faultOf(operation) {
        const asked = switches.failAt.get(counts.operations) ?? switches.failNext.get(operation);
        switches.failNext.delete(operation);
        if (asked !== undefined)
            return asked;
        if (switches.out)
            return 'eio';
        if (switches.readOnly && WRITES.includes(operation))
            return 'erofs';
        if (operation === 'append' && random.chance(switches.rates.appendFull))
            return 'enospc';
        if (operation === 'sync' && random.chance(switches.rates.syncFails))
            return 'eio';
        return undefined;
    }
    function delayMs(operation) {
        let us = random.between(...(LATENCIES_US[operation] ?? OTHER_LATENCY_US));
        if (operation === 'sync' && random.chance(CHANCE_SLOW_SYNC))
            us += SLOW_SYNC_US;
        if (random.chance(switches.rates.stall))
            us += 1000 * random.between(...STALL_MS);
        return (Math.max(0, switches.stalledUntilUs - clock.nowUs()) + us) / 1000;
    }
    return {
        counts,
        switches,
        run(operation, name, land, instead) {
            return new Promise((resolve, reject) => {
                if (dead)
                    return;
                counts.operations++;
                const fault = faultOf(operation);
                const settle = () => {
                    if (fault === undefined)
                        return land();
                    instead?.();
                    throw diskFault(FAULT_CODES[fault], operation, name, fault.toUpperCase());
                };
                underWay.add(settle);
                clock.setTimeout(() => {
                    if (dead)
                        return;
                    underWay.delete(settle);
                    try {
                        resolve(settle());
                    }
                    catch (error) {
                        reject(error);
                    }
                }, delayMs(operation));
            });
        },
        halt() {
            dead = true;
            for (const settle of underWay)
                if (random.chance(CHANCE_LANDS_AT_HALT))
                    attempt(settle);
            underWay.clear();
        },
    };
}
/** Nobody is left to hear of a fault of the world; a bug of ours still surfaces. */
function attempt(settle) {
    try {
        settle();
    }
    catch (error) {
        if (!(error instanceof ZeugeError))
            throw error;
    }
}
