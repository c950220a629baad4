/**
 * `zeuge profile`: what a camera would follow, before it does: check, show, diff.
 *
 * Reads files and nothing else. A value nobody confirmed makes `check` fail, as it makes the camera refuse;
 * `show` and `diff` show it with its status.
 */
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import type { Profile } from '../../device/profile.ts'
import type { ProfileSource, Status } from '../../device/profilefile.ts'
import type { Moment } from '../../device/vocabulary.ts'
import { type CliContext, say, type Wording } from '../context.ts'
import type { LoadedProfile } from './profiles.ts'

const EXAMPLES = `
A profile is an installed one by its id, or a file. No profile is legal advice.

Examples:
  zeuge profile show                          the installed ones
  zeuge profile show ordnungsamt-nrw          each value, its status and where it stands
  zeuge profile check my-city.yaml            as the camera would: exit 3 and the line that is wrong
  zeuge profile diff ordnungsamt-nrw my-city.yaml
`

export function register(program: Command, context: CliContext): void {
  const command = program
    .command('profile')
    .description('check, show and compare the rules a camera follows')
    .addHelpText('after', EXAMPLES)
  command
    .command('check')
    .description('check profiles as the camera would; exit 3 where one would be refused')
    .argument('<profile...>', 'id or file')
    .option('--accept <values...>', 'accept these unconfirmed values by name')
    .option('--json', 'one JSON object')
    .action((given: string[], { accept }: { accept?: string[] }) => check(context, given, accept ?? []))
  command
    .command('show')
    .description('show every value, its status and its source; without a profile, list the installed ones')
    .argument('[profile]', 'id or file')
    .option('--json', 'one JSON object')
    .action((given?: string) => (given === undefined ? list(context) : show(context, given)))
  command
    .command('diff')
    .description('show where two profiles differ')
    .argument('<profile>', 'id or file')
    .argument('<other>', 'id or file')
    .option('--json', 'one JSON object')
    .action((one: string, other: string) => diff(context, one, other))
}

interface Checked {
  readonly profile: string
  readonly ok: boolean
  readonly id?: string
  readonly version?: string
  readonly sha256?: string
  readonly secondary?: readonly string[]
  readonly unconfirmed?: readonly string[]
  readonly error?: string
}

async function check(context: CliContext, given: readonly string[], accepted: readonly string[]) {
  const { loadProfile } = await import('./profiles.ts')
  const { failureOf } = await import('../errors.ts')
  const { printResult } = await import('../output.ts')
  const checked: Checked[] = []
  let exit = 0
  for (const profile of given) {
    try {
      checked.push({ profile, ok: true, ...(await factsOf(await loadProfile(context, profile, accepted))) })
    } catch (error) {
      const failure = failureOf(error, context.lang)
      if (failure.code === 'INTERNAL') throw error
      exit = Math.max(exit, failure.exit)
      checked.push({ profile, ok: false, error: failure.message })
    }
  }
  if (exit !== 0) context.setExit(exit)
  printResult(context, { ok: exit === 0, profiles: checked }, () =>
    checked.map((one) => checkedText(context, one)).join('\n'),
  )
}

async function factsOf({ profile, hash }: LoadedProfile) {
  const { hexOf } = await import('../../bytes.ts')
  const { valuesWith } = await import('../../device/profile.ts')
  const { id, version } = profile
  const secondary = valuesWith(profile, 'secondary')
  return { id, version, sha256: hexOf(hash), secondary, unconfirmed: valuesWith(profile, 'unconfirmed') }
}

function checkedText(context: CliContext, { profile, error, id, version, ...facts }: Checked): string {
  if (error !== undefined) return say(context, REFUSED) + error
  const lists = (['secondary', 'unconfirmed'] as const).flatMap((status) => {
    const names = facts[status] ?? []
    return names.length === 0 ? [] : [`; ${say(context, STATUSES[status])}: ${names.join(', ')}`]
  })
  return `${profile}: ${say(context, GOOD)} (${id} ${version})${lists.join('')}`
}

async function list(context: CliContext): Promise<void> {
  const { installed } = await import('../version.ts')
  const { printResult, table } = await import('../output.ts')
  const files = (await readdir(join(installed().root, 'profiles'))).filter((name) => name.endsWith('.yaml'))
  const profiles: { readonly id: string; readonly version: string; readonly name: string }[] = []
  for (const file of files.sort()) {
    const { id, version, name } = (await loadAny(context, basename(file, '.yaml'))).profile
    profiles.push({ id, version, name })
  }
  printResult(context, { ok: true, profiles }, () =>
    table(profiles.map(({ id, version, name }) => [id, version, name])),
  )
}

