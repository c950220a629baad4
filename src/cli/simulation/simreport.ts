/**
 * How played scenarios are told: one in full, several as a table, all of them as JUnit suites.
 */
import type { Outcome } from '../../sim/expectation.ts'
import type { ScenarioRun } from '../../sim/run.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { wordsOf } from '../../sim/violation.ts'
import type { Judged } from '../../ui/timeline.ts'
import type { CliContext, Lang } from '../context.ts'
import { ENDINGS } from '../errors.ts'
import { decimal, durationText, printResult, table } from '../output.ts'
import type { Case, Suite } from './junit.ts'

export interface Played {
  readonly file: string
  readonly scenario: Scenario
  readonly run: ScenarioRun
  readonly tookMs: number
}

export function reportOne(context: CliContext, played: Played): void {
  const { scenario, run, tookMs } = played
  const { ok, seed, outcomes, violations, traceHash, traceRecords, boots, card } = run
  const { verdict } = card.evidence
  const virtualMs = scenario.durationUs / 1000
  const message = whyText(context.lang, played)
  printResult(
    context,
    {
      ok,
      ...{ scenario: scenario.name, seed, verdict, recordings: card.recordings.length, boots },
      ...{ traceHash, traceRecords, virtualMs, tookMs, outcomes, violations },
      ...(!ok && { error: failure(context, message) }),
    },
    () => {
      const times = decimal(virtualMs / Math.max(1, tookMs), 0, context.lang)
      const foot = `${scenario.name} · seed ${seed} · ${verdict} · ${times}× · trace ${traceHash.slice(0, 16)}`
      const rows = outcomes.map((outcome) => outcomeRow(context.lang, outcome))
      const lines = [table(rows), ...violations.map((one) => `x  ${wordsOf(one)}`)]
      return `${lines.join('\n')}\n\n${ok ? 'ok' : 'FAILED'} · ${foot}`
    },
  )
  if (!ok) tell(context, message)
}

export function reportSeveral(context: CliContext, all: readonly Played[], wanted: number): void {
  const failed = all.filter(({ run }) => !run.ok)
  const ok = failed.length === 0 && all.length === wanted
  const message = failed.map((played) => `${played.file}: ${whyText(context.lang, played)}`).join('; ')
  const scenarios = all.map(({ file, scenario, run, tookMs }) => ({
    ...{ file, ok: run.ok, scenario: scenario.name, seed: run.seed, verdict: run.card.evidence.verdict },
    ...{ traceHash: run.traceHash, tookMs, outcomes: run.outcomes, violations: run.violations },
  }))
  const { of, played } = WORDS[context.lang]
  const cutShort = all.length < wanted ? `${all.length} ${of} ${wanted} ${played}` : undefined
  const error = !ok && { error: failure(context, message, cutShort) }
  printResult(context, { ok, scenarios, ...error }, () => {
    const head = HEAD[context.lang]
    const rows = all.map(({ file, scenario, run, tookMs }) => [
      run.ok ? '+' : 'x',
      file,
      scenario.name,
      String(run.seed),
      durationText(scenario.durationUs, context.lang),
      `${run.outcomes.filter((outcome) => outcome.ok).length}/${run.outcomes.length}`,
      run.card.evidence.verdict,
      `${decimal(tookMs / 1000, 1, context.lang)} s`,
    ])
    const foot = `${all.length - failed.length}/${wanted} ok`
    return `${table([head, ...rows], [3, 4, 5, 7])}\n\n${failed.length === 0 ? 'ok' : 'FAILED'} · ${foot}`
  })
  if (!ok) tell(context, message, cutShort)
}

const HEAD = {
  de: ['', 'Datei', 'Szenario', 'Seed', 'Dauer', 'gehalten', 'Urteil', 'gebraucht'],
  en: ['', 'file', 'scenario', 'seed', 'length', 'held', 'verdict', 'took'],
} as const

