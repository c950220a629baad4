/**
 * Plays scenario files and tells the outcome: of one file each expectation, of several a table.
 *
 * All files are read and checked before the first is played, so a mistake in the last costs nothing. An
 * interrupt ends after the scenario that runs, with what was done so far (130).
 */
import { readdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { openTape, parseTape, TAPE_BYTES_MAX } from '../../../hal/camera/tape.ts'
import { simulationPrimitives } from '../../../hal/primitives/simulation.ts'
import { textOf } from '../../bytes.ts'
import { LEGAL_NAMES } from '../../device/profilefile.ts'
import type { TraceRecord } from '../../device/status.ts'
import { ZeugeError } from '../../errors.ts'
import { type RunSetup, runScenario } from '../../sim/run.ts'
import { parseScenario, SCENARIO_BYTES_MAX, type Scenario } from '../../sim/scenario.ts'
import { type LoadedProfile, loadProfile } from '../authority/profiles.ts'
import type { CliContext } from '../context.ts'
import { exists, fileFault, readInput, writeOutput } from '../files.ts'
import type { SimulateFlags } from '../flags.ts'
import { wholeNumber } from '../numbers.ts'
import { startProgress } from '../progress.ts'
import { installed } from '../version.ts'
import { junitXml } from './junit.ts'
import { SEED_MAX } from './seedplan.ts'
import { checkOut, openOut, TIMELINE } from './simout.ts'
import { judgedOf, type Played, reportOne, reportSeveral, suiteOf } from './simreport.ts'
import { writeTimeline } from './timelinefile.ts'

const FILES_MAX = 1000
const SCENARIO_FILE = /\.ya?ml$/

interface Loaded {
  /** As it was given, for messages. */
  readonly file: string
  readonly scenario: Scenario
  readonly profile: LoadedProfile
  readonly media: RunSetup['media']
}

export async function simulate(
  context: CliContext,
  given: readonly string[],
  flags: SimulateFlags,
): Promise<void> {
  const seed = flags.seed === undefined ? undefined : wholeNumber('--seed', flags.seed, 0, SEED_MAX)
  const files = await filesOf(context, given)
  if (files.length > 1 && flags.timeline !== undefined)
    throw new ZeugeError('USAGE', '--timeline is for one scenario; with --out each gets its own')
  const loaded: Loaded[] = []
  for (const file of files) loaded.push(await load(context, file))
  const junit = flags.junit === undefined ? undefined : resolve(context.cwd, flags.junit)
  for (const path of [junit, flags.timeline === undefined ? undefined : resolve(context.cwd, flags.timeline)])
    if (path !== undefined && flags.force !== true && (await exists(path)))
      throw new ZeugeError('FILE_EXISTS', `${path}: exists already; it is replaced only with --force`)
  const outs = loaded.map(({ file }) => outOf(context, file, flags, loaded.length === 1))
  for (const out of outs) if (out !== undefined) await checkOut(out, flags)
  const progress = startProgress(context, 'scenarios', loaded.length, (done) => `${done} / ${loaded.length}`)
  let interrupted = false
  const stop = context.onInterrupt(() => {
    interrupted = true
  })
  const played: Played[] = []
  for (const [at, one] of loaded.entries()) {
    if (interrupted) break
    played.push(await play(context, one, flags, { seed, directory: outs[at] }))
    progress.update(played.length)
  }
  progress.end()
  stop()
  if (junit !== undefined)
    await writeOutput(junit, junitXml(played.map(suiteOf), new Date(context.now()).toISOString()), {
      force: flags.force ?? false,
    })
  const [first] = played
  if (first !== undefined && loaded.length === 1) reportOne(context, first)
  else reportSeveral(context, played, loaded.length)
}

/** Of a directory its scenario files, in lexical order. */
async function filesOf({ cwd }: CliContext, given: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const file of given) {
    const path = resolve(cwd, file)
    try {
      if (!(await stat(path)).isDirectory()) found.push(file)
      else {
        const names = (await readdir(path)).filter((name) => SCENARIO_FILE.test(name)).sort()
        if (names.length === 0)
          throw new ZeugeError('FILE_MISSING', `${file}: no scenario (.yaml) lies in this directory`)
        found.push(...names.map((name) => join(file, name)))
      }
    } catch (cause) {
      throw fileFault(cause, path)
    }
  }
  if (found.length > FILES_MAX)
    throw new ZeugeError('USAGE', `${found.length} scenarios, at most ${FILES_MAX} at once`)
  return found
}

