/**
 * The handing over as the device sees it: somebody outside does it, and the dock region waits for its end.
 *
 *   dock region ─invoke─► offload(host) ─► progress … ─► done | failed, why
 *
 * Who talks to which station, and in which protocol, is not the device's affair: `Offload` is handed in. It works
 * on what lies on the card, and writes into the ledger through the host only.
 */
import { fromCallback } from 'xstate';
import { ZeugeError } from '../errors.js';
/** One at a time: a second one waits until the first has let go of the card. */
export function createOffloading(parts) {
    let running = Promise.resolve();
    async function handOver(stop) {
        const { clock, ledger, log, offload, progress } = parts;
        if (stop.aborted)
            return undefined;
        const end = await offload({ ledger, progress, stop }).catch((error) => {
            const code = error instanceof ZeugeError ? error.code : 'INTERNAL';
            log({ level: 'error', event: 'offload.broke', code, message: String(error) });
            return { done: false, problem: 'offload-failed' };
        });
        progress(undefined);
        const atUs = clock.nowUs();
        if (end.done)
            log({ level: 'info', event: 'offload.done' });
        else
            log({ level: 'warn', event: 'offload.failed', problem: end.problem });
        return end.done ? { type: 'offload.done', atUs } : { type: 'offload.failed', atUs, problem: end.problem };
    }
    return {
        actor: fromCallback(({ sendBack }) => {
            const aborter = new AbortController();
            running = running.then(async () => {
                const event = await handOver(aborter.signal);
                if (event !== undefined && !aborter.signal.aborted)
                    sendBack(event);
            });
            return () => aborter.abort();
        }),
        /** Resolves once nothing of it touches the card or the ledger any more. */
        settled: () => running,
    };
}
