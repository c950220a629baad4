/**
 * Watches a run for everything that must hold: writes the truth down and asks the checkers.
 *
 *   world ─ events ─► truth ─► checkers ─► violations (bounded)
 *
 * It moves nothing and keeps the device's ports as they are.
 */
import type { DiskImage } from '../../hal/mock/medium.ts'
import { hexOf } from '../bytes.ts'
import type { Survey } from '../crypto/survey.ts'
import { type Surveyor, surveyorHere } from '../crypto/surveyor.ts'
import type { Profile } from '../device/profile.ts'
import type { Device, TraceRecord } from '../device/status.ts'
import type { DeviceState } from '../device/vocabulary.ts'
import type { Primitives } from '../primitives.ts'
import { FREE_BYTES_MIN } from '../store/space.ts'
import { type CardReport, readCard } from './card.ts'
import type { Checker, CreateChecker, Moment, Report } from './checker.ts'
import { checkAnnouncement, checkIndicator } from './checkers/announcement.ts'
import { checkDurability } from './checkers/durability.ts'
import { checkForward } from './checkers/forward.ts'
import { checkLiveness } from './checkers/liveness.ts'
import { checkLoss } from './checkers/loss.ts'
import { checkNonces } from './checkers/nonces.ts'
import { checkPossible } from './checkers/possible.ts'
import { checkRing } from './checkers/ring.ts'
import { checkSecrecy } from './checkers/secrecy.ts'
import { checkVerdict } from './checkers/verdict.ts'
import type { Excuse } from './fault.ts'
import { WORLD_FAULTS } from './faults.ts'
import { openSegments } from './recovered.ts'
import type { Action } from './step.ts'
import { tapHal } from './tap.ts'
import { type BootTruth, createTruth, type FaultSpan } from './truth.ts'
import { FINDINGS, INVARIANTS, VIOLATIONS_MAX, type Violation } from './violation.ts'
import { isEvidence, type World, type WorldEvents } from './world.ts'

/** One for each invariant that concerns the device alone. */
const CHECKERS: readonly CreateChecker[] = [
  checkDurability,
  checkSecrecy,
  checkNonces,
  checkForward,
  checkLoss,
  checkRing,
  checkAnnouncement,
  checkIndicator,
  checkVerdict,
  checkLiveness,
  checkPossible,
]
/** What happened once still shows for so long. */
const LINGER_US = 15_000_000

export interface Inspector {
  readonly events: WorldEvents
  /** This is being done to the world now. */
  acted(action: Action): void
  /** It was done. */
  done(): void
  /** A throw of our own ended the run. */
  broke(error: unknown): void
  /** The run is over and the board was switched off. */
  conclude(state: DeviceState | undefined): Promise<Conclusion>
}

export interface Conclusion {
  readonly violations: readonly Violation[]
  readonly card: CardReport
  /** Everything on the card, the ballast too. */
  image(): DiskImage
}

export interface Inspected {
  readonly profile: Profile
  readonly primitives: Primitives
  /** What unnamed faults may cost from beginning to end. */
  readonly assume: readonly Excuse[]
}