const WORDS = {
  de: {
    line: 'Zeile',
    found: 'gefunden',
    missed: 'Erwartung(en) verfehlt',
    of: 'von',
    played: 'Szenarien gespielt',
  },
  en: {
    line: 'line',
    found: 'found',
    missed: 'expectation(s) did not hold',
    of: 'of',
    played: 'scenarios were played',
  },
} as const

export function suiteOf({ file, scenario, run, tookMs }: Played): Suite {
  const { seed, outcomes, violations, traceHash, card } = run
  const seconds = tookMs / 1000
  const cases = outcomes.map((outcome): Case => {
    const { ok, field, expected, found, line } = outcome
    const name = `${secondsOf(outcome)} ${field} ${expected} (line ${line})`
    const message = `expected ${expected}, found ${found}`
    const code = 'EXPECTATION_FAILED'
    const failed = { kind: 'failure', code, message, details: `${file}:${line}` } as const
    return { group: file, name, seconds: seconds / (outcomes.length + 1), ...(!ok && { failed }) }
  })
  const broken = violations.map(wordsOf).join('\n')
  const message = violations[0]?.name ?? ''
  const failed = { kind: 'failure', code: 'EXPECTATION_FAILED', message, details: broken } as const
  const invariants: Case = {
    ...{ group: file, name: 'invariants', seconds: seconds / (outcomes.length + 1) },
    ...(broken !== '' && { failed }),
  }
  return {
    name: scenario.name,
    seconds,
    properties: { seed: String(seed), profile: scenario.profile, traceHash, verdict: card.evidence.verdict },
    cases: [...cases, invariants],
    out: `zeuge simulate ${file} --seed ${seed}`,
  }
}

function outcomeRow(lang: Lang, outcome: Outcome): string[] {
  const { ok, line, field, expected, found } = outcome
  const words = WORDS[lang]
  const why = ok ? '' : `${words.found}: ${found} (${words.line} ${line})`
  return [ok ? '+' : 'x', secondsOf(outcome), field, expected, why]
}

function secondsOf({ atUs }: Outcome): string {
  return `${(atUs / 1_000_000).toFixed(1)}s`
}

function whyText(lang: Lang, { run }: Played): string {
  const words = WORDS[lang]
  const missed = run.outcomes
    .filter(({ ok }) => !ok)
    .map(({ field, line }) => `${field} (${words.line} ${line})`)
  const [violation] = run.violations
  return [
    ...(missed.length === 0 ? [] : [`${missed.length} ${words.missed}: ${missed.join(', ')}`]),
    ...(violation === undefined ? [] : [wordsOf(violation)]),
  ].join('; ')
}

/** @param cutShort how far it came, where an interrupt ended it */
export function failure({ lang }: Pick<CliContext, 'lang'>, message: string, cutShort?: string) {
  const code = cutShort === undefined ? 'EXPECTATION_FAILED' : 'INTERRUPTED'
  const words = [message, cutShort ?? ''].filter((part) => part !== '').join('; ')
  return { code, message: words, hint: ENDINGS[code].hint[lang] } as const
}

/** For people the reason on stderr, for all the exit code. */
export function tell(context: CliContext, message: string, cutShort?: string): void {
  const { code, message: words, hint } = failure(context, message, cutShort)
  if (!context.json) context.stderr.write(`zeuge: ${words}\n       ${hint}\n`)
  context.setExit(ENDINGS[code].exit)
}

/** For the top of a timeline. */
export function judgedOf({ outcomes, violations }: ScenarioRun): readonly Judged[] {
  const expected = outcomes.map(({ atUs, ok, field, expected, found }) => ({
    atUs,
    ok,
    text: `${field}: ${expected}${ok ? '' : `, found ${found}`}`,
  }))
  const broken = violations.map(({ atUs, invariant, words }) => ({
    atUs,
    ok: false,
    text: `invariant ${invariant}: ${words}`,
  }))
  return [...expected, ...broken]
}