async function load(context: CliContext, file: string): Promise<Loaded> {
  const path = resolve(context.cwd, file)
  const text = textOf(await readInput(path, SCENARIO_BYTES_MAX))
  if (text === undefined) throw new ZeugeError('SCENARIO_INVALID', `${file}: is not UTF-8 text`)
  const scenario = parseScenario(text, file)
  const place = { cwd: /[/\\]/.test(scenario.profile) ? dirname(path) : context.cwd }
  // Nobody is filmed here: what is not confirmed is accepted.
  const profile = await loadProfile(place, scenario.profile, LEGAL_NAMES)
  return { file, scenario, profile, media: await mediaOf(scenario, dirname(path)) }
}

/** `synthetic` and `small`: pseudo units, for logic alone. `tape`: the installed one. `tape:FILE`: beside the scenario. */
async function mediaOf({ camera }: Scenario, directory: string): Promise<RunSetup['media']> {
  if (camera === 'synthetic' || camera === 'small') return undefined
  const tape = /^tape(?::(.+))?$/.exec(camera)
  if (tape === null)
    throw new ZeugeError(
      'SCENARIO_INVALID',
      `camera: ${camera} cannot run in virtual time; use tape, tape:FILE, synthetic or small`,
    )
  const path =
    tape[1] === undefined ? join(installed().root, 'tapes', 'scene.tape') : resolve(directory, tape[1])
  const parsed = parseTape(await readInput(path, TAPE_BYTES_MAX))
  return (clock) => openTape(parsed, clock, { name: camera, skips: true })
}

interface Settings {
  readonly seed: number | undefined
  readonly directory: string | undefined
}

async function play(
  context: CliContext,
  { file, scenario, profile, media }: Loaded,
  flags: SimulateFlags,
  { seed, directory }: Settings,
): Promise<Played> {
  const out = directory === undefined ? undefined : await openOut(directory, flags)
  const records: TraceRecord[] = []
  const wantsTimeline = out !== undefined || flags.timeline !== undefined
  const trace = (record: TraceRecord): void => {
    out?.trace(record)
    records.push(record)
  }
  const startedMs = context.now()
  const run = await runScenario(scenario, {
    primitives: simulationPrimitives,
    profile: profile.profile,
    profileHash: profile.hash,
    ...(seed !== undefined && { seed }),
    ...(media && { media }),
    ...(wantsTimeline && { trace }),
  })
  const tookMs = context.now() - startedMs
  await out?.close(run.image)
  const about = {
    name: scenario.name,
    about: `${file} · seed ${run.seed} · ${run.card.evidence.verdict} · trace ${run.traceHash.slice(0, 16)}`,
    judged: judgedOf(run),
  }
  const pages = [
    ...(out === undefined ? [] : [join(out.directory, TIMELINE)]),
    ...(flags.timeline === undefined ? [] : [resolve(context.cwd, flags.timeline)]),
  ]
  for (const page of pages) await writeTimeline(context, page, records, about, flags.force ?? false)
  return { file, scenario, run, tookMs }
}

/** Several scenarios get a directory each, named like their files. */
function outOf(
  { cwd }: CliContext,
  file: string,
  flags: SimulateFlags,
  isAlone: boolean,
): string | undefined {
  if (flags.out === undefined) return undefined
  const directory = resolve(cwd, flags.out)
  const name = file.replace(SCENARIO_FILE, '').replace(/[^a-zA-Z0-9._-]+/g, '-')
  return isAlone ? directory : join(directory, name)
}
