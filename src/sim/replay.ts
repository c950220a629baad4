/**
 * Plays the trace of a run again, on the simulated board, and says whether the device went through the same states.
 *
 *   trace ─► what the board told (edges, cradle, battery, clock, losses, the card's answers) ─► simulated board ─► states ═? trace
 *
 * Each boot is played on its own, from its first standby. The regions of the state are compared one by one, each
 * as the sequence of its values: when exactly something happened may differ by what the real machine took,
 * what happened may not. Not in a trace, and so not played: key store, earlier recordings, policy, the picture itself.
 */
import type { Hal, PartNews } from '../../hal/hal.ts'
import { type Mock, openMock } from '../../hal/mock/open.ts'
import type { Bytes } from '../bytes.ts'
import type { Profile } from '../device/profile.ts'
import { openDevice } from '../device/runtime.ts'
import type { BootFacts, TraceRecord } from '../device/status.ts'
import { ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { type Difference, differenceOf, zeroOf } from './sequences.ts'
import { type Stimulus, stimuliOf } from './stimuli.ts'

export interface ReplaySetup {
  readonly primitives: Primitives
  readonly profile: Profile
  readonly profileHash: Bytes
  /** Of what the trace does not say, such as how long each write takes. */
  readonly seed?: number
  /** The trace of the replay, to be looked at beside the first. */
  readonly trace?: (record: TraceRecord) => void
}

export interface Replay {
  readonly ok: boolean
  readonly boots: number
  /** Changes of state that were compared. */
  readonly changes: number
  /** The same change came at most so much earlier or later. */
  readonly apartUs: number
  /** The first in time. */
  readonly difference?: Difference & { readonly boot: number }
}

/** Recorded so long before the cut that leaves something to recover. */
const RECOVERED_MS = 5000
/** After the last record, so that what it caused can still happen. */
const AFTERMATH_US = 1_500_000
const BOOTS_MAX = 1000

export async function replayTrace(records: readonly TraceRecord[], setup: ReplaySetup): Promise<Replay> {
  const boots = bootsOf(records)
  let changes = 0
  let apartUs = 0
  for (const [index, boot] of boots.entries()) {
    const found = differenceOf(boot, await playBoot(boot, setup))
    changes += found.changes
    apartUs = Math.max(apartUs, found.apartUs)
    if (found.difference !== undefined) {
      const difference = { ...found.difference, boot: index + 1 }
      return { ok: false, boots: boots.length, changes, apartUs, difference }
    }
  }
  return { ok: true, boots: boots.length, changes, apartUs }
}

/** Only boots that reached standby: of the others nothing can be compared. */
export function bootsOf(records: readonly TraceRecord[]): readonly (readonly TraceRecord[])[] {
  const boots: TraceRecord[][] = []
  let lastSeq = Number.POSITIVE_INFINITY
  for (const record of records) {
    if (record.seq <= lastSeq) boots.push([])
    lastSeq = record.seq
    boots.at(-1)?.push(record)
  }
  const whole = boots.filter((boot) => boot.some(({ type }) => type === 'state'))
  const wish = (why: string): never => {
    throw new ZeugeError('TRACE_INVALID', `the trace cannot be played again: ${why}`)
  }
  if (whole.length === 0) wish('no boot in it reached standby')
  if (whole.length > BOOTS_MAX) wish(`it has ${whole.length} boots, at most ${BOOTS_MAX} are played`)
  if (whole.some((boot) => factsOf(boot) === undefined))
    wish('a boot begins without its "boot" record; it was written by an older version')
  return whole
}

export function factsOf(boot: readonly TraceRecord[]): BootFacts | undefined {
  return boot.find((record) => record.type === 'boot')
}

async function playBoot(boot: readonly TraceRecord[], setup: ReplaySetup): Promise<readonly TraceRecord[]> {
  const { primitives, profile, profileHash } = setup
  const { first, later, lastUs, ending } = stimuliOf(boot)
  const options = { profile, profileHash, policy: { hash: profileHash, kind: 'demo' } } as const
  const replayed: TraceRecord[] = []
  const trace = (record: TraceRecord): void => {
    replayed.push(record)
    setup.trace?.(record)
  }
  const mock = await boardOf(factsOf(boot), primitives, setup.seed ?? 1, options)
  const { hal, tell } = withParts(mock)
  const { board } = mock
  for (const stimulus of first) apply(mock, stimulus, tell)
  const device = await board.until(openDevice(hal, { ...options, trace }))
  const zeroUs = zeroOf(replayed)
  const passUntil = (atUs: number): Promise<void> =>
    board.advance(Math.max(0, zeroUs + atUs - board.clock.nowUs()) / 1000)
  for (const stimulus of later) {
    await passUntil(stimulus.atUs)
    if (!board.isOn()) break
    if (stimulus.type === 'finish') await board.until(device.finish())
    else apply(mock, stimulus, tell)
  }
  if (ending === 'open') await passUntil(lastUs + AFTERMATH_US)
  return replayed
}

type Options = Pick<Parameters<typeof openDevice>[1], 'profile' | 'profileHash' | 'policy'>

/** Switched on with the clock of that boot, and with an interrupted recording on the card where one was found. */
async function boardOf(
  facts: BootFacts | undefined,
  primitives: Primitives,
  seed: number,
  options: Options,
): Promise<Mock> {
  const { clock: clockState = 'network', wallUs = null, recovered = 0 } = facts ?? {}
  const wall = wallUs === null ? {} : { wallUs }
  const mock = openMock({ seed, primitives, clockState, ...wall })
  if (recovered === 0) return mock
  const { board } = mock
  await board.until(openDevice(mock.hal, options))
  board.press('record')
  await board.advance(RECOVERED_MS)
  board.killProcess()
  return board.powerUp({ clockState })
}

/** A board whose parts can be said to be gone. */
function withParts({ hal }: Mock): { readonly hal: Hal; readonly tell: (news: PartNews) => void } {
  const listeners = new Set<(news: PartNews) => void>()
  const parts: NonNullable<Hal['parts']> = (listener) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    hal: { ...hal, parts },
    tell(news) {
      for (const listener of listeners) listener(news)
    },
  }
}

function apply({ board }: Mock, stimulus: Stimulus, tell: (news: PartNews) => void) {
  switch (stimulus.type) {
    case 'edge':
      return stimulus.down ? board.down(stimulus.button) : board.up(stimulus.button)
    case 'dock':
      return board.dock(stimulus.attached)
    case 'battery':
      return board.battery(stimulus.percent, stimulus.charging)
    case 'clock':
      return board.clock.setWall(stimulus.wallUs ?? board.clock.nowUs(), stimulus.state)
    case 'source': {
      const source = stimulus.source === 'camera' ? board.camera : board.microphone
      return stimulus.live ? source?.return() : source?.fail()
    }
    case 'part':
      return tell({ part: stimulus.part, ok: stimulus.ok, why: 'so says the trace' })
    case 'fail':
      return board.disk.failNext(stimulus.operation, stimulus.fault)
    case 'stall':
      return board.disk.stall(stimulus.ms)
    case 'space': {
      const used = [...board.disk.image().files.values()].reduce((sum, { length }) => sum + length, 0)
      return board.disk.capacity(used + stimulus.freeBytes)
    }
    case 'finish':
      return
    case 'cut':
      return board.cutPower()
  }
}
