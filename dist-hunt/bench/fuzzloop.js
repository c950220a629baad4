import { createDice, mutate } from './mutate.js';
export const FAILURES_MAX = 20;
const CASE_MS_MAX = 5_000;
const MEMORY_GROWTH_BYTES_MAX = 512 * 1024 * 1024;
export async function fuzz(targets, plan) {
    const shares = targets.reduce((sum, { share }) => sum + share, 0);
    const failures = [];
    const rows = [];
    let memoryBytes = 0;
    for (const target of targets) {
        const cases = Math.ceil((plan.cases * target.share) / shares);
        const from = plan.onlyCase ?? 0;
        const until = plan.onlyCase === undefined ? cases : plan.onlyCase + 1;
        let slowestMs = 0;
        let warm = process.memoryUsage.rss();
        const startedMs = performance.now();
        for (let number = from; number < until && failures.length < FAILURES_MAX; number++) {
            const beganMs = performance.now();
            const error = await runCase(target, plan.seed, number);
            const tookMs = performance.now() - beganMs;
            slowestMs = Math.max(slowestMs, tookMs);
            const slow = tookMs > CASE_MS_MAX ? `it took ${tookMs.toFixed(0)} ms` : undefined;
            const wrong = error ?? slow;
            if (wrong !== undefined)
                failures.push({ target: target.name, number, error: wrong });
            if (number === Math.floor(until / 10))
                warm = process.memoryUsage.rss();
        }
        memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss() - warm);
        rows.push({ name: target.name, cases: until - from, tookMs: performance.now() - startedMs, slowestMs });
    }
    if (memoryBytes > MEMORY_GROWTH_BYTES_MAX)
        failures.push({ target: 'all', number: plan.cases, error: `memory grew by ${memoryBytes} bytes` });
    return { rows, failures, memoryBytes };
}
async function runCase(target, seed, number) {
    const name = [...target.name].map((letter) => letter.charCodeAt(0));
    const dice = createDice(seed, number, ...name);
    const origin = dice.int(target.corpus.length);
    const material = target.corpus[origin];
    if (material === undefined)
        return 'nothing to mutate';
    const bytes = mutate(dice, material);
    try {
        await target.run(bytes, origin, dice);
    }
    catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
    return undefined;
}
