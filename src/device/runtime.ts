/**
 * The device: where board, decisions, media and store meet, and the only place they do.
 *
 *   buttons ─► gestures ─┐                       ┌─► effects ─► LED, display, haptic, tone
 *   dock, battery, disk ─┴─► camera.machine ─────┤
 *                                                └─► capture ─► recorder ─► recording ─► disk
 *   camera, microphone ─► source ─────────────────────────────────►┘
 *
 * Opening a device boots it: ledger, recovery, then standby. It adds no behaviour of its own.
 */
import { createActor } from 'xstate'
import type { Hal } from '../../hal/hal.ts'
import { bytesOfHex, hexOf } from '../bytes.ts'
import { type WearerWatch, watchWearer } from './assignment.ts'
import { boot } from './boot.ts'
import { type Buttons, listenToButtons } from './buttons.ts'
import { cameraMachine } from './camera.machine.ts'
import { captureActor, createProgress } from './capture.ts'
import { createChronicle, policyEvent, type ShutdownCause } from './chronicle.ts'
import { createEffects, type Perceived } from './effects.ts'
import { createJournal } from './journal.ts'
import { type Measured, minutesLeft } from './measured.ts'
import { createNoticeWatch } from './notice.ts'
import { createOffloading, type OffloadProgress } from './offload.ts'
import { type DeviceOptions, gestureRules, lookOf, refuseLargeRing } from './options.ts'
import { statedRules } from './policy.ts'
import { keepPosition } from './position.ts'
import type { Profile } from './profile.ts'
import { createRecorder } from './recorder.ts'
import { createSources, type SourcesWanted } from './sources.ts'
import { CANNOT_START, RECOVERING, stateOf } from './state.ts'
import type { BootFacts, Device, DeviceStatus } from './status.ts'
import type { StorageWatch } from './storage.ts'
import { createTracer, traceDisk } from './tracer.ts'
import type { DeviceEvent, DeviceState, Fault } from './vocabulary.ts'
import { every, type SetFault, watchAll } from './watch.ts'

/** An idle epoch key ends before it is 15 min old. */
const EPOCH_IDLE_MS = 14 * 60_000
const EPOCH_LOOK_MS = 60_000

