import { hexOf } from '../bytes.js';
import { ABANDONED_MAX } from '../crypto/event.js';
import { readVolume, VOLUME_BYTES_MAX } from '../crypto/readvolume.js';
import { LEDGER_DIRECTORY, volumeName, volumeNumber } from './names.js';
export async function readHistory(disk, primitives, deviceKey) {
    const entries = await disk.list(LEDGER_DIRECTORY);
    let best;
    let previousVolume = null;
    let volumes = 0;
    let hasGenesis = false;
    let policy;
    const clockKnown = new Map();
    const ended = new Set();
    const listed = new Set();
    const tails = [];
    for (const { name } of entries) {
        const number = volumeNumber(name);
        if (number === undefined)
            continue;
        const file = await disk.read(volumeName(number), 0, VOLUME_BYTES_MAX + 1);
        const reading = readVolume(primitives, file, deviceKey);
        volumes = number + 1;
        previousVolume = primitives.sha256(file);
        if (reading !== undefined && reading.size > (best?.size ?? 0))
            best = reading;
        for (const { event, unixUs } of reading?.events ?? []) {
            const boot = reading?.header.statement.counter;
            if (boot !== undefined && unixUs !== 0n && !clockKnown.has(boot))
                clockKnown.set(boot, Number(unixUs));
            note(event, ended, listed);
            hasGenesis ||= event.type === 'genesis';
            if (event.type === 'policy')
                policy = event;
        }
        const tail = reading?.tail ?? { bytes: file.length, hash: previousVolume };
        if (tail.bytes > 0)
            tails.push({ volume: number, size: reading?.size ?? best?.size ?? 0, ...tail });
    }
    return {
        volumes,
        size: best?.size ?? 0,
        root: best?.root ?? primitives.sha256(),
        frontier: best?.frontier ?? [],
        previousVolume,
        abandoned: tails.filter((tail) => !listed.has(tail.volume)).slice(0, ABANDONED_MAX),
        ended,
        hasGenesis,
        clockKnown,
        ...(policy && { policy }),
    };
}
function note(event, ended, listed) {
    if (event.type === 'closed' || event.type === 'recovered')
        ended.add(hexOf(event.segment));
    if (event.type === 'volume')
        for (const tail of event.abandoned)
            listed.add(tail.volume);
}
