import { wipe } from '../bytes.js';
import { ZeugeError } from '../errors.js';
import { createOverflow } from './overflow.js';
import { isFull } from './rollover.js';
/** The next segment waits so long after failures in a row: a card that hiccups costs nothing. After one more it is given up. */
const RETRY_MS = [0, 250, 1_000, 2_000];
export function createRecording(parts, limits, events) {
    const live = [];
    const ring = [];
    const held = [];
    let heldBytes = 0;
    let segment;
    let continuation = { sequence: 0 };
    let failures = 0;
    let broken;
    let dead = false;
    /** What the ledger does not know yet of the segment that ended last. */
    let untold;
    const overflow = createOverflow();
    let pumping;
    const totals = { segments: 0, chunks: 0, gaps: 0, bytes: 0 };
    const drop = (job) => {
        if (job.chunk !== undefined) {
            heldBytes -= job.chunk.fragment.length;
            wipe(job.chunk.fragment);
        }
        job.settled?.();
    };
    function giveUp(error) {
        dead = true;
        for (const { job } of held.splice(0))
            drop(job);
        for (const job of [...live.splice(0), ...ring.splice(0)])
            drop(job);
        events.failed(error);
    }
    const segmentEvents = {
        durable(leaves) {
            while (held[0] !== undefined && held[0].leaf < leaves) {
                const { job } = held.shift();
                failures = 0;
                if (job.chunk !== undefined)
                    events.durable(job.chunk);
                drop(job);
            }
        },
        failed(error) {
            broken ??= error;
            wake();
        },
    };
    async function open() {
        await tell();
        const { sequence } = continuation;
        // A name that was tried is spent, whatever became of it.
        continuation = { ...continuation, sequence: sequence + 1 };
        const writer = await parts.openSegment({ ...continuation, sequence }, segmentEvents);
        segment = { writer, openedUs: parts.clock.nowUs(), inits: new Map() };
        totals.segments++;
    }
    async function perform(job) {
        if (segment === undefined)
            await open();
        else if (job.chunk !== undefined && isFull(segment, parts.clock.nowUs(), job.chunk))
            await roll();
        const { writer, inits } = segment;
        const { chunk, gap, note } = job;
        if (chunk !== undefined && inits.get(chunk.track) !== chunk.init) {
            inits.set(chunk.track, chunk.init);
            await writer.chunk({ ...chunk, kind: 'init', plaintext: chunk.init, durUs: 0, discontinuity: false });
        }
        held.push({ leaf: writer.leaves, job });
        totals.bytes += chunk?.fragment.length ?? 0;
        if (gap !== undefined)
            await writer.gap(gap);
        if (note !== undefined)
            await writer.note(note);
        if (chunk !== undefined)
            await writer.chunk({ ...chunk, kind: 'media', plaintext: chunk.fragment });
        totals.chunks += chunk === undefined ? 0 : 1;
        totals.gaps += gap === undefined ? 0 : 1;
        // The ring waits until what it gave is durable: that must not wait for a checkpoint.
        await writer.checkpoint(chunk?.track === 'video' || chunk?.preRecord === true);
    }
    async function roll() {
        await close('rollover');
        await open();
    }
    async function close(cause) {
        if (segment !== undefined) {
            const { writer } = segment;
            const end = await writer.end(cause);
            segment = undefined;
            continuation = { sequence: continuation.sequence, previous: { id: writer.id, end } };
            untold = () => parts.closed(writer, end, cause);
        }
        await tell();
    }
    async function tell() {
        await untold?.();
        untold = undefined;
    }
    /** Leaves the failed file as it is; everything not durable goes to the front of the queue again. */
    async function replace(error) {
        broken = undefined;
        failures++;
        if (segment !== undefined) {
            const { writer } = segment;
            segment = undefined;
            await writer.abandon();
            const replaces = { id: writer.id, fromLeaf: writer.durableLeaves };
            continuation = { sequence: continuation.sequence, replaces };
        }
        live.unshift(...held.splice(0).map((entry) => entry.job));
        events.replaced(error);
        const code = error instanceof ZeugeError ? error.code : undefined;
        const waitMs = RETRY_MS[failures - 1];
        if (waitMs === undefined || (code === 'DISK_FULL' && !(await parts.releaseBallast())))
            giveUp(error);
        else if (code === 'DISK_FAILED')
            await new Promise((resolve) => parts.clock.setTimeout(() => resolve(), waitMs));
    }
    async function pump() {
        while (!dead && (broken !== undefined || live.length > 0 || ring.length > 0)) {
            if (broken !== undefined) {
                await replace(broken);
                continue;
            }
            const job = (live.shift() ?? ring.shift());
            try {
                await perform(job);
            }
            catch (error) {
                if (!held.some((entry) => entry.job === job))
                    held.push({ leaf: Infinity, job });
                broken ??= error;
            }
        }
        pumping = undefined;
    }
    function wake() {
        pumping ??= Promise.resolve().then(pump);
    }
    function admit(chunk, lane, settled) {
        const job = settled === undefined ? { chunk } : { chunk, settled };
        heldBytes += chunk.fragment.length;
        if (dead || (lane === live && heldBytes > limits.heldBytesMax)) {
            if (!dead)
                overflow.add(chunk);
            drop(job);
            return;
        }
        declareLost(chunk.track);
        lane.push(job);
        wake();
    }
    function declareLost(track) {
        const gap = overflow.take(track);
        if (gap !== undefined)
            live.push({ gap });
    }
    return {
        write: (chunk) => admit(chunk, live),
        writePreRecord: (chunk) => new Promise((resolve) => admit(chunk, ring, resolve)),
        gap(gap) {
            live.push({ gap });
            wake();
        },
        note(note) {
            live.push({ note });
            wake();
        },
        status: () => ({ ...totals, failed: dead }),
        async finish(cause) {
            for (const track of overflow.tracks)
                declareLost(track);
            for (;;) {
                if (live.length + ring.length > 0 || broken !== undefined)
                    wake();
                while (pumping !== undefined)
                    await pumping;
                if (dead)
                    break;
                try {
                    await close(cause);
                    break;
                }
                catch (error) {
                    broken = error;
                }
            }
            return { ...totals, failed: dead };
        },
    };
}