export function createInspector(
  { profile, primitives, assume }: Inspected,
  world: () => World,
  trace: (record: TraceRecord) => void,
): Inspector {
  const truth = createTruth()
  if (assume.length > 0)
    truth.faults.push({
      fault: undefined,
      excuses: assume,
      fromUs: Number.NEGATIVE_INFINITY,
      toUs: Number.POSITIVE_INFINITY,
    })
  const violations: Violation[] = []
  const said = new Set<string>()
  let device: Device | undefined
  let units = 0
  const report: Report = (finding, words, about = '') => {
    const line = `${finding} ${words}`
    if (said.has(line) || violations.length >= VIOLATIONS_MAX) return
    said.add(line)
    const invariant = FINDINGS[finding]
    violations.push({ invariant, name: INVARIANTS[invariant], finding, about, atUs: world().nowUs, words })
  }
  const checkers: readonly Checker[] = CHECKERS.map((create) => create(report))

  const current = (): BootTruth | undefined => truth.boots.at(-1)
  const forUnits = checkers.filter((checker) => checker.unit !== undefined)
  const forSeals = checkers.filter((checker) => checker.sealed !== undefined)
  function each(tell: (checker: Checker, moment: Moment) => void, asked = checkers): void {
    const boot = current()
    if (boot === undefined) return
    const { board, nowUs: worldUs } = world()
    const nowUs = board.clock.nowUs()
    // Time 0 of the world is known once the first boot is over.
    boot.baseUs = worldUs - nowUs
    const moment = { truth, profile, boot, board, device, nowUs, worldUs }
    for (const checker of asked) tell(checker, moment)
  }

  /** Whether anything could be kept now. */
  function noteStorage(): void {
    const boot = current()
    if (boot === undefined || boot.ended !== undefined) return
    const { disk, clock } = world().board
    const why = disk.unable() ?? (disk.freeBytes() < FREE_BYTES_MIN ? 'full' : undefined)
    const last = boot.unable.at(-1)
    const isSame = last?.toUs === undefined && last?.why === why
    if (isSame) return
    if (last !== undefined) last.toUs ??= clock.nowUs()
    if (why !== undefined) boot.unable.push({ why, fromUs: clock.nowUs(), toUs: undefined })
  }

  function ended(how: NonNullable<BootTruth['ended']>): void {
    const boot = current()
    if (boot === undefined || boot.ended !== undefined) return
    noteStorage()
    boot.ended = how
    boot.endedUs = world().board.clock.nowUs()
    boot.baseUs = world().nowUs - boot.endedUs
    boot.lastState = boot.states.at(-1)?.state
    boot.lastRecording = device?.status().recording
    each((checker, moment) => checker.off?.(moment))
    device = undefined
  }

  /** Faults that wait for their occasion last until they had it. */
  function settleFaults(): void {
    const { board, nowUs } = world()
    for (const span of truth.faults) {
      const armed = span.fault && WORLD_FAULTS[span.fault].armed
      if (span.toUs === Number.POSITIVE_INFINITY && armed !== undefined && !armed(board)) close(span, nowUs)
    }
  }
  function close(span: FaultSpan, nowUs: number): void {
    span.toUs = nowUs + LINGER_US
  }

  const events: WorldEvents = {
    tap(mock) {
      const { hal, board } = mock
      const boot: BootTruth = {
        number: truth.boots.length + 1,
        bootId: hexOf(hal.board.bootId),
        baseUs: world().nowUs - board.clock.nowUs(),
        startedUs: board.clock.nowUs(),
        standbyUs: undefined,
        recovered: [],
        refused: undefined,
        ended: undefined,
        endedUs: board.clock.nowUs(),
        lastState: undefined,
        lastRecording: undefined,
        units: { video: [], audio: [] },
        places: new Map(),
        shown: [],
        states: [],
        claims: [],
        closed: [],
        drained: new Map(),
        unable: [],
        attestedUs: undefined,
      }
      truth.boots.push(boot)
      return tapHal(hal, board, truth, boot, {
        // Called for every unit: only those that look at this one are asked.
        unit(unit) {
          const number = units++
          const asked = forUnits.filter(({ unitEvery = 1 }) => number % unitEvery === 0)
          if (asked.length > 0) each((checker, moment) => checker.unit?.(moment, unit), asked)
        },
        sealed(key, nonce) {
          for (const checker of forSeals) checker.sealed?.(key, nonce)
        },
      })
    },
    started() {
      noteStorage()
      each((checker, moment) => checker.started?.(moment))
    },
    standby(opened) {
      device = opened
      const boot = current()
      if (boot === undefined) return
      boot.standbyUs = world().board.clock.nowUs()
      boot.recovered = opened.boot.recovered
    },
    refused(error) {
      const boot = current()
      if (boot !== undefined) boot.refused = `${error.code}: ${error.message}`
    },
    trace(record) {
      trace(record)
      settleFaults()
      const boot = current()
      const atUs = world().board.clock.nowUs()
      if (boot === undefined) return
      if (record.type === 'state') {
        const { state } = record
        boot.states.push({ state, atUs })
        noteStorage()
        each((checker, moment) => checker.state?.(moment, state))
      } else if (record.type === 'durable') {
        const claim = { recording: record.recording, untilUs: record.untilUs, atUs }
        boot.claims.push(claim)
        each((checker, moment) => checker.durable?.(moment, claim))
      } else if (record.type === 'drained') {
        const { recording } = record
        boot.drained.set(recording, atUs)
        each((checker, moment) => checker.drained?.(moment, recording))
      } else if (record.type === 'event' && record.event.type === 'record.closed')
        boot.closed.push({ recording: device?.status().recording ?? '', atUs })
    },
    ending: (how) => ended(how),
    off: () => ended('itself'),
  }

  return {
    events,
    acted(action) {
      const { nowUs } = world()
      settleFaults()
      if (action.type === 'clear')
        for (const span of truth.faults)
          if (span.fault === action.fault && span.toUs === Number.POSITIVE_INFINITY) close(span, nowUs)
      if (action.type !== 'fault') return
      const { excuses, lasts, armed } = WORLD_FAULTS[action.fault]
      const isOver = !lasts && armed === undefined
      const toUs = isOver ? nowUs + LINGER_US : Number.POSITIVE_INFINITY
      truth.faults.push({ fault: action.fault, excuses, fromUs: nowUs, toUs })
    },
    done: noteStorage,
    broke(error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      truth.bugs.push(
        `thrown: ${stack
          .split('\n')
          .slice(0, 4)
          .map((line) => line.trim())
          .join(' ')}`,
      )
    },
    async conclude(state) {
      ended('in order')
      const { board, nowUs: worldUs } = world()
      const image = board.disk.image(isEvidence)
      const surveys = new Map<string, Survey>()
      const surveyor = keeping(surveyorHere(primitives), surveys)
      const card = await readCard(primitives, image, board.keystore.vault, surveyor)
      const segments = await openSegments(primitives, image, surveys, truth)
      const aftermath = { truth, profile, primitives, image, state, card, segments, worldUs }
      for (const checker of checkers) checker.end?.(aftermath)
      // Of 16 MiB ballast, and most callers do not ask.
      return { violations, card, image: board.disk.image }
    },
  }
}

/** Keeps what it finds, for the one who opens what the verifier walked through. */
function keeping({ hands, survey }: Surveyor, found: Map<string, Survey>): Surveyor {
  return {
    hands,
    async survey(file, wanted) {
      const walk = await survey(file, wanted)
      found.set(file.file, walk)
      return walk
    },
  }
}
