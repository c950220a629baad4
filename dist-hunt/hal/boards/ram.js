/** Memory this process may use: the machine's, or what its control group leaves it. */
import { totalmem } from 'node:os';
export function ramBytes() {
    const limit = process.constrainedMemory();
    return limit > 0 ? Math.min(totalmem(), limit) : totalmem();
}
