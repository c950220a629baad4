/**
 * A camera and the world around it, for hours: the real device on the simulated board, through power cuts and
 * restarts, moved by a hand that knows the scenario's words.
 *
 *   act(step) ─► board ─► device ─► trace ─► whoever listens
 *
 * Time 0 is the first standby and goes on while the power is off. A device that cannot start is started again,
 * as a supervisor does. Judges nothing.
 */
import type { Camera, Clock, Hal, Microphone } from '../../hal/hal.ts'
import type { DiskImage } from '../../hal/mock/medium.ts'
import { type Mock, type MockBoard, openMock } from '../../hal/mock/open.ts'
import type { Perceived } from '../../hal/mock/parts.ts'
import { createRandom, type Random } from '../../hal/mock/random.ts'
import type { Bytes } from '../bytes.ts'
import type { Profile } from '../device/profile.ts'
import { openDevice } from '../device/runtime.ts'
import type { Device, DeviceStatus, HandMove, TraceRecord } from '../device/status.ts'
import { ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { BALLAST } from '../store/names.ts'
import { type CardReport, readCard } from './card.ts'
import { type FaultName, WORLD_FAULTS } from './faults.ts'
import { touch } from './hand.ts'
import type { Action } from './step.ts'

export interface WorldSetup {
  readonly primitives: Primitives
  readonly profile: Profile
  readonly profileHash: Bytes
  readonly seed: number
  /** The board's own synthetic pair where absent. */
  readonly media?: (
    clock: Clock,
    random: Random,
  ) => { readonly camera: Camera; readonly microphone?: Microphone }
  readonly capacityBytes?: number
  /** Other ports in the place of the board's, at each start. A device that cannot start is then started again even the first time. */
  readonly wrap?: (mock: Mock) => Hal
}

/** Told as it happens; `atUs` is the world's time. */
export interface WorldEvents {
  /** The ports the device is given, at each start: as they are, or with somebody listening in. */
  tap?(mock: Mock): Hal
  /** The power is on; standby comes later. */
  started?(boot: number): void
  standby?(device: Device): void
  /** The device could not start; it is tried again. */
  refused?(error: ZeugeError): void
  trace?(record: TraceRecord): void
  /** Just before the power goes or the process dies. */
  ending?(how: 'cut' | 'kill'): void
  /** The board went off: cut, killed, by the device itself, or in order at the very end. */
  off?(): void
}

export interface World {
  /** Switches on for the first time; time 0 is when standby is reached. Throws what keeps the device from it. */
  begin(): Promise<void>
  /** Seals, closes and switches the board off; nothing where it is off already. */
  stop(): Promise<void>
  passUntil(atUs: number): Promise<void>
  act(action: Action, label?: string): void
  readonly nowUs: number
  readonly board: MockBoard
  readonly device: Device | undefined
  /** Lasting faults that were not cleared. */
  readonly faults: ReadonlySet<FaultName>
  /** Undefined while the board has no power or has not reached standby. */
  status(): DeviceStatus | undefined
  /** What an onlooker sees, whatever the device says of it. */
  perceived(): Perceived
  card(): Promise<CardReport>
  image(): DiskImage
  readonly boots: number
  /** Time of the press that started each recording, by its id, monotonic µs of its boot. */
  readonly pressUs: ReadonlyMap<string, number>
}

/** A supervisor waits so long before it starts a device again that gave up. */
const RESTART_MS = 5_000
const TRIES_MAX = 10
/** From power off to power on where nothing says how long. */
const OFF_MS_MIN = 10
/** Sealing what runs, and the ledger's last word, on the slowest disk. */
const STOP_MS_MAX = 120_000

export function createWorld(setup: WorldSetup, events: WorldEvents = {}): World {
  const { primitives, seed, media, capacityBytes } = setup
  const { profile, profileHash } = setup
  /** Of this boot: the device's records and those of the hand in one sequence. */
  let seq = 0
  const trace = (record: TraceRecord): void => {
    notePress(record)
    events.trace?.({ ...record, seq: seq++ })
  }
  const options = {
    profile,
    profileHash,
    policy: { hash: profileHash, kind: 'demo' },
    trace,
  } as const
  let mock = openMock({
    seed,
    primitives,
    ...(media && { media }),
    ...(capacityBytes !== undefined && { capacityBytes }),
  })
  let device: Device | undefined
  let opening: Promise<Device | undefined> = Promise.resolve(undefined)
  let hal: Hal = mock.hal
  let lastStatus: DeviceStatus | undefined
  let lastPerceived: Perceived | undefined
  /** World time of the running board's monotonic 0; while it is off, the world's own time. */
  let baseUs = 0
  let offSinceUs: number | undefined
  let boots = 0
  let ended = false
  let earlier: DiskImage | undefined
  /** The right time at the world's time 0. */
  let wallUs = mock.board.clock.wallUs()
  let failure: { readonly error: unknown } | undefined
  const lasting = new Set<FaultName>()
  const pressUs = new Map<string, number>()
  /** Of the recording that runs, or ran last. */
  let sinceUs: number | undefined

  /** What the device cannot see, into the trace beside what it did. */
  function note(move: HandMove): void {
    trace({ v: 1, tNs: `${mock.board.clock.nowUs()}000`, seq, src: 'board', type: 'hand', ...move })
  }

  const nowUs = (): number => offSinceUs ?? baseUs + mock.board.clock.nowUs()

  function move(fault: FaultName, on: boolean, label: string): void {
    const random = createRandom(seed, `${fault} ${label}`)
    WORLD_FAULTS[fault].move({ board: mock.board, random, earlier, wallUs: wallUs + nowUs() }, on)
  }

  function open(): void {
    boots++
    for (const fault of lasting) if (WORLD_FAULTS[fault].stays !== true) move(fault, true, `boot ${boots}`)
    const wrapped = { hal: setup.wrap?.(mock) ?? mock.hal, board: mock.board }
    hal = events.tap?.(wrapped) ?? wrapped.hal
    events.started?.(boots)
    const { board } = mock
    opening = openDevice(hal, options).then(
      (opened) => {
        device = opened
        events.standby?.(opened)
        return opened
      },
      (error: unknown) => {
        if (!(error instanceof ZeugeError)) {
          failure ??= { error }
          return undefined
        }
        note({ move: 'refused', name: error.code })
        events.refused?.(error)
        if (boots > 1 || ended || setup.wrap !== undefined)
          board.clock.setTimeout(() => restart(board), RESTART_MS)
        else failure ??= { error }
        return undefined
      },
    )
  }

  /** Not by `onChange`: a status for every chunk would cost as much as the chunk. */
  function notePress(record: TraceRecord): void {
    if (record.type === 'state') sinceUs = record.state.recordingSinceUs ?? sinceUs
    if (record.type !== 'durable' || pressUs.has(record.recording) || sinceUs === undefined) return
    pressUs.set(record.recording, sinceUs)
  }

  function restart(board: MockBoard): void {
    if (board !== mock.board || !board.isOn() || ended) return
    act({ type: 'kill' })
    start('software')
  }

  function start(resetCause: 'power-on' | 'watchdog' | 'software'): void {
    if (mock.board.isOn()) return
    noteOff()
    const offMs = Math.max(OFF_MS_MIN, (nowUs() - (baseUs + mock.board.clock.nowUs())) / 1000)
    const isUnset = lasting.has('clock.unset')
    earlier = mock.board.disk.image(isEvidence)
    const at = nowUs()
    mock = mock.board.powerUp({ offMs, resetCause, ...(isUnset && { clockState: 'unset' as const }) })
    offSinceUs = undefined
    baseUs = at - mock.board.clock.nowUs()
    seq = 0
    note({ move: 'start', offMs })
    open()
  }

  /** The board may have switched itself off. */
  function noteOff(): void {
    if (mock.board.isOn() || offSinceUs !== undefined) return
    offSinceUs = baseUs + mock.board.clock.nowUs()
    device = undefined
    events.off?.()
  }

  function act(action: Action, label = ''): void {
    noteOff()
    const { board } = mock
    if (action.type === 'start') start(action.by ?? 'power-on')
    else if (action.type === 'fault' || action.type === 'clear') meddle(action.fault, action.type, label)
    else if (action.type === 'dock') board.dock(action.attached)
    else if (!board.isOn()) return
    else if (action.type === 'cut' || action.type === 'kill') end(action.type)
    else touch(board, action, createRandom(seed, `${action.type} ${label}`))
  }

  function meddle(fault: FaultName, type: 'fault' | 'clear', label: string): void {
    note({ move: type, name: fault })
    const row = WORLD_FAULTS[fault]
    const on = type === 'fault'
    if (on && row.lasts) lasting.add(fault)
    else lasting.delete(fault)
    // What is cleared while the power is off is gone for good; what begins then begins with the power.
    if (!on || mock.board.isOn() !== (row.off === true)) move(fault, on, label)
  }

  function end(how: 'cut' | 'kill'): void {
    note({ move: how })
    events.ending?.(how)
    if (how === 'cut') mock.board.cutPower()
    else mock.board.killProcess()
    noteOff()
  }

  async function passUntil(atUs: number): Promise<void> {
    while (nowUs() < atUs) {
      const { board } = mock
      if (!board.isOn()) {
        noteOff()
        offSinceUs = atUs
        return
      }
      await board.advance((atUs - nowUs()) / 1000)
      if (failure !== undefined) throw failure.error
      if (board === mock.board) noteOff()
    }
  }

  const world: World = {
    async begin() {
      open()
      for (let tries = 0; device === undefined && tries < TRIES_MAX; tries++) {
        await mock.board.until(opening)
        if (failure !== undefined) throw failure.error
        if (device === undefined) await mock.board.advance(RESTART_MS)
      }
      baseUs = -mock.board.clock.nowUs()
      wallUs = mock.board.clock.wallUs()
    },
    async stop() {
      const { board } = mock
      noteOff()
      if (!board.isOn()) return
      ended = true
      const opened = await board.until(opening, STOP_MS_MAX)
      lastStatus = opened?.status()
      lastPerceived = board.perceived()
      if (opened !== undefined) await board.until(opened.finish(), STOP_MS_MAX)
      await board.until(hal.close(), STOP_MS_MAX)
      device = undefined
    },
    passUntil,
    act,
    get nowUs() {
      return nowUs()
    },
    get board() {
      return mock.board
    },
    get device() {
      return device
    },
    faults: lasting,
    status: () => (mock.board.isOn() ? (ended ? lastStatus : device?.status()) : undefined),
    perceived: () => lastPerceived ?? mock.board.perceived(),
    card: () => readCard(primitives, mock.board.disk.image(isEvidence), mock.board.keystore.vault),
    image: () => mock.board.disk.image(),
    get boots() {
      return boots
    },
    pressUs,
  }
  return world
}

/** The ballast is nothing but room. */
export const isEvidence = (name: string): boolean => name !== BALLAST
