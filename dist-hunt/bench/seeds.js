/**
 * Shifts in one process, seed by seed: one JSON line each, and how fast it went.
 *
 *   node dist/bench/seeds.js [--from 1] [--count 20] [--hours 10] [--stubbed]
 *
 * `--stubbed`: crypto that costs nothing, to measure the rest. Exit code 1 where an invariant was broken.
 */
import { parseArgs } from 'node:util';
import { runSeed } from '../src/sim/seed.js';
import { wordsOf } from '../src/sim/violation.js';
import { shiftOptions } from './shifts.js';
import { stubPrimitives } from './stubs.js';
const { values } = parseArgs({
    options: {
        from: { type: 'string', default: '1' },
        count: { type: 'string', default: '20' },
        hours: { type: 'string', default: '10' },
        stubbed: { type: 'boolean', default: false },
    },
});
const shift = shiftOptions(Number(values.hours));
const options = values.stubbed ? { ...shift, primitives: stubPrimitives } : shift;
const from = Number(values.from);
const startedMs = performance.now();
const cpuBefore = process.cpuUsage();
let hours = 0;
let recordedS = 0;
for (let seed = from; seed < from + Number(values.count); seed++) {
    const { ok, traceHash, violations, cameraHours, ...result } = await runSeed(seed, options);
    hours += cameraHours;
    recordedS += result.recordedS;
    if (!ok)
        process.exitCode = 1;
    console.log(JSON.stringify({ seed, ok, traceHash, boots: result.boots, violations: violations.map(wordsOf) }));
}
const ms = performance.now() - startedMs;
const { user, system } = process.cpuUsage(cpuBefore);
const timesReal = Math.round((hours * 3_600_000) / ms);
const timesCpu = Math.round((hours * 3_600_000_000) / (user + system));
console.log(JSON.stringify({
    count: Number(values.count),
    hours,
    recordedS: Math.round(recordedS),
    ms: Math.round(ms),
    timesReal,
    timesCpu,
}));
