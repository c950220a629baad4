/**
 * Real power cuts: the camera's own runtime and disk backend on an ext4 file system with a volatile write
 * cache, cut at drawn moments. Nothing acknowledged may be lost, every verdict must be true, and the next
 * start must reach standby.
 *
 *   ZEUGE_CUTS=100 npm run test:powercut     how many cuts; ZEUGE_SEED repeats what was drawn
 */
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { markdownTable, median } from '../../../bench/table.ts'
import { createRandom } from '../../../hal/mock/random.ts'
import { TRUST_FILE } from '../../../src/cli/authority/demokeys.ts'
import { zeuge } from '../../e2e/process.ts'
import { missing, skipReason } from '../needs.ts'
import { type Card, segmentsOf } from './card.ts'
import { openClip } from './clip.ts'
import { CUT_NEEDS, PACKAGES } from './cutneeds.ts'
import { createLives, type MomentName, WRITE_DELAY_MS } from './lives.ts'
import { createOracle, type Outcome } from './oracle.ts'
import { withCutDisk } from './stand.ts'

const CUTS = Number(process.env['ZEUGE_CUTS'] ?? 10)
const SEED = Number(process.env['ZEUGE_SEED'] ?? Math.floor(Math.random() * 1e9))
const DISK_BYTES = 512 * 1024 * 1024
const BY_SIZE: MomentName = 'as a segment rolls'
/** On one disk, one after the other: a cut while it recovers from a cut is among them, and two of those in a row. */
const SERIES: readonly MomentName[] = [
  'while recording',
  'at the start',
  'in the first second',
  'at the start',
  'at the start',
  'at the stop',
  'as the ledger rolls',
  'after the end',
  'while recording',
  BY_SIZE,
]

const lacking = missing(CUT_NEEDS)
const outcomes: Outcome[] = []
afterAll(() => {
  if (outcomes.length > 0) console.log(`${CUTS} power cuts, seed ${SEED}\n${tableOfCuts(outcomes)}`)
})

const series = Array.from({ length: Math.ceil(CUTS / SERIES.length) }, (_, number) => number)
describe.skipIf(lacking.length > 0)(`a power cut${skipReason(lacking, PACKAGES)}`, () => {
  test.each(series)(
    'costs at most 2.2 s and no promise, and the next start says what it found (series %i)',
    (number) =>
      withCutDisk({ bytes: DISK_BYTES, writeDelayMs: WRITE_DELAY_MS }, async (stand) => {
        const lives = createLives(stand, createRandom(SEED, `series ${number}`))
        const oracle = createOracle(await lives.livePeacefully())
        const label = `seed ${SEED}, series ${number}`
        const mine: Outcome[] = []
        for (const moment of momentsOf(number)) {
          const outcome = oracle.judge(await lives.live(moment), `${label}, cut ${mine.length}, ${moment}`)
          mine.push(outcome)
          outcomes.push(outcome)
        }
        const card = await lives.livePeacefully()
        oracle.settle(card, `${label}, after the last cut`)
        await expectToOpen(stand.data, card, mine)
      }),
  )
})

function momentsOf(series: number): readonly MomentName[] {
  const moments = SERIES.slice(0, CUTS - series * SERIES.length)
  // Every other series takes the minute that the other way to a new segment takes.
  return series % 2 === 0 ? moments : moments.map((one) => (one === BY_SIZE ? 'after a minute' : one))
}

/** By the authority, with the commands that a user has. */
async function expectToOpen(data: string, card: Card, outcomes: readonly Outcome[]): Promise<void> {
  const verified = zeuge('verify', data, '--trust', join(data, TRUST_FILE), '--json')
  expect(JSON.parse(verified.stdout)).toMatchObject({ verdict: card.evidence.verdict })
  for (const { life, recordings } of outcomes)
    for (const recording of recordings) {
      const [first] = segmentsOf(card, recording).filter(({ chunks }) => chunks > 0)
      // The synthetic camera's pictures are noise.
      if (first !== undefined) await openClip(data, dirname(first.file), life.moment !== BY_SIZE)
    }
}

function tableOfCuts(all: readonly Outcome[]): string {
  const lines = [...new Set(all.map(({ life }) => life.moment))].flatMap((moment) => {
    const of = all.filter(({ life }) => life.moment === moment)
    return of.length === 0 ? [] : [lineOf(moment, of)]
  })
  const heading = [
    'cut',
    'cuts',
    'sectors in the cache',
    'survived',
    'lost, median',
    'lost, most',
    'verdicts before the next start',
  ]
  return markdownTable([heading, ...lines, lineOf('all', all)])
}

function lineOf(what: string, outcomes: readonly Outcome[]): string[] {
  const losses = outcomes.flatMap(({ lossUs }) => lossUs ?? [])
  const ms = (us: number): string => `${Math.round(us / 1000)} ms`
  const sum = (of: (outcome: Outcome) => number): string =>
    String(outcomes.reduce((total, one) => total + of(one), 0))
  const verdicts = new Map<string, number>()
  for (const { verdict = 'none yet' } of outcomes) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
  return [
    ...[
      what,
      String(outcomes.length),
      sum(({ life }) => life.cut.dirty),
      sum(({ life }) => life.cut.survived),
    ],
    ...(losses.length === 0 ? ['–', '–'] : [ms(median(losses)), ms(Math.max(...losses))]),
    [...verdicts].map(([verdict, count]) => `${count} ${verdict}`).join(', '),
  ]
}
