/** How a batch of seeds is told: sums, what failed and how to see it again, and a JUnit suite. */
import type { SeedResult } from '../../sim/seed.ts'
import { wordsOf } from '../../sim/violation.ts'
import type { CliContext, Lang } from '../context.ts'
import { bigNumber, decimal, durationText, printResult } from '../output.ts'
import type { Case, Suite } from './junit.ts'
import type { Failure } from './seedfailure.ts'
import { replayCommand } from './seedfailure.ts'
import type { SeedsPlan } from './seedplan.ts'
import { failure, tell } from './simreport.ts'

export interface Tally {
  readonly done: number
  /** Only where there is one seed. */
  readonly results: readonly SeedResult[]
  /** In the order of the seeds. */
  readonly failed: readonly SeedResult[]
  /** What was left behind of those. */
  readonly written: readonly Failure[]
  /** In how many seeds each fault of the world was drawn. */
  readonly faults: ReadonlyMap<string, number>
  readonly cameraHours: number
  readonly boots: number
  readonly recordings: number
  readonly recordedHours: number
  elapsedMs(): number
  timesRealTime(): number
  /** Over the trace hashes of all seeds, in their order. */
  traceHash(): string
  seeds(): readonly number[]
}

export function reportSeeds(context: CliContext, plan: SeedsPlan, tally: Tally): void {
  const { lang } = context
  const { done, failed, written, cameraHours, boots, recordings, recordedHours } = tally
  const tookMs = tally.elapsedMs()
  const cutShort = done < plan.count ? `${done} ${SUMS[lang].of} ${plan.count} ${SUMS[lang].run}` : undefined
  const ok = failed.length === 0 && cutShort === undefined
  const message = failed
    .map(({ seed, violations }) => `seed ${seed}: ${violations.map(wordsOf)[0]}`)
    .join('; ')
  const failures = failed.map((result) => ({
    ...{ seed: result.seed, violations: result.violations, command: replayCommand(plan, result.seed) },
    ...written.find(({ seed }) => seed === result.seed),
  }))
  printResult(
    context,
    {
      ...{
        ok,
        seeds: done,
        from: plan.from,
        hours: plan.hours,
        cameraHours,
        boots,
        recordings,
        recordedHours,
      },
      ...{ tookMs, timesRealTime: tally.timesRealTime(), traceHash: tally.traceHash(), failures },
      faults: Object.fromEntries([...tally.faults].sort()),
      ...(!ok && { error: failure(context, message, cutShort) }),
    },
    () => {
      const sums = SUMS[lang]
      const foot = [
        `${bigNumber(done, lang)} ${sums.seeds}`,
        `${hoursText(cameraHours, lang)} ${sums.hours}`,
        `${bigNumber(recordings, lang)} ${sums.recordings} (${decimal(recordedHours, 1, lang)} h)`,
        `${bigNumber(boots, lang)} ${sums.boots}`,
        `${durationText(tookMs * 1000, lang)}, ${bigNumber(Math.round(tally.timesRealTime()), lang)}×`,
        `trace ${tally.traceHash().slice(0, 16)}`,
      ].join(' · ')
      return [
        ...failures.flatMap((one) => failureLines(lang, one)),
        `${failed.length === 0 ? 'ok' : 'FAILED'} · ${foot}`,
      ].join('\n')
    },
  )
  if (!ok) tell(context, message, cutShort)
}

function hoursText(hours: number, lang: Lang): string {
  return hours < FEW_HOURS ? decimal(hours, 1, lang) : bigNumber(Math.round(hours), lang)
}

const FEW_HOURS = 10
const SUMS = {
  de: {
    seeds: 'Seeds',
    hours: 'Kamerastunden',
    recordings: 'Aufnahmen',
    boots: 'Starts',
    of: 'von',
    run: 'Seeds gelaufen',
  },
  en: {
    seeds: 'seeds',
    hours: 'camera hours',
    recordings: 'recordings',
    boots: 'boots',
    of: 'of',
    run: 'seeds were run',
  },
} as const

type FailureLine = Pick<SeedResult, 'seed' | 'violations'> & { readonly command: string } & Partial<Failure>

function failureLines(lang: CliContext['lang'], failed: FailureLine): readonly string[] {
  const { seed, violations, command, directory, shrunk } = failed
  const words = WORDS[lang]
  return [
    `x seed ${seed}`,
    ...violations.map((violation) => `    ${wordsOf(violation)}`),
    `    ${words.again}: ${command}`,
    ...(shrunk === undefined
      ? []
      : [
          `    ${words.short}: zeuge simulate ${shrunk.file} (${shrunk.steps} ${words.steps}, ${shrunk.runs} ${words.runs})`,
        ]),
    ...(directory === undefined ? [] : [`    ${words.written}: ${directory}`]),
    '',
  ]
}

const WORDS = {
  de: {
    again: 'noch einmal',
    short: 'verkürzt',
    steps: 'Schritte',
    runs: 'Läufe',
    written: 'Spur, Karte, Zeitverlauf',
  },
  en: { again: 'again', short: 'shrunk', steps: 'steps', runs: 'runs', written: 'trace, card, timeline' },
} as const

export function seedSuite(plan: SeedsPlan, tally: Tally): Suite {
  const group = `seeds.${plan.hours}h`
  const seconds = tally.elapsedMs() / 1000
  const broken = new Map(tally.failed.map((result) => [result.seed, result]))
  const cases = tally.seeds().map((seed): Case => {
    const result = broken.get(seed)
    const details = result && [...result.violations.map(wordsOf), replayCommand(plan, seed)].join('\n')
    const message = result?.violations[0]?.name ?? ''
    return {
      ...{ group, name: `seed ${seed}`, seconds: seconds / Math.max(1, tally.done) },
      ...(details !== undefined && {
        failed: { kind: 'failure' as const, code: 'EXPECTATION_FAILED', message, details },
      }),
    }
  })
  const properties = { from: String(plan.from), hours: String(plan.hours), traceHash: tally.traceHash() }
  return { name: 'seeds', seconds, properties, cases }
}
