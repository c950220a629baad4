import { concatBytes } from '../bytes.js';
import { SUCCESSORS_MAX } from '../crypto/header.js';
import { assert, ZeugeError } from '../errors.js';
import { stateEpoch, succeedEpoch } from './epoch.js';
import { readHistory } from './history.js';
import { LEDGER_DIRECTORY, volumeName } from './names.js';
import { stampAt } from './segment.js';
import { closingOf, createFile, push, putBack, settleLastVolume, spoil, } from './volume.js';
const VOLUME_CLOSE_BYTES = 1024 * 1024;
/** Written by the handing over itself: no reason to hand over again. */
const OF_LEAVING = ['witnessed', 'offloaded', 'erased', 'clock'];
export async function openLedger(parts) {
    const { clock, disk, facts } = parts;
    const { device } = facts;
    await disk.makeDir(LEDGER_DIRECTORY);
    await disk.syncDir('');
    await settleLastVolume(disk);
    const spoiled = new Map();
    const { open: first, history } = await beginAnew(parts, spoiled);
    const counter = first.epoch.statement.counter;
    let current = first;
    let epochSinceUs = clock.nowUs();
    let promised;
    /** Keys that segments being written still sign with, whatever became of the ledger meanwhile. */
    const lent = new Set();
    let running = Promise.resolve();
    /** Events since the last cut that somebody else should have. */
    let news = true;
    /** One after the other; one that fails does not keep the next from trying. */
    function serial(work) {
        const done = running.then(work);
        running = done.catch(() => undefined);
        return done;
    }
    const retire = (epoch) => {
        if (!lent.has(epoch))
            epoch.wipe();
    };
    async function usable() {
        current ??= (await beginAnew(parts, spoiled)).open;
        if (current.fileBytes >= VOLUME_CLOSE_BYTES)
            current = await goOn(current);
        return current;
    }
    async function goOn(full) {
        await write(full, closingOf(parts, full));
        current = undefined;
        try {
            return await nextVolume(parts, full, spoiled, retire);
        }
        catch (error) {
            retire(full.epoch);
            throw error;
        }
    }
    async function write(into, bytes) {
        try {
            await push(into, bytes);
        }
        catch (error) {
            current = undefined;
            retire(into.epoch);
            await into.appender.close();
            await spoil(disk, spoiled, into);
            throw error;
        }
    }
    const checkpoint = (into) => into.volume.checkpoint({ stamp: stampAt(clock, clock.nowUs()), durable: into.durable });
    async function append(events) {
        const into = await usable();
        news ||= events.some(({ event }) => !OF_LEAVING.includes(event.type));
        const entries = events.map(({ event, atUs }) => into.volume.event(event, stampAt(clock, atUs)));
        await write(into, concatBytes(...entries, checkpoint(into)));
    }
    const now = (event) => ({ event, atUs: clock.nowUs() });
    async function succession() {
        let into = await usable();
        // A new statement uses up a number of the counter: only a new volume can show what became of it.
        if (into.epoch.successors.length >= SUCCESSORS_MAX)
            into = current = await goOn(into);
        const { epoch, volume } = into;
        const next = succeedEpoch(parts, device, epoch);
        const last = next?.successors.at(-1);
        assert(next !== undefined && last !== undefined, 'a new volume has room for successors');
        const event = { type: 'epoch', by: 'predecessor', ...last };
        promised = next;
        return { after: epoch, epoch: next, event, ledger: { size: volume.size, root: volume.root() } };
    }
    /** Writes what the old key still signs, hands over to the new one, and wipes the old. */
    async function succeed(into, { epoch, event }, before) {
        const old = into.epoch;
        const succeeded = into.volume.succeed(event, epoch.sign, stampAt(clock, clock.nowUs()));
        into.epoch = epoch;
        epochSinceUs = clock.nowUs();
        try {
            await write(into, concatBytes(before, succeeded, checkpoint(into)));
        }
        finally {
            retire(old);
        }
    }
    async function cut() {
        const into = await usable();
        if (!news)
            return;
        current = await goOn(into);
        news = false;
    }
    async function opened(event, next) {
        const into = await usable();
        news = true;
        if (into.epoch !== next.after)
            throw new ZeugeError('DISK_FAILED', 'the ledger had to begin a new volume while a segment was being created; the segment is begun anew');
        lent.add(next.epoch);
        const stamp = stampAt(clock, clock.nowUs());
        await succeed(into, next, concatBytes(into.volume.event(event, stamp), checkpoint(into)));
    }
    async function rotate(ageMsMin) {
        const isPromised = promised?.alive === true && promised !== current?.epoch;
        if (lent.size > 0 || isPromised || clock.nowUs() - epochSinceUs < ageMsMin * 1000)
            return;
        const next = await succession();
        await succeed(await usable(), next, new Uint8Array(0));
    }
    await serial(() => {
        const { bootId, resetCause } = parts.board;
        const boot = now({ type: 'boot', bootId, counter, resetCause });
        return append(history.hasGenesis ? [boot] : [now({ type: 'genesis', device }), boot]);
    });
    return {
        device,
        counter,
        history,
        append: (...events) => serial(() => append(events.map(now))),
        appendTimed: (events) => serial(() => append(events)),
        succession: () => serial(succession),
        opened: (event, next) => serial(() => opened(event, next)),
        release(epoch) {
            lent.delete(epoch);
            if (current?.epoch !== epoch)
                epoch.wipe();
        },
        rotate: (ageMsMin) => serial(() => rotate(ageMsMin)),
        cut: () => serial(cut),
        close: () => serial(async () => {
            current?.epoch.wipe();
            await current?.appender.close();
            current = undefined;
        }),
    };
}
/** A new volume where the disk stands, under a new statement of the device key. */
async function beginAnew(parts, spoiled) {
    await putBack(parts.disk, spoiled);
    const history = await readHistory(parts.disk, parts.primitives, parts.deviceKey);
    const { volumes, size, root, frontier, previousVolume, abandoned } = history;
    const open = await createFile(parts, volumes, spoiled, async () => {
        const epoch = await stateEpoch(parts, parts.facts.device, history);
        const start = { size, root, frontier };
        return { epoch, start, previousVolume, abandoned };
    });
    return { open, history };
}
/** Goes on behind a closed volume, with the same epoch while it can have successors. */
async function nextVolume(parts, full, spoiled, retire) {
    const { disk, primitives, facts } = parts;
    const { volume, number } = full;
    await full.appender.close();
    return createFile(parts, number + 1, spoiled, async () => {
        const start = { size: volume.size, root: volume.root(), frontier: volume.frontier() };
        const previousVolume = primitives.sha256(await disk.read(volumeName(number), 0, full.fileBytes));
        const isSpent = full.epoch.successors.length >= SUCCESSORS_MAX;
        const epoch = isSpent ? await stateEpoch(parts, facts.device, start) : full.epoch;
        if (isSpent)
            retire(full.epoch);
        return { epoch, start, previousVolume, abandoned: [] };
    });
}
