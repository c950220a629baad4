import { assert } from '../errors.js';
export function createAppender(file, events) {
    let appendedMark = 0;
    let durableMark = 0;
    let appending = Promise.resolve();
    let syncing;
    let again = false;
    let failure;
    const fail = (error) => {
        if (failure !== undefined)
            return;
        failure = { error };
        events.failed(error);
    };
    async function appendAll(bytes, mark) {
        if (failure !== undefined)
            throw failure.error;
        try {
            for (let at = 0; at < bytes.length;) {
                const taken = await file.append(at === 0 ? bytes : bytes.subarray(at));
                assert(taken > 0 && taken <= bytes.length - at, 'a disk takes at least one byte and no more than given');
                at += taken;
            }
        }
        catch (error) {
            fail(error);
            throw error;
        }
        appendedMark = mark;
    }
    async function syncAll() {
        do {
            again = false;
            const mark = appendedMark;
            try {
                await file.sync();
            }
            catch (error) {
                fail(error);
            }
            if (failure === undefined && mark > durableMark) {
                durableMark = mark;
                events.durable(mark);
            }
        } while (again && failure === undefined);
        // Here and not in a later turn: a request that came between would be lost.
        syncing = undefined;
    }
    function requestSync() {
        if (failure !== undefined)
            return;
        if (syncing !== undefined) {
            again = true;
            return;
        }
        syncing = syncAll();
    }
    return {
        push(bytes, mark) {
            const pushed = appending.then(() => appendAll(bytes, mark));
            // The chain itself never rejects: every later push sees the failure by itself.
            appending = pushed.catch(() => undefined);
            return pushed;
        },
        requestSync,
        async settle() {
            await appending;
            if (failure === undefined && durableMark < appendedMark) {
                requestSync();
                while (syncing !== undefined)
                    await syncing;
            }
            if (failure !== undefined)
                throw failure.error;
        },
        async close() {
            await appending;
            while (syncing !== undefined)
                await syncing;
            // What was promised is durable by now or was reported: closing adds nothing to either.
            await file.close().catch(() => undefined);
        },
    };
}
