/**
 * Plays a scenario: the real device on the simulated board, in virtual time, with a hand that follows the steps.
 *
 *   steps ─► board (buttons, cradle, faults, power) ─► device ─► card ─► expectations
 *
 * Time 0 is the first standby. At equal times steps come before expectations. The same scenario, seed
 * and profile give the same trace hash. It judges nothing itself: expectation.ts does.
 */
import type { Camera, Clock, Microphone } from '../../hal/hal.ts'
import type { DiskImage } from '../../hal/mock/medium.ts'
import { type Mock, type MockBoard, openMock } from '../../hal/mock/open.ts'
import { type Bytes, hexOf } from '../bytes.ts'
import type { Profile } from '../device/profile.ts'
import { openDevice } from '../device/runtime.ts'
import type { Device, TraceRecord } from '../device/status.ts'
import type { Primitives } from '../primitives.ts'
import { type CardReport, readCard } from './card.ts'
import { checkExpectation, needsCard, type Outcome } from './expectation.ts'
import { moveFault } from './faults.ts'
import type { Action, Expectation, Scenario } from './scenario.ts'
import { createTraceHash } from './trace.ts'

export interface RunSetup {
  readonly primitives: Primitives
  readonly profile: Profile
  readonly profileHash: Bytes
  /** In place of the scenario's. */
  readonly seed?: number
  /** The board's own synthetic pair where absent. */
  readonly media?: (clock: Clock) => { readonly camera: Camera; readonly microphone?: Microphone }
  readonly trace?: (record: TraceRecord) => void
}

export interface ScenarioRun {
  /** Every expectation held. */
  readonly ok: boolean
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

export async function runScenario(scenario: Scenario, setup: RunSetup): Promise<ScenarioRun> {
  const seed = setup.seed ?? scenario.seed
  const hash = createTraceHash(setup.primitives.sha256Stream(), hexOf)
  let traceRecords = 0
  const world = createWorld({ ...setup, seed }, (record) => {
    hash.add(record)
    traceRecords++
    setup.trace?.(record)
  })
  await world.start()
  const outcomes: Outcome[] = []
  const early = scenario.expectations.filter(({ atEnd }) => !atEnd)
  const moments = [...new Set([...scenario.steps, ...early].map(({ atUs }) => atUs))].sort((a, b) => a - b)
  for (const atUs of moments) {
    await world.passUntil(atUs)
    for (const step of scenario.steps) if (step.atUs === atUs) await world.act(step.action)
    for (const one of early) if (one.atUs === atUs) outcomes.push(...(await world.check(one)))
  }
  await world.passUntil(scenario.durationUs)
  for (const one of scenario.expectations) if (one.atEnd) outcomes.push(...(await world.checkAtEnd(one)))
  await world.stop()
  return {
    ok: outcomes.every(({ ok }) => ok),
    seed,
    outcomes,
    traceHash: hash.hex(),
    traceRecords,
    boots: world.boots(),
    card: await world.card(),
    image: world.image(),
  }
}

interface World {
  start(): Promise<void>
  /** Seals, closes and switches the board off; nothing where it is off already. */
  stop(): Promise<void>
  passUntil(atUs: number): Promise<void>
  act(action: Action): Promise<void>
  check(expectation: Expectation): Promise<readonly Outcome[]>
  /** The state as it is now; the card after an orderly end. */
  checkAtEnd(expectation: Expectation): Promise<readonly Outcome[]>
  card(): Promise<CardReport>
  image(): DiskImage
  boots(): number
}

function createWorld(
  setup: RunSetup & { readonly seed: number },
  trace: (record: TraceRecord) => void,
): World {
  const { primitives, seed, media, profile, profileHash } = setup
  const options = { profile, profileHash, policy: { hash: profileHash, kind: 'demo' }, trace } as const
  let mock: Mock = openMock({ seed, primitives, ...(media && { media }) })
  let device: Device | undefined
  let lastStatus: ReturnType<Device['status']> | undefined
  let elapsedUs = 0
  let boots = 0
  let ended = false
  const pressUs = new Map<string, number>()

  const card = () => readCard(primitives, mock.board.disk.image(), mock.board.keystore.vault)

  async function start(): Promise<void> {
    boots++
    const opened = await mock.board.until(openDevice(mock.hal, options))
    device = opened
    opened.onChange((status) => {
      const { recording, recordingSinceUs } = status
      // The first word on a recording counts: its id may be the previous one's while the next begins.
      if (recording !== undefined && recordingSinceUs !== undefined && !pressUs.has(recording))
        pressUs.set(recording, recordingSinceUs)
    })
  }

  async function stop(): Promise<void> {
    ended = true
    if (device === undefined || !mock.board.isOn()) return
    lastStatus = device.status()
    await mock.board.until(device.finish())
    await mock.board.until(mock.hal.close())
    device = undefined
  }

  async function check(expectation: Expectation): Promise<readonly Outcome[]> {
    const isOn = mock.board.isOn()
    const status = isOn ? (ended ? lastStatus : device?.status()) : undefined
    const report = needsCard(expectation.expected) ? await card() : undefined
    return checkExpectation(expectation, { status, card: report, pressUs })
  }

  return {
    start,
    stop,
    card,
    check,
    async checkAtEnd(expectation) {
      if (needsCard(expectation.expected)) await stop()
      return check(expectation)
    },
    async passUntil(atUs) {
      const ms = Math.max(0, atUs - elapsedUs) / 1000
      if (mock.board.isOn()) await mock.board.advance(ms)
      elapsedUs = Math.max(elapsedUs, atUs)
    },
    async act(action) {
      if (action.type === 'start') {
        mock = mock.board.powerUp()
        return start()
      }
      move(mock.board, action)
      if (!mock.board.isOn()) device = undefined
    },
    image: () => mock.board.disk.image(),
    boots: () => boots,
  }
}

function move(board: MockBoard, action: Exclude<Action, { type: 'start' }>): void {
  switch (action.type) {
    case 'press':
      board.press(action.button)
      break
    case 'hold':
      board.press(action.button, action.forUs / 1000)
      break
    case 'bounce':
      board.bounce(action.button)
      break
    case 'dock':
      board.dock(action.attached)
      break
    case 'battery':
      board.battery(action.percent)
      break
    case 'cut':
      board.cutPower()
      break
    case 'kill':
      board.killProcess()
      break
    case 'fault':
    case 'clear':
      moveFault(board, action.fault, action.type === 'fault')
      break
  }
}