/** Boots the device; resolves in standby. ZeugeError where it cannot record at all (no identity, no memory, no disk). */
export async function openDevice(board: Hal, options: DeviceOptions): Promise<Device> {
  const { clock, camera } = board
  const { profile } = options
  const startedUs = clock.nowUs()
  const trace = createTracer(clock, options.trace)
  const hal: Hal =
    options.trace === undefined ? board : { ...board, disk: traceDisk(clock, board.disk, trace) }
  refuseLargeRing(profile, camera.bitsPerSecondMax, hal.board.ramBytes)
  const measured: Measured = {}
  let offload: OffloadProgress | undefined
  let standing: WearerWatch['sample'] = () => undefined
  const facts = () => {
    const pseudonym = standing()?.wearer?.pseudonym
    return { ...measured, ...(offload && { offload }), wearer: pseudonym }
  }
  const effects = createEffects(hal, lookOf(options, facts))
  effects.show(RECOVERING)
  const { ledger, creation, recovered } = await boot(hal, options).catch((error: unknown) => {
    // It will be started again; until then nobody is told that it records, or finds something again.
    effects.show(CANNOT_START)
    throw error
  })
  const wearer = await watchWearer({
    ...{ clock, disk: hal.disk, ledger, log: hal.log, note: (event) => journal.note(event) },
    ...(options.assignment && { ask: options.assignment }),
  })
  standing = wearer.sample
  trace({ src: 'board', type: 'boot', ...bootFacts(hal, options, ledger.counter, recovered.length) })

  const progress = createProgress()
  const listeners = new Set<(status: DeviceStatus) => void>()
  const send = (event: DeviceEvent): void => {
    trace({ src: 'board', type: 'event', event })
    chronicle.begin(event)
    actor.send(event)
    chronicle.done()
  }
  const setFault: SetFault = (fault, is) => {
    if (state.power === 'off' || is === state.faults.includes(fault)) return
    send({ type: is ? 'fault.raised' : 'fault.cleared', atUs: clock.nowUs(), fault })
    if (fault === 'storage-lost' && !is) journal.retry()
  }
  /** Raised by who writes; the storage is asked whether it takes anything at all. */
  const raise = (fault: Fault): void => {
    setFault(fault, true)
    watching?.doubt(fault)
  }
  const recorder = createRecorder({
    clock,
    fragmentUs: profile.fragmentMs * 1000,
    frameDurUs: camera.frameDurUs,
    preRecordAudio: profile.preRecordAudio,
    requestKeyFrame: () => sources.requestKeyFrame(),
  })
  const sources = createSources(hal, recorder, setFault, trace)
  const capture = captureActor(
    {
      clock,
      recorder,
      creation,
      bitsPerSecondMax: camera.bitsPerSecondMax,
      notice: () => notices.now(),
      standing: wearer.sample,
      log: hal.log,
      raise,
      note: (event) => journal.note(event),
      changed: () => progressed(),
      drained: (recording) => trace({ src: 'disk', type: 'drained', recording }),
    },
    progress,
  )
  const offloading = createOffloading({
    ...{ clock, ledger, log: hal.log },
    offload: options.offload ?? (async () => ({ done: true })),
    progress(now) {
      offload = now
      perceived = effects.show(state)
      changed()
    },
  })
  const actor = createActor(cameraMachine.provide({ actors: { capture, offload: offloading.actor } }), {
    input: { rules: profile, offloads: options.offload !== undefined },
    clock: { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout },
  })
  let state: DeviceState = stateOf(actor.getSnapshot())
  let perceived: Perceived = effects.show(state)
  const notices = createNoticeWatch(hal.primitives, clock, perceived.screen)
  const journal = createJournal({
    clock,
    ledger,
    log: hal.log,
    lost: (fault) => state.power === 'on' && raise(fault),
  })
  const chronicle = createChronicle(clock, journal, state, profile.sensations, () =>
    bytesOfHex(progress.recording ?? ''),
  )
  const rules = policyEvent(statedRules(clock, options), ledger.history.policy)
  if (rules !== undefined) journal.note(rules)
  const status = (): DeviceStatus => ({
    ...state,
    ...perceived,
    ...progress,
    preRecordMs: Math.round(recorder.ringUs / 1000),
    freeBytes: measured.freeBytes,
    batteryPercent: measured.batteryPercent,
    minutesLeft: measured.minutesLeft,
    offload,
  })
  const changed = (): void => {
    if (listeners.size === 0) return
    const now = status()
    for (const listener of listeners) listener(now)
  }
  function progressed(): void {
    const { recording, chunks, durableUntilUs } = progress
    if (recording !== undefined && durableUntilUs !== undefined)
      trace({ src: 'disk', type: 'durable', recording, chunks, untilUs: durableUntilUs })
    changed()
  }

  // Before start: a listener attached later misses the first effects.
  actor.on('*', (effect) => {
    trace({ src: 'effect', type: 'effect', effect })
    chronicle.effect(effect)
    effects.play(effect)
    // The wearer's wish or an empty battery: the board goes off once all is sealed.
    if (effect.type === 'power.off' && ending === undefined) void finish().then(() => hal.power.off())
  })
  actor.subscribe({
    next(snapshot) {
      const wasDocked = state.dock !== 'away'
      state = stateOf(snapshot)
      perceived = effects.show(state)
      notices.shown(perceived.screen)
      chronicle.state(state, notices.now())
      if (wasDocked && state.dock === 'away') journal.rotate(0)
      buttons?.setRecording(state.recordingSinceUs)
      sources.run(sourcesWanted(state, profile))
      trace({ src: 'machine', type: 'state', state })
      changed()
    },
    error(error) {
      hal.log({ level: 'error', event: 'machine.failed', message: String(error) })
    },
  })
  let buttons: Buttons | undefined
  let watching: Pick<StorageWatch, 'doubt' | 'stop'> | undefined
  let ending: Promise<void> | undefined
  actor.start()
  buttons = listenToButtons(clock, hal.buttons, gestureRules(profile), {
    edge: ({ button, down }) => trace({ src: 'board', type: 'edge', button, down }),
    gesture: send,
  })
  const stopPosition = keepPosition(hal, profile, recorder)
  const stopRotating = every(clock, EPOCH_LOOK_MS, () => journal.rotate(EPOCH_IDLE_MS))
  watching = await watchAll(hal, {
    setFault,
    trace,
    dock(attached) {
      wearer.dock(attached)
      send({ type: attached ? 'dock.attached' : 'dock.detached', atUs: clock.nowUs() })
    },
    clock: chronicle.clock,
    keysReady: creation.prepare,
    relied: () => perceived.screen.kind === 'announcing' || perceived.screen.kind === 'preRecord',
    isRaised: (fault) => state.faults.includes(fault),
    policy: options.policy,
    age: { maxAgeDays: profile.maxAgeDays, boot: ledger.counter, clockKnown: ledger.history.clockKnown },
    measured(news) {
      Object.assign(measured, news)
      Object.assign(measured, minutesLeft(measured, camera.bitsPerSecondMax))
      changed()
    },
  })
  // Taken out while it was off.
  if (state.dock === 'away') wearer.dock(false)
  // Also where a boot before this one found it and was cut off before it could say so.
  const isUntold = ledger.history.toldSinceRecovered?.has('recording-recovered') === false
  if (recovered.length > 0 || isUntold) setFault('recording-recovered', true)

  async function end(): Promise<void> {
    const cause = shutdownCause(state)
    if (actor.getSnapshot().status === 'active') {
      const off = new Promise<void>((resolve) => {
        actor.subscribe({ complete: resolve, error: () => resolve() })
      })
      send({ type: 'power.off', atUs: clock.nowUs() })
      await off
    }
    buttons?.stop()
    watching?.stop()
    stopRotating()
    stopPosition()
    await wearer.end()
    await sources.stop()
    await creation.close()
    await offloading.settled()
    await chronicle.finish(cause)
    await ledger.close()
  }
  let resolveEnded: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    resolveEnded = resolve
  })
  function finish(): Promise<void> {
    ending ??= Promise.resolve().then(end).finally(resolveEnded)
    return ending
  }

  const standbyMs = Math.round((clock.nowUs() - startedUs) / 1000)
  hal.log({ level: 'info', event: 'standby', device: ledger.device, counter: ledger.counter, standbyMs })
  return {
    boot: { device: ledger.device, counter: ledger.counter, recovered, standbyMs },
    status,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send,
    finish,
    ended,
  }
}

/** Still on: somebody else than the machine asked for it. */
function shutdownCause({ power, faults }: DeviceState): ShutdownCause {
  if (power !== 'off') return 'told'
  return faults.includes('battery-critical') ? 'battery-critical' : 'wearer'
}

function bootFacts({ clock }: Hal, options: DeviceOptions, counter: number, recovered: number): BootFacts {
  const state = clock.state()
  return {
    counter,
    clock: state,
    wallUs: state === 'unset' ? null : clock.wallUs(),
    profile: { id: options.profile.id, hash: hexOf(options.profileHash) },
    recovered,
  }
}

/** Units only for a ring or a recording; ready for one where the profile wants it, or once somebody is addressed. */
function sourcesWanted(state: DeviceState, profile: Profile): SourcesWanted {
  if (state.power !== 'on') return 'off'
  if (state.capture !== 'idle') return 'live'
  return profile.cameraInStandby === 'warm' || state.front !== 'dark' ? 'warm' : 'off'
}
