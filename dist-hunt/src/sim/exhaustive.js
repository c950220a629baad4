import { ZeugeError } from '../errors.js';
import { runScenario } from './run.js';
export const CALLS_MAX = 20_000;
/** What one failure may cost: a moment, a start, a recording that is refused. */
const ASSUMED = ['pace', 'start', 'space'];
/** Calls that are answered by promises, counted over all boots; the n-th fails once. */
export function failingHal(n) {
    let calls = 0;
    let call;
    function count(name, failure) {
        if (++calls !== n)
            return;
        call = name;
        throw failure();
    }
    const diskError = (name) => () => new ZeugeError('DISK_FAILED', `${name} failed as asked; replace the card`);
    const keyError = (name) => () => new ZeugeError('KEY_MISSING', `${name} did not answer as asked; switch off and on`);
    function wrapFile(file, board) {
        return {
            async append(bytes) {
                count('disk.append', diskError('append'));
                return file.append(bytes);
            },
            async sync() {
                // The card's own failure: what was pending is dropped and called clean.
                if (++calls === n) {
                    call = 'disk.sync';
                    board.disk.failNext('sync', 'eio');
                }
                return file.sync();
            },
            close: () => file.close(),
        };
    }
    function wrapDisk(disk, board) {
        const counted = (name, method) => {
            return async (...given) => {
                count(`disk.${name}`, diskError(name));
                return method(...given);
            };
        };
        return {
            create: counted('create', async (name) => wrapFile(await disk.create(name), board)),
            replace: counted('replace', disk.replace),
            read: counted('read', disk.read),
            size: counted('size', disk.size),
            list: counted('list', disk.list),
            makeDir: counted('makeDir', disk.makeDir),
            syncDir: counted('syncDir', disk.syncDir),
            syncFile: counted('syncFile', disk.syncFile),
            remove: counted('remove', disk.remove),
            space: counted('space', disk.space),
        };
    }
    function wrapKeys(keystore) {
        return {
            kind: keystore.kind,
            async certificates() {
                count('keystore.certificates', keyError('certificates'));
                return keystore.certificates();
            },
            async sign(message) {
                count('keystore.sign', keyError('sign'));
                return keystore.sign(message);
            },
            async count() {
                count('keystore.count', keyError('count'));
                return keystore.count();
            },
        };
    }
    function wrapEnvelopes(envelopes) {
        return {
            kind: envelopes.kind,
            async wrap(secret) {
                count('envelopes.wrap', keyError('wrap'));
                return envelopes.wrap(secret);
            },
        };
    }
    return {
        wrap: ({ hal, board }) => ({
            ...hal,
            disk: wrapDisk(hal.disk, board),
            keystore: wrapKeys(hal.keystore),
            envelopes: wrapEnvelopes(hal.envelopes),
        }),
        call: () => call,
    };
}
/** One run after the other; the last one is the one in which nothing failed. `every`: only each so-and-so-many-th call. */
export async function* failEach(scenario, setup, every = 1) {
    for (let n = 1; n <= CALLS_MAX; n += every) {
        const failing = failingHal(n);
        const run = await runScenario(scenario, { ...setup, wrap: failing.wrap, assume: ASSUMED });
        const call = failing.call();
        yield { n, call, run };
        if (call === undefined)
            return;
    }
}
