/**
 * `zeuge profile`: what a camera would follow, before it does: check, show, diff.
 *
 * Reads files and nothing else. A value nobody confirmed makes `check` fail, as it makes the camera refuse;
 * `show` and `diff` show it with its status.
 */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { say } from './context.js';
const EXAMPLES = `
A profile is an installed one by its id, or a file. No profile is legal advice.

Examples:
  zeuge profile show                          the installed ones
  zeuge profile show ordnungsamt-nrw          each value, its status and where it stands
  zeuge profile check my-city.yaml            as the camera would: exit 3 and the line that is wrong
  zeuge profile diff ordnungsamt-nrw my-city.yaml
`;
export function register(program, context) {
    const command = program
        .command('profile')
        .description('check, show and compare the rules a camera follows')
        .addHelpText('after', EXAMPLES);
    command
        .command('check')
        .description('check profiles as the camera would; exit 3 where one would be refused')
        .argument('<profile...>', 'id or file')
        .option('--accept <values...>', 'accept these unconfirmed values by name')
        .option('--json', 'one JSON object')
        .action((given, { accept }) => check(context, given, accept ?? []));
    command
        .command('show')
        .description('show every value, its status and its source; without a profile, list the installed ones')
        .argument('[profile]', 'id or file')
        .option('--json', 'one JSON object')
        .action((given) => (given === undefined ? list(context) : show(context, given)));
    command
        .command('diff')
        .description('show where two profiles differ')
        .argument('<profile>', 'id or file')
        .argument('<other>', 'id or file')
        .option('--json', 'one JSON object')
        .action((one, other) => diff(context, one, other));
}
async function check(context, given, accepted) {
    const { loadProfile } = await import('./profiles.js');
    const { failureOf } = await import('./errors.js');
    const { printResult } = await import('./output.js');
    const checked = [];
    let exit = 0;
    for (const profile of given) {
        try {
            checked.push({ profile, ok: true, ...(await factsOf(await loadProfile(context, profile, accepted))) });
        }
        catch (error) {
            const failure = failureOf(error, context.lang);
            if (failure.code === 'INTERNAL')
                throw error;
            exit = Math.max(exit, failure.exit);
            checked.push({ profile, ok: false, error: failure.message });
        }
    }
    if (exit !== 0)
        context.setExit(exit);
    printResult(context, { ok: exit === 0, profiles: checked }, () => checked.map((one) => checkedText(context, one)).join('\n'));
}
async function factsOf({ profile, hash }) {
    const { hexOf } = await import('../bytes.js');
    const { valuesWith } = await import('../device/profile.js');
    const { id, version } = profile;
    const secondary = valuesWith(profile, 'secondary');
    return { id, version, sha256: hexOf(hash), secondary, unconfirmed: valuesWith(profile, 'unconfirmed') };
}
function checkedText(context, { profile, error, id, version, ...facts }) {
    if (error !== undefined)
        return say(context, REFUSED) + error;
    const lists = ['secondary', 'unconfirmed'].flatMap((status) => {
        const names = facts[status] ?? [];
        return names.length === 0 ? [] : [`; ${say(context, STATUSES[status])}: ${names.join(', ')}`];
    });
    return `${profile}: ${say(context, GOOD)} (${id} ${version})${lists.join('')}`;
}
async function list(context) {
    const { installed } = await import('./version.js');
    const { printResult, table } = await import('./output.js');
    const files = (await readdir(join(installed().root, 'profiles'))).filter((name) => name.endsWith('.yaml'));
    const profiles = [];
    for (const file of files.sort()) {
        const { id, version, name } = (await loadAny(context, basename(file, '.yaml'))).profile;
        profiles.push({ id, version, name });
    }
    printResult(context, { ok: true, profiles }, () => table(profiles.map(({ id, version, name }) => [id, version, name])));
}
async function show(context, given) {
    const { printResult, table } = await import('./output.js');
    const loaded = await loadAny(context, given);
    const { id, version, name, note } = loaded.profile;
    const values = await valuesOf(loaded.profile);
    const { sha256 } = await factsOf(loaded);
    printResult(context, { ok: true, id, version, name, note, sha256, values }, () => {
        const rows = values.map((value) => [
            value.name,
            textOf(value.value),
            value.status === undefined ? '–' : say(context, STATUSES[value.status]),
            value.source === undefined ? '' : `${value.source.section}: ${value.source.wording}`,
        ]);
        return `${name} (${id} ${version})\n${note}\nSHA-256 ${sha256}\n\n${table([HEADS.map((head) => say(context, head)), ...rows])}`;
    });
}
async function diff(context, one, other) {
    const { printResult, table } = await import('./output.js');
    const [left, right] = [await loadAny(context, one), await loadAny(context, other)];
    const [before, after] = [await valuesOf(left.profile), await valuesOf(right.profile)];
    const names = [...new Set([...before, ...after].map(({ name }) => name))];
    const differences = names.flatMap((name) => {
        const [from, to] = [before, after].map((values) => {
            const found = values.find((value) => value.name === name);
            return { value: found?.value ?? null, status: found?.status ?? null };
        });
        return textOf(from.value) === textOf(to.value) && from.status === to.status ? [] : [{ name, from, to }];
    });
    const cell = ({ value, status }) => `${textOf(value)}${status === null ? '' : ` (${say(context, STATUSES[status])})`}`;
    printResult(context, { ok: true, differences }, () => differences.length === 0
        ? say(context, SAME)
        : table([['', one, other], ...differences.map(({ name, from, to }) => [name, cell(from), cell(to)])]));
}
/** With its unconfirmed values: to be looked at, not to be followed. */
async function loadAny(context, given) {
    const { loadProfile } = await import('./profiles.js');
    const { LEGAL_NAMES } = await import('../device/profilefile.js');
    return loadProfile(context, given, LEGAL_NAMES);
}
/** Told beside the values, or expanded into lines of their own. */
const NO_VALUES = [
    ...['id', 'version', 'name', 'note', 'statuses', 'sources', 'gestures', 'texts', 'sensations', 'lamps'],
];
/** Every value the camera would follow, the ones of law first; of texts and patterns, those that are not the camera's own. */
async function valuesOf(profile) {
    const { LEGAL_NAMES } = await import('../device/profilefile.js');
    const { LAMPS } = await import('../device/lamps.js');
    const { SENSATIONS } = await import('../device/perception.js');
    const { LANGUAGE_TAGS, TEXT_KEYS, TEXTS } = await import('../device/texts.js');
    const others = Object.keys(profile).filter((name) => !NO_VALUES.includes(name) && !LEGAL_NAMES.some((legal) => legal === name));
    const own = (name, value, usual) => value === usual ? [] : [{ name, value, status: undefined, source: undefined }];
    return [
        ...LEGAL_NAMES.map((name) => ({
            name,
            value: profile[name],
            status: profile.statuses[name],
            source: profile.sources[name],
        })),
        ...others.map((name) => ({ name, value: profile[name], status: undefined, source: undefined })),
        ...Object.entries(profile.gestures).map(([name, value]) => ({
            name: `gestures.${name}`,
            value,
            status: undefined,
            source: undefined,
        })),
        ...LANGUAGE_TAGS.flatMap((tag) => TEXT_KEYS.flatMap((key) => own(`texts.${tag}.${key}`, profile.texts[tag][key], TEXTS[tag][key]))),
        ...Object.keys(SENSATIONS).flatMap((moment) => own(`patterns.${moment}`, profile.sensations[moment], SENSATIONS[moment])),
        ...LAMPS.flatMap(({ id, pattern }) => own(`lamps.${id}`, profile.lamps[id], pattern)),
    ];
}
function textOf(value) {
    if (value === undefined || value === null)
        return '–';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
const STATUSES = {
    confirmed: { de: 'bestätigt', en: 'confirmed' },
    secondary: { de: 'aus zweiter Hand', en: 'secondary' },
    unconfirmed: { de: 'unbestätigt', en: 'unconfirmed' },
};
const HEADS = [
    { de: 'Wert', en: 'value' },
    { de: 'gilt', en: 'is' },
    { de: 'Status', en: 'status' },
    { de: 'Quelle', en: 'source' },
];
const GOOD = { de: 'in Ordnung', en: 'good' };
const REFUSED = { de: 'abgelehnt: ', en: 'refused: ' };
const SAME = { de: 'Beide gelten gleich.', en: 'Both mean the same.' };
