/**
 * A shift of several cameras, two docks and one station in virtual time, with everything between them failing by seed.
 *
 *   record, dock, undock … ─► faulty line ─► station that crashes ─► custody checked after every step
 *
 * The cameras are the whole firmware, the station the one that `zeuge station` runs. Promises that the same seed
 * plays the same shift. Cameras lose power at any moment: while they record, hand over, erase or start (fleetcamera.ts).
 * Their cards' own faults are the swarm's affair, not this one's.
 */
import { openMock } from '../../hal/mock/open.ts'
import { createRandom, type Random } from '../../hal/mock/random.ts'
import { assert } from '../errors.ts'
import { type CameraSetup, type FleetCamera, isRecording, openCamera } from './fleetcamera.ts'
import { createCustody } from './fleetcustody.ts'
import { type Cut, drawRates, FLEET_FAULTS, type FleetFault, type FleetRates } from './fleetfaults.ts'
import type { FleetBreach } from './fleetproof.ts'
import { createSimStation, type SimStation } from './fleetstation.ts'

export interface FleetSetup extends CameraSetup {
  readonly cameras?: number
  readonly steps?: number
  /** Instead of what the seed draws. */
  readonly rates?: Partial<FleetRates>
  /** Something nobody may do, just before the end: the custody check must find it. */
  sabotage?(station: SimStation): void
}

export interface FleetOutcome {
  /** Empty where custody held. */
  readonly broken: readonly FleetBreach[]
  readonly recorded: number
  readonly erased: number
  /** Segments that a cut tore and that the station holds. */
  readonly torn: number
  /** Of the station. */
  readonly crashes: number
  /** Of cameras. */
  readonly cuts: Readonly<Record<Cut, number>>
  readonly rates: FleetRates
}

const DOCKS = 2
export const CALM = Object.fromEntries(Object.keys(FLEET_FAULTS).map((name) => [name, 0])) as Readonly<
  Record<FleetFault, 0>
>
/** All are docked, and the faults are still on: most of what is handed over and erased is then. */
const EVENING_STEPS = 8
/** Faults off and docked, everything must be there within so many virtual minutes. */
const LIVENESS_MINUTES = 10
const OPERATIONS_TO_CRASH = 40
/** A handing over takes about that long here. */
const CUT_MS_MAX = 400

function ratesOf(seed: number): FleetRates {
  return drawRates(createRandom(seed, 'fleet').fork('rates'))
}

export async function runFleet(setup: FleetSetup): Promise<FleetOutcome> {
  const { seed, primitives, cameras: count = 3, steps = 12 } = setup
  const random = createRandom(seed, 'fleet')
  const drawn = { ...ratesOf(seed), ...setup.rates }
  let rates: FleetRates = drawn
  let crashes = 0
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
  const cameras: FleetCamera[] = []
  const custody = createCustody(primitives, station, cameras)
  for (let number = 0; number < count; number++)
    cameras.push(await openCamera({ ...setup, seed: seed * 10 + number }, station, line, custody.watch))
  const broken: FleetBreach[] = []

  async function pass(ms: number): Promise<void> {
    for (const camera of cameras) {
      await camera.board.advance(ms)
      await camera.mend()
    }
    if (station.store.crashed) {
      crashes++
      await station.start()
    }
    broken.push(...custody.check())
  }

  for (const camera of cameras) {
    camera.board.press('record')
    await pass(random.between(1500, 4000))
  }
  for (let step = 0; step < steps; step++) {
    const camera = cameras[random.int(cameras.length)]
    assert(camera, 'a camera')
    await act(camera, cameras, random)
    if (random.chance(rates.cutIdle)) await cutIdle(camera, random)
    await camera.mend()
    if (random.chance(0.3)) station.store.full(false)
    await pass(random.between(500, 8000))
  }
  for (const camera of cameras) camera.dock(true)
  for (let pause = 0; pause < EVENING_STEPS; pause++) await pass(random.between(1000, 15_000))
  rates = CALM
  station.store.full(false)
  station.store.crashAt(Number.POSITIVE_INFINITY)
  const isDone = (camera: FleetCamera) => camera.status()?.dock === 'offloaded'
  for (let minute = 0; minute < LIVENESS_MINUTES && !cameras.every(isDone); minute++) await pass(60_000)
  for (const camera of cameras) {
    const { dock, problem } = camera.status() ?? {}
    if (!isDone(camera)) broken.push({ invariant: 12, words: `${camera.name} is ${dock}: ${problem}` })
    await camera.finish()
  }
  setup.sabotage?.(station)
  broken.push(...(await custody.checkEnd()))
  return { broken, ...custody.counts(), crashes, cuts: custody.cuts, rates: drawn }
}

/** In the dock after a moment of handing over; not while it records. */
async function cutIdle(camera: FleetCamera, random: Random): Promise<void> {
  if (camera.docked) await camera.board.advance(random.int(CUT_MS_MAX))
  if (!isRecording(camera.status())) camera.cut('cutIdle')
}

async function act(camera: FleetCamera, cameras: readonly FleetCamera[], random: Random): Promise<void> {
  const taken = cameras.filter(({ docked }) => docked).length
  if (camera.docked) return random.chance(0.5) ? camera.dock(false) : undefined
  if (taken < DOCKS && random.chance(0.5)) return camera.dock(true)
  camera.board.press('record')
  await camera.board.advance(random.between(500, 4000))
  if (random.chance(0.5)) camera.board.press('record', 3500)
}
