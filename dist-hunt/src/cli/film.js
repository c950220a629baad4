import { ZeugeError } from '../errors.js';
import { createJoin } from '../media/join.js';
import { writeAside, writeBehind } from './files.js';
import { startProgress } from './progress.js';
/** INTERRUPTED on Ctrl-C; nothing is left then, nor after an error. */
export async function writeFilm(context, path, recording) {
    let interrupted = false;
    const ignore = context.onInterrupt(() => {
        interrupted = true;
    });
    const stop = () => {
        if (interrupted)
            throw new ZeugeError('INTERRUPTED', `${path}: interrupted, nothing was written`);
    };
    try {
        return await writeAside(path, { force: true, mode: 0o600 }, async (file) => {
            const film = await pour(context, file, recording, stop);
            stop();
            return film;
        });
    }
    finally {
        ignore();
    }
}
async function pour(context, file, recording, stop) {
    const join = createJoin(recording.inits, {
        durUs: recording.untilUs - recording.fromUs,
        fromZero: true,
    });
    if (join === undefined)
        throw new ZeugeError('NOTHING_TO_OPEN', 'the recording names no format that can be played');
    const progress = startProgress(context, 'open', recording.mediaBytes);
    let bytes = 0;
    const behind = writeBehind(file);
    const write = async (...pieces) => {
        await behind.write(...pieces);
        bytes += pieces.reduce((sum, { length }) => sum + length, 0);
    };
    try {
        await write(join.head());
        for await (const part of recording.parts()) {
            stop();
            const pieces = join.fragment(part);
            if (pieces !== undefined)
                await write(...pieces);
            progress.update(bytes);
        }
        await write(join.tail());
        await behind.settle();
    }
    finally {
        progress.end();
    }
    return { bytes, leftOut: join.leftOut };
}
