/**
 * Keeps a part of the board open: opens it, says when it is gone, and tries again each second until it is closed.
 *
 *   open ─► look each second ─► … ─► lost(why) ─► report(false, why) ─► open again … ─► report(true)
 *
 * The first report comes from the first attempt, and after that only changes are told. It knows nothing of the part.
 */
import { ZeugeError } from '../src/errors.js';
/** A vanished part is told within two seconds: one look, and what the look takes. */
export const LOOK_MS = 1_000;
/** Resolves after the first attempt, whatever came of it. */
export async function keepOpen(options) {
    const { clock, report, lookMs = LOOK_MS } = options;
    let part;
    let told;
    let closed = false;
    let timer;
    let attempt = 0;
    function tell(ok, why) {
        if (told === ok || closed)
            return;
        told = ok;
        report(ok, why);
    }
    function lose(why) {
        attempt++;
        const gone = part;
        part = undefined;
        try {
            gone?.close();
        }
        catch {
            // It is gone: whether it can still be closed in good order does not matter.
        }
        tell(false, why);
    }
    async function again() {
        if (part === undefined)
            await tryOpen();
        else
            look(part);
        if (!closed)
            timer = clock.setTimeout(() => void again(), lookMs);
    }
    function look(open) {
        try {
            const why = open.look?.();
            tell(why === undefined, why ?? '');
        }
        catch (error) {
            lose(sentenceOf(error));
        }
    }
    async function tryOpen() {
        const mine = ++attempt;
        try {
            const found = await options.open((why) => {
                if (mine === attempt && !closed)
                    lose(why);
            });
            if (closed || mine !== attempt)
                return found.close();
            part = found;
            tell(true, '');
            options.opened?.(found);
        }
        catch (error) {
            lose(sentenceOf(error));
        }
    }
    await again();
    return {
        now: () => part,
        use(work) {
            if (part === undefined)
                return;
            try {
                work(part);
            }
            catch (error) {
                lose(sentenceOf(error));
            }
        },
        close() {
            if (closed)
                return;
            closed = true;
            clock.clearTimeout(timer);
            part?.close();
            part = undefined;
        },
    };
}
/** What the system said, in words that a person can act on; a bug of ours is not swallowed. */
export function sentenceOf(error) {
    if (error instanceof ZeugeError)
        return error.message;
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
        const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
        return `${path}${WORDS[error.code] ?? error.message}`;
    }
    throw error;
}
const WORDS = {
    ENOENT: 'is not there',
    ENODEV: 'the device is gone',
    ENXIO: 'no device behind it',
    EACCES: 'may not be opened by this user',
    EPERM: 'may not be changed by this user',
    EROFS: 'cannot be written to',
    EBUSY: 'is in use by another program or driver',
};
