/**
 * The fuzz loop: mutated frozen files against every parser of evidence.
 *
 *   node dist/bench/fuzz.js [--cases 1000000] [--seed N] [--only TARGET] [--case N]
 *
 * Exit code 1 with the number of the case where something does not hold; `--only` and `--case` repeat it.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzzloop.js';
import { fuzzTargets } from './fuzztargets.js';
import { tableOf } from './table.js';
const { values } = parseArgs({
    options: {
        cases: { type: 'string', default: '1000000' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
        case: { type: 'string' },
    },
});
const root = fileURLToPath(new URL('../../test/frozen/1', import.meta.url));
const all = fuzzTargets(root);
const targets = all.filter(({ name }) => values.only === undefined || name === values.only);
if (targets.length === 0)
    throw new Error(`--only is one of ${all.map(({ name }) => name).join(', ')}`);
const { rows, failures, memoryBytes } = await fuzz(targets, {
    cases: Number(values.cases),
    seed: Number(values.seed),
    ...(values.case !== undefined && { onlyCase: Number(values.case) }),
});
console.log(tableOf([
    ...rows.map(({ name, cases, tookMs, slowestMs }) => ({
        what: name,
        measured: `${cases} cases, ${((tookMs * 1000) / Math.max(1, cases)).toFixed(0)} µs each, slowest ${slowestMs.toFixed(0)} ms`,
    })),
    { what: 'resident memory, growth', measured: `${(memoryBytes / 2 ** 20).toFixed(0)} MiB` },
]));
for (const { target, number, error } of failures)
    console.error(`${target} --case ${number}: ${error}`);
if (failures.length > 0)
    process.exitCode = 1;
