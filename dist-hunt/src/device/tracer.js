import { ZeugeError } from '../errors.js';
import { FREE_BYTES_LOW, FREE_BYTES_MIN } from '../store/space.js';
/** An answer of the disk that takes longer is worth a line: the wearer's confirmation waits for it. */
const SLOW_MS = 500;
/** Answers to a question, not faults of the disk. */
const ANSWERS = ['FILE_MISSING', 'FILE_EXISTS'];
export function createTracer(clock, write) {
    if (write === undefined)
        return () => undefined;
    let seq = 0;
    return (entry) => write({ v: 1, tNs: `${clock.nowUs()}000`, seq: seq++, ...entry });
}
/** The same source; each item is told before it is heard. */
export function heard(source, tell) {
    return (listener) => source((item) => {
        tell(item);
        listener(item);
    });
}
export function traceDisk(clock, disk, trace) {
    let room = 'enough';
    async function ask(operation, answer) {
        const fromUs = clock.nowUs();
        const slow = () => {
            const ms = Math.round((clock.nowUs() - fromUs) / 1000);
            if (ms >= SLOW_MS)
                trace({ src: 'disk', type: 'slow', operation, ms });
        };
        try {
            const given = await answer;
            slow();
            return given;
        }
        catch (error) {
            slow();
            if (error instanceof ZeugeError && !ANSWERS.includes(error.code))
                trace({ src: 'disk', type: 'fault', operation, code: error.code });
            throw error;
        }
    }
    const traceFile = (file) => ({
        append: (bytes) => ask('append', file.append(bytes)),
        sync: () => ask('sync', file.sync()),
        close: () => ask('close', file.close()),
    });
    return {
        create: async (name) => traceFile(await ask('create', disk.create(name))),
        replace: (name, bytes) => ask('replace', disk.replace(name, bytes)),
        read: (name, offset, length) => ask('read', disk.read(name, offset, length)),
        size: (name) => ask('size', disk.size(name)),
        list: (directory) => ask('list', disk.list(directory)),
        makeDir: (directory) => ask('makeDir', disk.makeDir(directory)),
        syncDir: (directory) => ask('syncDir', disk.syncDir(directory)),
        syncFile: (name) => ask('sync', disk.syncFile(name)),
        remove: (name) => ask('remove', disk.remove(name)),
        async space() {
            const space = await ask('space', disk.space());
            const { freeBytes } = space;
            const now = freeBytes < FREE_BYTES_MIN ? 'full' : freeBytes < FREE_BYTES_LOW ? 'low' : 'enough';
            if (now !== room)
                trace({ src: 'disk', type: 'space', freeBytes });
            room = now;
            return space;
        },
    };
}
