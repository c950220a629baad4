/**
 * Plays a scenario file and tells the outcome: one line for each expectation, the trace and the card on request.
 */
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { openTape, parseTape, TAPE_BYTES_MAX } from '../../hal/camera/tape.ts'
import { makeDirs } from '../../hal/makedirs.ts'
import type { DiskImage } from '../../hal/mock/medium.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { textOf } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import type { Outcome } from '../sim/expectation.ts'
import { type RunSetup, runScenario, type ScenarioRun } from '../sim/run.ts'
import { parseScenario, SCENARIO_BYTES_MAX, type Scenario } from '../sim/scenario.ts'
import { traceLine } from '../sim/trace.ts'
import type { CliContext } from './context.ts'
import { ENDINGS } from './errors.ts'
import { exists, fileFault, readInput, writeOutput } from './files.ts'
import type { SimulateFlags } from './flags.ts'
import { decimal, printResult, table } from './output.ts'
import { loadProfile } from './profiles.ts'
import { installed } from './version.ts'

const EXIT_EXPECTATION = 1
const SEED_MAX = 0xffff_ffff
const TRACE = 'trace.jsonl'
const CARD = 'data'

export async function simulate(context: CliContext, file: string, flags: SimulateFlags): Promise<void> {
  const path = resolve(context.cwd, file)
  const text = textOf(await readInput(path, SCENARIO_BYTES_MAX))
  if (text === undefined) throw new ZeugeError('SCENARIO_INVALID', `${file}: is not UTF-8 text`)
  const scenario = parseScenario(text, file)
  const seed = flags.seed === undefined ? undefined : seedOf(flags.seed)
  const place = { cwd: /[/\\]/.test(scenario.profile) ? dirname(path) : context.cwd }
  const { profile, hash } = await loadProfile(place, scenario.profile)
  const media = await mediaOf(scenario, dirname(path))
  const out = flags.out === undefined ? undefined : await openOut(resolve(context.cwd, flags.out), flags)
  const startedMs = context.now()
  const run = await runScenario(scenario, {
    primitives: nodePrimitives,
    profile,
    profileHash: hash,
    ...(seed !== undefined && { seed }),
    ...(media && { media }),
    ...(out && { trace: out.trace }),
  })
  const tookMs = context.now() - startedMs
  await out?.close(run.image)
  report(context, scenario, run, tookMs)
}

function seedOf(given: string): number {
  const seed = Number(given)
  if (!/^\d{1,10}$/.test(given) || seed > SEED_MAX)
    throw new ZeugeError('USAGE', `--seed ${given}: a whole number from 0 to ${SEED_MAX} is needed`)
  return seed
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

interface Out {
  readonly trace: NonNullable<RunSetup['trace']>
  close(image: DiskImage): Promise<void>
}

async function openOut(directory: string, { force = false }: SimulateFlags): Promise<Out> {
  const trace = join(directory, TRACE)
  const card = join(directory, CARD)
  for (const path of [trace, card])
    if (await exists(path)) {
      if (!force)
        throw new ZeugeError('FILE_EXISTS', `${path}: exists already; it is replaced only with --force`)
      await rm(path, { recursive: true })
    }
  try {
    await makeDirs(directory)
  } catch (cause) {
    throw fileFault(cause, directory)
  }
  const stream = createWriteStream(trace)
  let fault: unknown
  stream.on('error', (error) => {
    fault ??= error
  })
  return {
    trace: (record) => void stream.write(`${traceLine(record)}\n`),
    async close({ files }) {
      if (fault === undefined) await new Promise<void>((resolve) => stream.end(resolve))
      if (fault !== undefined) throw fileFault(fault, trace)
      for (const [name, bytes] of files)
        await writeOutput(join(card, name), bytes, { force: true, mode: 0o600 })
    },
  }
}

function report(context: CliContext, scenario: Scenario, run: ScenarioRun, tookMs: number): void {
  const { ok, seed, outcomes, traceHash, traceRecords, boots, card } = run
  const { verdict } = card.evidence
  const virtualMs = scenario.durationUs / 1000
  const failed = outcomes.filter((outcome) => !outcome.ok)
  printResult(
    context,
    {
      ok,
      scenario: scenario.name,
      seed,
      verdict,
      recordings: card.recordings.length,
      boots,
      traceHash,
      traceRecords,
      virtualMs,
      tookMs,
      outcomes,
      ...(!ok && { error: { code: 'EXPECTATION_FAILED', message: summary(failed), hint: hint(context) } }),
    },
    () => {
      const times = decimal(virtualMs / Math.max(1, tookMs), 0, context.lang)
      const foot = `${scenario.name} · seed ${seed} · ${verdict} · ${times}× · trace ${traceHash.slice(0, 16)}`
      return `${table(outcomes.map(outcomeRow))}\n\n${ok ? 'ok' : 'FAILED'} · ${foot}`
    },
  )
  if (ok) return
  if (!context.json) context.stderr.write(`zeuge: ${summary(failed)}\n       ${hint(context)}\n`)
  context.setExit(EXIT_EXPECTATION)
}

function outcomeRow({ ok, line, atUs, field, expected, found }: Outcome): string[] {
  const seconds = `${(atUs / 1_000_000).toFixed(1)}s`
  return [ok ? '+' : 'x', seconds, field, expected, ok ? '' : `found: ${found} (line ${line})`]
}

function summary(failed: readonly Outcome[]): string {
  return `${failed.length} expectation(s) did not hold: ${failed.map(({ field, line }) => `${field} (line ${line})`).join(', ')}`
}

function hint({ lang }: CliContext): string {
  return ENDINGS.EXPECTATION_FAILED.hint[lang]
}
