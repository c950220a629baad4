import { ZeugeError } from '../errors.js';
export const PENDING_MAX = 256;
export const BATCH_MS = 200;
const RETRY_MS_MIN = 5_000;
/** Each attempt on a disk that takes nothing spends a volume's name: they become rare. */
const RETRY_MS_MAX = 600_000;
export function createJournal({ clock, log, ledger, lost }) {
    let pending = [];
    let dropped = 0;
    let timer;
    let waitMs = BATCH_MS;
    let writing;
    let finished = false;
    function later() {
        if (timer !== undefined || writing !== undefined || finished || pending.length === 0)
            return;
        timer = clock.setTimeout(() => void flush(), waitMs);
    }
    function flush() {
        clock.clearTimeout(timer);
        timer = undefined;
        writing ??= write().finally(() => {
            writing = undefined;
            later();
        });
        return writing;
    }
    async function write() {
        const batch = pending;
        const missed = dropped;
        pending = [];
        dropped = 0;
        if (batch.length === 0)
            return;
        const count = missed === 0 ? [] : [{ event: { type: 'events-lost', count: missed }, atUs: clock.nowUs() }];
        try {
            await ledger.appendTimed([...batch, ...count]);
            waitMs = BATCH_MS;
        }
        catch (error) {
            const room = Math.max(0, PENDING_MAX - pending.length);
            pending = [...batch.slice(0, room), ...pending];
            dropped += missed + Math.max(0, batch.length - room);
            waitMs = Math.min(RETRY_MS_MAX, Math.max(RETRY_MS_MIN, waitMs * 2));
            tell(error);
        }
    }
    function tell(error) {
        const code = error instanceof ZeugeError ? error.code : 'INTERNAL';
        log({
            level: 'error',
            event: 'ledger.late',
            pending: pending.length,
            dropped,
            code,
            message: String(error),
        });
        lost(code === 'DISK_FULL' ? 'storage-full' : 'storage-failing');
    }
    return {
        note(event, atUs = clock.nowUs()) {
            if (finished)
                return;
            if (pending.length < PENDING_MAX)
                pending.push({ event, atUs });
            else
                dropped++;
            later();
        },
        rotate(ageMsMin) {
            if (!finished)
                ledger.rotate(ageMsMin).catch(tell);
        },
        async finish() {
            await writing;
            await flush();
            finished = true;
            clock.clearTimeout(timer);
        },
    };
}
