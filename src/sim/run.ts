/**
 * Plays a scenario: the real device on the simulated board, in virtual time, with a hand that follows the steps.
 *
 *   steps ─► world (board, device, card) ─► expectations
 *
 * Time 0 is the first standby. At equal times steps come before expectations. The same scenario, seed
 * and profile give the same trace hash. It judges nothing itself: expectation.ts does.
 */
import type { DiskImage } from '../../hal/mock/medium.ts'
import type { MockBoard } from '../../hal/mock/open.ts'
import { smallMedia } from '../../hal/mock/small.ts'
import { hexOf } from '../bytes.ts'
import type { TraceRecord } from '../device/status.ts'
import type { Moment } from '../device/vocabulary.ts'
import type { CardReport } from './card.ts'
import { checkExpectation, needsCard, type Outcome } from './expectation.ts'
import type { Excuse } from './fault.ts'
import { type Conclusion, createInspector, type Inspector } from './inspector.ts'
import { remembering } from './remember.ts'
import type { Expectation, Scenario } from './scenario.ts'
import { createTraceHash } from './trace.ts'
import type { Violation } from './violation.ts'
import { createWorld, type World, type WorldSetup } from './world.ts'

export interface RunSetup extends Omit<WorldSetup, 'seed'> {
  /** In place of the scenario's. */
  readonly seed?: number
  readonly trace?: (record: TraceRecord) => void
  /** The board of each boot, as it is switched on. */
  readonly started?: (board: MockBoard) => void
  /** What faults that are in no step may cost from beginning to end. */
  readonly assume?: readonly Excuse[]
}

export interface ScenarioRun {
  /** Every expectation held, and every invariant. */
  readonly ok: boolean
  /** Invariants that were broken; none in a run that is well. */
  readonly violations: readonly Violation[]
  readonly seed: number
  readonly outcomes: readonly Outcome[]
  /** Hexadecimal SHA-256 over the canonical trace lines. */
  readonly traceHash: string
  readonly traceRecords: number
  readonly boots: number
  /** What is on the card at the end. */
  readonly card: CardReport
  readonly image: DiskImage
}

/** What the wearer felt and heard: the newest are kept. */
const MOMENTS_MAX = 10_000

export async function runScenario(scenario: Scenario, setup: RunSetup): Promise<ScenarioRun> {
  const seed = setup.seed ?? scenario.seed
  const primitives = remembering(setup.primitives)
  const hash = createTraceHash(setup.primitives.sha256Stream(), hexOf)
  let traceRecords = 0
  const moments: Moment[] = []
  const noteMoment = (moment: Moment): void => {
    if (moments.push(moment) > MOMENTS_MAX) moments.shift()
  }
  const small = scenario.camera === 'small' && setup.media === undefined
  const inspector: Inspector = createInspector(
    { profile: setup.profile, primitives, assume: setup.assume ?? [] },
    () => world,
    (record) => {
      hash.add(record)
      traceRecords++
      if (record.type === 'effect' && record.effect.type === 'perceive') noteMoment(record.effect.moment)
      setup.trace?.(record)
    },
  )
  const started = (boot: number): void => {
    inspector.events.started?.(boot)
    setup.started?.(world.board)
  }
  const world: World = createWorld(
    { ...setup, primitives, seed, ...(small && { media: smallMedia }) },
    { ...inspector.events, started },
  )
  await world.begin()
  const outcomes: Outcome[] = []
  let conclusion: Conclusion | undefined
  /** The card is looked at after an orderly end, the state as it was before. */
  async function end(): Promise<Conclusion> {
    if (conclusion !== undefined) return conclusion
    const lastState = world.status()
    await world.stop().catch(inspector.broke)
    conclusion = await inspector.conclude(lastState)
    return conclusion
  }
  const check = async (expectation: Expectation, ended?: Conclusion): Promise<void> => {
    const card = ended?.card ?? (needsCard(expectation.expected) ? await world.card() : undefined)
    const violations = ended?.violations ?? []
    const [status, perceived] = [world.status(), world.perceived()]
    const seen = { status, perceived, moments, card, pressUs: world.pressUs, violations }
    outcomes.push(...checkExpectation(expectation, seen))
  }
  try {
    await play(scenario, world, inspector, check)
  } catch (error) {
    inspector.broke(error)
  }
  for (const one of scenario.expectations)
    if (one.atEnd) await check(one, needsEnd(one) ? await end() : undefined)
  const { violations, card, image } = await end()
  return {
    ok: violations.length === 0 && outcomes.every(({ ok }) => ok),
    violations,
    seed,
    outcomes,
    traceHash: hash.hex(),
    traceRecords,
    boots: world.boots,
    card,
    get image() {
      return image()
    },
  }
}

type Check = (expectation: Expectation) => Promise<void>

async function play(scenario: Scenario, world: World, inspector: Inspector, check: Check): Promise<void> {
  const early = scenario.expectations.filter(({ atEnd }) => !atEnd)
  const moments = [...new Set([...scenario.steps, ...early].map(({ atUs }) => atUs))].sort((a, b) => a - b)
  let next = 0
  for (const atUs of moments) {
    await world.passUntil(atUs)
    for (let step = scenario.steps[next]; step?.atUs === atUs; step = scenario.steps[++next]) {
      inspector.acted(step.action)
      world.act(step.action, String(atUs))
      inspector.done()
    }
    for (const one of early) if (one.atUs === atUs) await check(one)
  }
  await world.passUntil(scenario.durationUs)
}

const needsEnd = ({ expected }: Expectation): boolean =>
  needsCard(expected) || expected.invariants !== undefined
