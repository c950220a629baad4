/**
 * A whole simulated board: `hal` is what the firmware sees, `board` is the hand on its other side.
 *
 *   board.press ─► hal.buttons ─► firmware ─► hal.led, display … ─► board.perceived()
 *
 * Everything follows from the seed and the hand's moves; time is virtual unless a clock is handed
 * in. Any port may be replaced by a real one. Product code can never reach `board`.
 */
import { assert } from '../../src/errors.ts'
import type { Primitives } from '../../src/primitives.ts'
import type { Board, Button, Camera, Clock, ClockState, Hal, Log, Microphone, Part } from '../hal.ts'
import { createPartBook } from '../partnews.ts'
import { type CableHand, cableCamera, cableMicrophone } from './cable.ts'
import { createSyntheticCamera, createSyntheticMicrophone } from './camera.ts'
import { type ComputeHand, createCompute } from './compute.ts'
import { createMockDisk } from './disk.ts'
import type { DiskHand } from './diskhand.ts'
import { createEntropy } from './entropy.ts'
import { createKeyring, createMockEnvelopes, type EnvelopesHand, type Keyring } from './envelopes.ts'
import { createMockKeyStore, createVault, type Identity, type KeyStoreHand, type Vault } from './keystore.ts'
import { createLog, type LogEntry } from './log.ts'
import { type Card, createCard, type DiskImage } from './medium.ts'
import { createButtons, createContacts, createSenses, type Perceived } from './parts.ts'
import { createReceiver, type PositionHand } from './position.ts'
import { createRandom, type Random } from './random.ts'
import { createMockClock, type MockClock } from './scheduler.ts'
import { createWatchdog, type WatchdogHand } from './watchdog.ts'

/** Real ports in the place of simulated ones. */
export type MockPorts = Partial<
  Pick<
    Hal,
    'clock' | 'disk' | 'keystore' | 'envelopes' | 'entropy' | 'led' | 'haptic' | 'tone' | 'display' | 'power'
  >
>

export interface MockOptions {
  readonly seed: number
  readonly primitives: Primitives
  readonly ports?: MockPorts
  /** What stands at the other end of the camera's cable, on the board's clock; the synthetic pair where absent. */
  readonly media?: (
    clock: Clock,
    random: Random,
  ) => { readonly camera: Camera; readonly microphone?: Microphone }
  readonly board?: Partial<Board>
  readonly identity?: Identity
  /** age1… texts of the simulated envelopes; two of the seed where absent. */
  readonly recipients?: readonly string[]
  /** What is on the card before the first boot. */
  readonly image?: DiskImage
  readonly capacityBytes?: number
  readonly wallUs?: number
  readonly clockState?: ClockState
  readonly docked?: boolean
  readonly log?: Log
}

export interface Mock {
  readonly hal: Hal
  readonly board: MockBoard
}

export interface MockBoard {
  down(button: Button): void
  up(button: Button): void
  press(button: Button, forMs?: number): void
  bounce(button: Button, forMs?: number): void
  dock(attached: boolean): void
  battery(percent: number, charging?: boolean): void
  /** A part is gone, or back; its port goes on taking calls. */
  part(part: Part, ok: boolean, why?: string): void
  readonly position: PositionHand['position']
  readonly camera: CableHand
  /** Absent where `media` has no microphone. */
  readonly microphone?: CableHand
  readonly disk: DiskHand
  readonly keystore: KeyStoreHand
  readonly envelopes: EnvelopesHand
  readonly clock: MockClock
  readonly compute: ComputeHand
  readonly watchdog: WatchdogHand
  perceived(): Perceived
  /** The operating log, oldest first; bounded. */
  log(): readonly LogEntry[]
  /** Moves virtual time; everything due happens. */
  advance(ms: number): Promise<void>
  /** Moves virtual time until the promise settles. */
  until<T>(promise: Promise<T>, limitMs?: number): Promise<T>
  /** Power is gone in this instant: nothing of this board answers any more, the card is left torn. */
  cutPower(): void
  /** kill -9: the process is gone, the kernel still writes what it was given. */
  killProcess(): void
  isOn(): boolean
  /** The same board switched on again: same card and keys, new boot, `offMs` later. Needs it to be off. */
  powerUp(options?: PowerUp): Mock
}

export interface PowerUp {
  readonly offMs?: number
  readonly resetCause?: Board['resetCause']
  /** `unset`: the wall clock begins at 1970, as without a battery behind it. */
  readonly clockState?: ClockState
}

const RAM_BYTES = 512 * 1024 * 1024

/** What outlasts the power. */
interface Body {
  readonly options: MockOptions
  readonly card: Card
  readonly vault: Vault
  readonly keyring: Keyring
  readonly boots: number
  readonly docked: boolean
}

interface Start {
  readonly resetCause: Board['resetCause']
  readonly wallUs: number | undefined
  readonly clockState: ClockState
}

export function openMock(options: MockOptions): Mock {
  const { seed, image, capacityBytes, identity, wallUs, clockState = 'network', docked = false } = options
  const card = createCard(image, capacityBytes)
  const vault = createVault(createRandom(seed, 'vault'), identity)
  // Nobody's, where other envelopes are handed in.
  const recipients = options.recipients ?? (options.ports?.envelopes === undefined ? undefined : [])
  const keyring = createKeyring(createRandom(seed, 'recipients'), recipients)
  return switchOn(
    { options, card, vault, keyring, boots: 0, docked },
    { resetCause: 'power-on', wallUs: clockState === 'unset' ? (wallUs ?? 0) : wallUs, clockState },
  )
}

