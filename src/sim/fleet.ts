/**
 * A shift of several cameras, two docks and one station in virtual time, with everything between them failing by seed.
 *
 *   record, dock, undock … ─► faulty line ─► station that crashes ─► custody checked after every step
 *
 * The cameras are the whole firmware, the station the one that `zeuge station` runs. Promises that the same seed
 * plays the same shift. Cameras lose power between recordings, in the middle of handing over too; while recording, and
 * their cards' own faults, are the swarm's affair, not this one's.
 */
import { type Mock, type MockOptions, openMock } from '../../hal/mock/open.ts'
import { createRandom, type Random } from '../../hal/mock/random.ts'
import { type Bytes, hexOf } from '../bytes.ts'
import { readDeviceCertificate } from '../crypto/certificate.ts'
import type { Profile } from '../device/profile.ts'
import { openDevice } from '../device/runtime.ts'
import type { Device } from '../device/status.ts'
import { assert } from '../errors.ts'
import { roundOf } from '../fleet/round.ts'
import type { Primitives } from '../primitives.ts'
import { drawRates, type FleetRates, faultyTarget } from './fleetfaults.ts'
import { createSimStation, type SimStation } from './fleetstation.ts'

export interface FleetSetup {
  readonly seed: number
  readonly primitives: Primitives
  readonly profile: Profile
  readonly media?: NonNullable<MockOptions['media']>
  readonly cameras?: number
  readonly steps?: number
  /** Something nobody may do, just before the end: the custody check must find it. */
  sabotage?(station: SimStation): void
}

export interface FleetOutcome {
  /** In words; empty where custody held. */
  readonly broken: readonly string[]
  readonly recorded: number
  readonly erased: number
  readonly crashes: number
  /** Of cameras. */
  readonly cuts: number
  readonly rates: FleetRates
}

interface Unit {
  /** Of this boot. */
  mock: Mock
  device: Device
  readonly name: string
  docked: boolean
  /** Recordings of the boots before. */
  before: number
  /** The same camera, card and station after its power came back. */
  boot(mock: Mock): Promise<Device>
}

const DOCKS = 2
const CALM: FleetRates = {
  loss: 0,
  acknowledgement: 0,
  duplicate: 0,
  replay: 0,
  break: 0,
  stale: 0,
  crash: 0,
  full: 0,
  cut: 0,
}
/** Faults off and docked, everything must be there within so many virtual minutes. */
const LIVENESS_MINUTES = 10
const OPERATIONS_TO_CRASH = 40
/** A handing over takes about that long here. */
const CUT_MS_MAX = 400

export async function runFleet(setup: FleetSetup): Promise<FleetOutcome> {
  const { seed, primitives, cameras = 3, steps = 12 } = setup
  const random = createRandom(seed, 'fleet')
  const drawn = drawRates(random.fork('rates'))
  let rates = drawn
  let crashes = 0
  let cuts = 0
  const clock = openMock({ seed: seed + 1, primitives }).hal.clock
  const station = createSimStation({ primitives, seed, clock })
  await station.start()
  const line = {
    station: station.station,
    random: random.fork('line'),
    rates: () => rates,
    fault(name: 'crash' | 'full') {
      if (name === 'crash') station.store.crashAt(random.int(OPERATIONS_TO_CRASH))
      else station.store.full(true)
    },
  }
  const units: Unit[] = []
  for (let number = 0; number < cameras; number++) units.push(await openUnit(setup, station, line, number))
  const custody = createCustody(primitives, station, units)
  const broken: string[] = []

  async function pass(ms: number): Promise<void> {
    for (const { mock } of units) await mock.board.advance(ms)
    if (station.store.crashed) {
      crashes++
      await station.start()
    }
    broken.push(...custody.check())
  }

  for (const unit of units) {
    unit.mock.board.press('record')
    await pass(random.between(1500, 4000))
  }
  for (let step = 0; step < steps; step++) {
    const unit = units[random.int(units.length)]
    assert(unit, 'a camera')
    await act(unit, units, random)
    if (random.chance(rates.cut)) cuts += (await cutPower(unit, random)) ? 1 : 0
    if (random.chance(0.3)) station.store.full(false)
    await pass(random.between(500, 8000))
  }
  rates = CALM
  station.store.full(false)
  station.store.crashAt(Number.POSITIVE_INFINITY)
  for (const unit of units) dock(unit, true)
  for (let minute = 0; minute < LIVENESS_MINUTES; minute++) await pass(60_000)
  for (const { device, name } of units)
    if (device.status().dock !== 'offloaded')
      broken.push(`${name} is ${device.status().dock}: ${device.status().problem}`)
  setup.sabotage?.(station)
  broken.push(...custody.checkEnd())
  for (const { mock, device } of units) await mock.board.until(device.finish())
  return { broken, recorded: custody.recorded(), erased: custody.erased(), crashes, cuts, rates: drawn }
}