async function show(context: CliContext, given: string): Promise<void> {
  const { printResult, table } = await import('../output.ts')
  const loaded = await loadAny(context, given)
  const { id, version, name, note } = loaded.profile
  const values = await valuesOf(loaded.profile)
  const { sha256 } = await factsOf(loaded)
  printResult(context, { ok: true, id, version, name, note, sha256, values }, () => {
    const rows = values.map((value) => [
      value.name,
      textOf(value.value),
      value.status === undefined ? '–' : say(context, STATUSES[value.status]),
      value.source === undefined ? '' : `${value.source.section}: ${value.source.wording}`,
    ])
    return `${name} (${id} ${version})\n${note}\nSHA-256 ${sha256}\n\n${table([HEADS.map((head) => say(context, head)), ...rows])}`
  })
}

async function diff(context: CliContext, one: string, other: string): Promise<void> {
  const { printResult, table } = await import('../output.ts')
  const [left, right] = [await loadAny(context, one), await loadAny(context, other)]
  const [before, after] = [await valuesOf(left.profile), await valuesOf(right.profile)]
  const names = [...new Set([...before, ...after].map(({ name }) => name))]
  const differences = names.flatMap((name) => {
    const [from, to] = [before, after].map((values) => {
      const found = values.find((value) => value.name === name)
      return { value: found?.value ?? null, status: found?.status ?? null }
    }) as [Side, Side]
    return textOf(from.value) === textOf(to.value) && from.status === to.status ? [] : [{ name, from, to }]
  })
  const cell = ({ value, status }: Side): string =>
    `${textOf(value)}${status === null ? '' : ` (${say(context, STATUSES[status])})`}`
  printResult(context, { ok: true, differences }, () =>
    differences.length === 0
      ? say(context, SAME)
      : table([['', one, other], ...differences.map(({ name, from, to }) => [name, cell(from), cell(to)])]),
  )
}

/** With its unconfirmed values: to be looked at, not to be followed. */
async function loadAny(context: CliContext, given: string): Promise<LoadedProfile> {
  const { loadProfile } = await import('./profiles.ts')
  const { LEGAL_NAMES } = await import('../../device/profilefile.ts')
  return loadProfile(context, given, LEGAL_NAMES)
}

interface Side {
  readonly value: unknown
  readonly status: Status | null
}
interface Value {
  readonly name: string
  readonly value: unknown
  readonly status: Status | undefined
  readonly source: ProfileSource | undefined
}

/** Told beside the values, or expanded into lines of their own. */
const NO_VALUES: readonly string[] = [
  ...['id', 'version', 'name', 'note', 'statuses', 'sources', 'gestures', 'texts', 'sensations', 'lamps'],
]

/** Every value the camera would follow, the ones of law first; of texts and patterns, those that are not the camera's own. */
async function valuesOf(profile: Profile): Promise<readonly Value[]> {
  const { LEGAL_NAMES } = await import('../../device/profilefile.ts')
  const { LAMPS } = await import('../../device/lamps.ts')
  const { SENSATIONS } = await import('../../device/perception.ts')
  const { LANGUAGE_TAGS, TEXT_KEYS, TEXTS } = await import('../../device/texts.ts')
  const others = (Object.keys(profile) as (keyof Profile)[]).filter(
    (name) => !NO_VALUES.includes(name) && !LEGAL_NAMES.some((legal) => legal === name),
  )
  const own = (name: string, value: unknown, usual: unknown): readonly Value[] =>
    value === usual ? [] : [{ name, value, status: undefined, source: undefined }]
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
    ...LANGUAGE_TAGS.flatMap((tag) =>
      TEXT_KEYS.flatMap((key) => own(`texts.${tag}.${key}`, profile.texts[tag][key], TEXTS[tag][key])),
    ),
    ...(Object.keys(SENSATIONS) as Moment[]).flatMap((moment) =>
      own(`patterns.${moment}`, profile.sensations[moment], SENSATIONS[moment]),
    ),
    ...LAMPS.flatMap(({ id, pattern }) => own(`lamps.${id}`, profile.lamps[id], pattern)),
  ]
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const STATUSES: Readonly<Record<Status, Wording>> = {
  confirmed: { de: 'bestätigt', en: 'confirmed' },
  secondary: { de: 'aus zweiter Hand', en: 'secondary' },
  unconfirmed: { de: 'unbestätigt', en: 'unconfirmed' },
}
const HEADS: readonly Wording[] = [
  { de: 'Wert', en: 'value' },
  { de: 'gilt', en: 'is' },
  { de: 'Status', en: 'status' },
  { de: 'Quelle', en: 'source' },
]
const GOOD: Wording = { de: 'in Ordnung', en: 'good' }
const REFUSED: Wording = { de: 'abgelehnt: ', en: 'refused: ' }
const SAME: Wording = { de: 'Beide gelten gleich.', en: 'Both mean the same.' }
