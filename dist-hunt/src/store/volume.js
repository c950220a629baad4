import { concatBytes } from '../bytes.js';
import { createVolume } from '../crypto/ledger.js';
import { VOLUME_BYTES_MAX } from '../crypto/readvolume.js';
import { assert, ZeugeError } from '../errors.js';
import { createAppender } from './appender.js';
import { LEDGER_DIRECTORY, volumeName, volumeNumber } from './names.js';
import { stampAt } from './segment.js';
/**
 * After a kill the last volume may be in memory only, and a sync would not tell: where a write was lost before, the
 * kernel calls its pages clean. So its bytes are written once more. Each one before it was made durable like
 * this before the next began.
 */
export async function settleLastVolume(disk) {
    const entries = await disk.list(LEDGER_DIRECTORY);
    const last = entries.findLast(({ name }) => volumeNumber(name) !== undefined);
    if (last === undefined)
        return;
    const name = `${LEDGER_DIRECTORY}/${last.name}`;
    const bytes = (await disk.size(name)) ?? 0;
    // A larger one is none of ours, and counts for nothing.
    if (bytes <= VOLUME_BYTES_MAX)
        await disk.replace(name, await disk.read(name, 0, bytes));
}
/** Tries at once; where the disk refuses that too, before the next volume begins. */
export async function spoil(disk, spoiled, volume) {
    spoiled.set(volume.number, volume.durableBytes);
    try {
        await putBack(disk, spoiled);
    }
    catch (error) {
        if (!(error instanceof ZeugeError))
            throw error;
    }
}
export async function putBack(disk, spoiled) {
    for (const [number, bytes] of spoiled) {
        const name = volumeName(number);
        await disk.replace(name, await disk.read(name, 0, bytes));
        spoiled.delete(number);
    }
}
export function closingOf({ clock }, { volume, durable }) {
    const stamp = stampAt(clock, clock.nowUs());
    return concatBytes(volume.event({ type: 'volume-closed' }, stamp), volume.checkpoint({ stamp, durable }));
}
export async function createFile(parts, number, spoiled, prepare) {
    const { disk, facts } = parts;
    const file = await disk.create(volumeName(number));
    try {
        await disk.syncDir(LEDGER_DIRECTORY);
        const { epoch, start, previousVolume, abandoned } = await prepare();
        const { statement, successors } = epoch;
        const header = {
            ...facts,
            file: 'ledger',
            statement,
            successors,
            volume: number,
            start,
            previousVolume,
        };
        return await begin(parts, file, header, epoch, abandoned);
    }
    catch (error) {
        await file.close().catch(() => undefined);
        await spoil(disk, spoiled, { number, durableBytes: 0 });
        throw error;
    }
}
async function begin({ clock, primitives }, file, header, epoch, abandoned) {
    const volume = createVolume({ primitives, header, sign: epoch.sign });
    const open = {
        volume,
        // What failed is known from `settle`; what is durable too.
        appender: createAppender(file, { durable: () => undefined, failed: () => undefined }),
        number: header.volume,
        epoch,
        durable: header.start.size,
        fileBytes: 0,
        durableBytes: 0,
    };
    try {
        await push(open, volume.begin(stampAt(clock, clock.nowUs()), abandoned));
    }
    catch (error) {
        epoch.wipe();
        throw error;
    }
    return open;
}
export async function push(into, bytes) {
    const { appender, volume } = into;
    const { size } = volume;
    assert(size > into.durable, 'an append adds leaves');
    into.fileBytes += bytes.length;
    await appender.push(bytes, size);
    await appender.settle();
    into.durable = size;
    into.durableBytes = into.fileBytes;
}
