/**
 * `zeuge board dark`: every light, the vibrator and the tone off; what the service runs after it ended, however it did.
 *
 * A recording light that a dead process left on would be a false statement. Under systemd it also notes why the service
 * ended, for the next start to say in the ledger.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openParts } from '../../hal/boards/open.js';
import { disciplinedClock } from '../../hal/clock/disciplined.js';
import { openNodeClock } from '../../hal/clock/node.js';
import { loadBoard } from './boardfile.js';
import { STOPPED_FILE } from './thisboot.js';
export async function darkenBoard(context, given) {
    const { RUNTIME_DIRECTORY: directory, SERVICE_RESULT: result } = context.env;
    if (directory !== undefined && result !== undefined)
        await writeFile(join(directory, STOPPED_FILE), `${result}\n`);
    const { board } = await loadBoard(context, given);
    const mock = { backend: 'mock' };
    const none = { backend: 'none' };
    const lights = { ...board, buttons: mock, battery: mock, dock: none, position: none };
    const clock = disciplinedClock(openNodeClock());
    const parts = await openParts({ board: lights, clock, log: () => undefined, firmware: '' });
    // Opened is dark already; closing says so once more and silences what sounds.
    parts.close();
}