function switchOn(body: Body, start: Start): Mock {
  const { options, card, vault } = body
  const { ports = {}, primitives, seed } = options
  const random = createRandom(seed, `boot ${body.boots}`)
  let on = true
  let closed = false
  const alive = () => on

  const virtual = createMockClock({
    state: start.clockState,
    random: random.fork('late'),
    ...(start.wallUs === undefined ? {} : { wallUs: start.wallUs }),
  })
  const clock = ports.clock ?? virtual
  const parts = createPartBook(clock, alive)
  const senses = createSenses(clock, alive, parts.works)
  const buttons = createButtons(clock, alive, random.fork('buttons'))
  const contacts = createContacts(clock, alive, body.docked)
  const receiver = createReceiver(clock, alive, () => parts.works('position'))
  const disk = createMockDisk(clock, card, random.fork('disk'))
  const keystore = createMockKeyStore(clock, alive, vault, random.fork('keystore'))
  const envelopes = createMockEnvelopes(clock, alive, random.fork('envelopes'), body.keyring)
  const media = connectMedia(options, clock, random, alive)
  const compute = createCompute(primitives, random.fork('compute'))
  const watchdog = createWatchdog(clock, alive)
  const log = createLog(clock, options.log)

  function off(): void {
    on = false
    keystore.halt()
    virtual.halt()
  }
  const hal: Hal = {
    board: boardOf(options, random.fork('board'), start, primitives),
    clock,
    buttons: buttons.source,
    led: ports.led ?? senses.led,
    haptic: ports.haptic ?? senses.haptic,
    tone: ports.tone ?? senses.tone,
    display: ports.display ?? senses.display,
    camera: media.camera,
    ...(media.microphone === undefined ? {} : { microphone: media.microphone }),
    disk: ports.disk ?? disk.disk,
    keystore: ports.keystore ?? keystore.keystore,
    envelopes: ports.envelopes ?? envelopes.envelopes,
    primitives: compute.primitives,
    entropy: ports.entropy ?? createEntropy(random.fork('entropy')),
    power: ports.power ?? {
      battery: contacts.battery,
      off() {
        disk.hand.kill()
        off()
        // The firmware does not live to see it.
        return new Promise(() => undefined)
      },
    },
    dock: contacts.dock,
    position: receiver.source,
    watchdog: watchdog.watchdog,
    parts: parts.source,
    log: log.log,
    async close() {
      if (on && !closed) {
        hal.led.show({ steps: [{ colour: 'off', ms: 0 }] })
        hal.tone.play([])
        hal.haptic.play([])
        hal.display.show({ kind: 'dark', lines: [], mirror: false })
      }
      closed = true
      await media.close()
    },
  }
  const board: MockBoard = {
    ...buttons.hand,
    ...receiver.hand,
    dock: contacts.setDock,
    part: (part, ok, why = 'moved by hand') => parts.set(part, ok, why),
    battery: (percent, charging = false) => contacts.setBattery({ percent, charging }),
    camera: media.cameraHand,
    ...(media.microphoneHand === undefined ? {} : { microphone: media.microphoneHand }),
    disk: disk.hand,
    keystore: keystore.hand,
    envelopes: envelopes.hand,
    clock: virtual,
    compute: compute.hand,
    watchdog: watchdog.hand,
    perceived: senses.perceived,
    log: log.entries,
    async advance(ms) {
      assert(ports.clock === undefined, 'a real clock cannot be moved')
      await virtual.advance(ms)
    },
    async until(promise, limitMs) {
      assert(ports.clock === undefined, 'a real clock cannot be moved')
      return virtual.until(promise, limitMs)
    },
    cutPower() {
      disk.hand.crash()
      off()
    },
    killProcess() {
      disk.hand.kill()
      off()
    },
    isOn: alive,
    powerUp({ offMs = 5000, resetCause = 'power-on', clockState = virtual.state() } = {}) {
      assert(!on, 'the board is on; cut its power first')
      const wallUs = clockState === 'unset' ? 0 : virtual.wallUs() + offMs * 1000
      return switchOn(
        { ...body, boots: body.boots + 1, docked: contacts.isDocked() },
        { resetCause, wallUs, clockState },
      )
    },
  }
  return { hal, board }
}

function boardOf(options: MockOptions, random: Random, start: Start, primitives: Primitives): Board {
  return {
    name: 'simulated',
    bootId: random.bytes(16),
    ramBytes: RAM_BYTES,
    firmwareHash: primitives.sha256(),
    ...options.board,
    resetCause: start.resetCause,
  }
}

interface Media {
  readonly camera: Camera
  readonly microphone?: Microphone
  readonly cameraHand: CableHand
  readonly microphoneHand?: CableHand
  close(): Promise<void>
}

function connectMedia(options: MockOptions, clock: Clock, random: Random, alive: () => boolean): Media {
  const source = options.media?.(clock, random.fork('media')) ?? {
    camera: createSyntheticCamera(clock, random.fork('camera')),
    microphone: createSyntheticMicrophone(clock, random.fork('microphone')),
  }
  const camera = cableCamera(source.camera, clock, alive)
  const picture = { camera: camera.camera, cameraHand: camera.hand }
  if (source.microphone === undefined) return { ...picture, close: camera.close }
  const microphone = cableMicrophone(source.microphone, clock, alive)
  return {
    ...picture,
    microphone: microphone.microphone,
    microphoneHand: microphone.hand,
    async close() {
      await Promise.all([camera.close(), microphone.close()])
    },
  }
}