async function openUnit(
  { seed, primitives, profile, media }: FleetSetup,
  station: SimStation,
  line: Parameters<typeof faultyTarget>[0],
  number: number,
): Promise<Unit> {
  const mock = openMock({ seed: seed * 10 + number, primitives, ...(media && { media }) })
  const { board } = mock
  const [der] = board.keystore.vault.certificates
  const read = der && readDeviceCertificate(der)
  assert(read?.ok === true && board.keystore.vault.root, 'a simulated camera is enrolled')
  const { name, publicKey: deviceKey } = read.certificate
  station.enrol(name, deviceKey, board.keystore.vault.root)
  const target = faultyTarget({ ...line, random: line.random.fork(name) }, name)
  const hash = primitives.sha256()
  const boot = ({ board: { until }, hal }: Mock): Promise<Device> => {
    const { clock, disk, log } = hal
    const { bootId } = hal.board
    const parts = { clock, disk, log, primitives, bootId, deviceKey, target, trust: station.trust }
    const policy = { hash, kind: 'demo' } as const
    return until(
      openDevice(hal, { profile, profileHash: hash, policy, offload: roundOf(parts, { graceMs: 0 }) }),
    )
  }
  return { mock, device: await boot(mock), name, docked: false, before: 0, boot }
}

/** In the dock after a moment of handing over; not while it records. Whether it did. */
async function cutPower(unit: Unit, random: Random): Promise<boolean> {
  if (unit.docked) await unit.mock.board.advance(random.int(CUT_MS_MAX))
  const { board } = unit.mock
  const { capture, recordings } = unit.device.status()
  if (capture !== 'idle') return false
  board.cutPower()
  unit.before += recordings
  unit.mock = board.powerUp()
  unit.device = await unit.boot(unit.mock)
  if (unit.docked) unit.mock.board.dock(true)
  return true
}

async function act(unit: Unit, units: readonly Unit[], random: Random): Promise<void> {
  const { board } = unit.mock
  const taken = units.filter(({ docked }) => docked).length
  if (unit.docked) return random.chance(0.5) ? dock(unit, false) : undefined
  if (taken < DOCKS && random.chance(0.5)) return dock(unit, true)
  board.press('record')
  await board.advance(random.between(500, 4000))
  if (random.chance(0.5)) board.press('record', 3500)
}

function dock(unit: Unit, attached: boolean): void {
  if (unit.docked === attached) return
  unit.docked = attached
  unit.mock.board.dock(attached)
}

/** Knows what was ever finished on a card, and that at every step it is durable somewhere, whole. */
function createCustody(primitives: Primitives, station: SimStation, units: readonly Unit[]) {
  const known = new Map<string, { readonly camera: string; readonly file: string }>()
  const receipts = new Map<string, string>()
  const hashOf = (bytes: Bytes): string => hexOf(primitives.sha256(bytes))

  /** Some are erased before anybody has looked at the card: the devices count what they made. */
  const made = (): number =>
    units.reduce((sum, { before, device }) => sum + before + device.status().recordings, 0)

  function onCards(): ReadonlySet<string> {
    const found = new Set<string>()
    for (const { mock, device, name } of units) {
      const isIdle = device.status().capture === 'idle'
      for (const [file, bytes] of mock.board.disk.image().files) {
        if (!file.endsWith('.zeu')) continue
        const hash = hashOf(bytes)
        found.add(hash)
        if (isIdle && !known.has(hash)) known.set(hash, { camera: name, file })
      }
    }
    return found
  }

  function check(): string[] {
    const broken: string[] = []
    const here = onCards()
    for (const { sha256, receipt, file } of station.book.units()) {
      if ((receipts.get(sha256) ?? receipt) !== receipt)
        broken.push(`${file} has another receipt than before`)
      receipts.set(sha256, receipt)
      const there = station.store.durable(file)
      if (there === undefined || hashOf(there) !== sha256)
        broken.push(`${file} was signed for and is not durable`)
    }
    for (const [hash, { camera, file }] of known) {
      if (here.has(hash)) continue
      const held = station.book.unit(hash)
      const copy = held && station.store.durable(held.file)
      if (copy === undefined || hashOf(copy) !== hash)
        broken.push(`${camera} ${file} is gone and nobody has it`)
    }
    return broken
  }

  return {
    check,
    checkEnd(): string[] {
      const broken = check()
      for (const [hash, { camera, file }] of known)
        if (station.book.unit(hash) === undefined) broken.push(`${camera} ${file} never arrived`)
      // One that went on for more than a minute has several segments.
      const held = new Set(
        station.book.units().flatMap(({ kind, recording }) => (kind === 'segment' ? recording : [])),
      ).size
      if (held !== made()) broken.push(`${made()} recordings were made, ${held} are held`)
      for (const { why } of station.book.aparts()) broken.push(`kept apart: ${why}`)
      for (const { kind, detail } of station.book.alarms())
        if (kind !== 'lost') broken.push(`alarm ${kind}: ${detail}`)
      return broken
    },
    recorded: made,
    /** Made, and on no card any more. */
    erased: () => made() - [...onCards()].length,
  }
}
