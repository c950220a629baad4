/**
 * What a mutation run found, as the tables of docs/mutation.md.
 *
 *   node dist/bench/mutation.js coverage/mutation/crypto.json
 *
 * Says what the report says; which survivors are equivalent is for people to write.
 */
import { readFileSync } from 'node:fs';
const [report = 'coverage/mutation/crypto.json'] = process.argv.slice(2);
const { files } = JSON.parse(readFileSync(report, 'utf8'));
/** As Stryker counts: a mutant that hangs is found; one that no test reaches is not. Ignored ones do not count. */
const KILLED = new Set(['Killed', 'Timeout']);
const LEFT = new Set(['Survived', 'NoCoverage']);
const row = (name, mutants) => {
    const killed = mutants.filter(({ status }) => KILLED.has(status)).length;
    const counted = killed + mutants.filter(({ status }) => LEFT.has(status)).length;
    const score = counted === 0 ? '–' : `${((100 * killed) / counted).toFixed(1)} %`;
    return `| ${name} | ${counted} | ${killed} | ${score} |`;
};
const names = Object.keys(files).sort();
const mutantsOf = (name) => files[name]?.mutants ?? [];
console.log('| file | mutants | killed | score |\n|---|---|---|---|');
for (const name of names)
    console.log(row(`\`${name}\``, mutantsOf(name)));
console.log(`${row('**all**', names.flatMap(mutantsOf))}\n`);
console.log('| survivor | by | becomes |\n|---|---|---|');
for (const name of names)
    for (const { status, location, mutatorName, replacement } of mutantsOf(name))
        if (LEFT.has(status)) {
            const text = (replacement ?? '').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 60);
            console.log(`| \`${name}:${location.start.line}\` | ${mutatorName} | \`${text}\` |`);
        }
