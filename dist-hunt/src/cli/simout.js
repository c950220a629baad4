/**
 * What a simulation leaves behind with `--out`: the trace, the card as a data directory, the timeline.
 *
 * Nothing of an earlier run is replaced without `--force`; all is checked before anything is played.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDirs } from '../../hal/makedirs.js';
import { ZeugeError } from '../errors.js';
import { exists, fileFault, writeOutput } from './files.js';
import { openTraceFile } from './tracefile.js';
const TRACE = 'trace.jsonl';
const CARD = 'data';
export const TIMELINE = 'timeline.html';
const EVERYTHING = [TRACE, CARD, TIMELINE];
export async function openOut(directory, { force = false }) {
    for (const path of EVERYTHING.map((name) => join(directory, name)))
        if (await exists(path)) {
            if (!force)
                throw new ZeugeError('FILE_EXISTS', `${path}: exists already; it is replaced only with --force`);
            await rm(path, { recursive: true });
        }
    try {
        await makeDirs(directory);
    }
    catch (cause) {
        throw fileFault(cause, directory);
    }
    const file = await openTraceFile(join(directory, TRACE));
    return {
        directory,
        trace: file.write,
        async close(image) {
            await file.close();
            for (const [name, bytes] of image?.files ?? [])
                await writeOutput(join(directory, CARD, name), bytes, { force: true, mode: 0o600 });
        },
    };
}
