/**
 * What people and the world may do to a camera, as fast-check commands over the real runtime, and what must
 * hold after each of them (simulation.md, "Invariants").
 *
 * One device is used for many sequences, brought back to standby between them: a boot costs more than a
 * sequence. The model is what a bystander knows: whether it may have stopped, and why.
 */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Button } from '../../hal/hal.ts'
import type { Mock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import type { Bytes } from '../../src/bytes.ts'
import type { Profile } from '../../src/device/profile.ts'
import type { DeviceStatus } from '../../src/device/status.ts'
import type { Primitives } from '../../src/primitives.ts'
import { bootOn, cardOf, openBoard, type Rig } from './rig.ts'
import { smallMedia } from './smallmedia.ts'

/** A device is used for so many, then its card is judged and the next one begins. */
const SEQUENCES_PER_DEVICE = 50
/** Of so many devices in a row the first of each profile has real signatures, and its card is judged. */
const DEVICES_PER_JUDGED = 30
const COMMANDS_MAX = 5
/** Two looks at the card, the second of which fails. */
const NOTICED_MS = 11_000
const DECLARED: readonly string[] = ['camera-lost', 'microphone-lost', 'muted', 'slow-disk']

/** What was done since the state was last looked at that may end a recording. */
interface Model {
  mayEnd: boolean
}
interface World extends Rig {
  readonly profile: Profile
  readonly judged: boolean
  lastCapture: DeviceStatus['capture']
  /** Since when the card has been out, as far as was looked; and whether it ever was. */
  outSinceUs: number | undefined
  wasOut: boolean
}

/** Signatures that cost nothing and prove nothing, for devices whose card nobody judges. */
const QUICK: Primitives = {
  ...nodePrimitives,
  ed25519PublicKey: (seed) => nodePrimitives.sha256(seed),
  ed25519Signer: () => () => new Uint8Array(64),
  aes256GcmSeal: (_key, _nonce, _aad, plaintext, into) => copied(plaintext, plaintext.length + 16, into),
  aes256GcmOpen: (_key, _nonce, _aad, sealed, into) =>
    copied(sealed.subarray(0, sealed.length - 16), sealed.length - 16, into),
}

function copied(from: Uint8Array, bytes: number, into: Bytes = new Uint8Array(bytes)): Bytes {
  into.set(from)
  return into
}

/** One envelope for all: wrapping a key costs more than a sequence, and nobody opens these recordings. */
let envelope: Promise<Bytes> | undefined

async function openWorld(profile: Profile, seed: number, judged: boolean): Promise<World> {
  const spare = openBoard({ seed })
  envelope ??= spare.board.until(spare.hal.envelopes.wrap(new Uint8Array(32)))
  const ready = await envelope
  const envelopes = { kind: spare.hal.envelopes.kind, wrap: async () => ready }
  const mock = openBoard({
    seed,
    media: smallMedia(),
    primitives: judged ? nodePrimitives : QUICK,
    ports: { envelopes },
  })
  const rig = await bootOn(mock, profile)
  const lastCapture = rig.device.status().capture
  return { ...rig, profile, judged, lastCapture, outSinceUs: undefined, wasOut: false }
}

class Do implements fc.AsyncCommand<Model, World> {
  readonly says: string
  readonly mayEnd: boolean
  readonly act: (mock: Mock) => number
  /** @param act moves the board and says how long to wait, ms */
  constructor(says: string, mayEnd: boolean, act: (mock: Mock) => number) {
    this.says = says
    this.mayEnd = mayEnd
    this.act = act
  }
  check(): boolean {
    return true
  }
  toString(): string {
    return this.says
  }
  async run(model: Model, world: World): Promise<void> {
    model.mayEnd ||= this.mayEnd
    await world.mock.board.advance(this.act(world.mock))
    look(world, model.mayEnd)
    if (world.lastCapture !== 'recording') model.mayEnd = false
  }
}

const button = fc.constantFrom<Button>('display', 'record')
const press = (which: Button, ms: number) => (mock: Mock) => {
  mock.board.press(which, ms)
  return ms + 25
}

/** Presses beyond `stopMs` may stop; everything shorter may not. */
const commands = [
  fc
    .tuple(button, fc.integer({ min: 25, max: 900 }))
    .map(([b, ms]) => new Do(`press ${b} ${ms}`, false, press(b, ms))),
  fc.integer({ min: 1000, max: 2900 }).map((ms) => new Do(`hold record ${ms}`, false, press('record', ms))),
  fc.integer({ min: 2000, max: 2900 }).map((ms) => new Do(`hold display ${ms}`, false, press('display', ms))),
  fc.constant(new Do('hold record to stop', true, press('record', 3100))),
  fc.constant(
    new Do('record twice', false, (mock) => {
      mock.board.press('record', 60)
      mock.hal.clock.setTimeout(() => mock.board.press('record', 60), 150)
      return 260
    }),
  ),
  fc.constant(
    new Do('press record, then hold to stop', true, (mock) => {
      mock.board.press('record', 60)
      mock.hal.clock.setTimeout(() => mock.board.press('record', 3100), 200)
      return 3350
    }),
  ),
  button.map(
    (b) =>
      new Do(`bounce ${b}`, false, (mock) => {
        mock.board.bounce(b, 100)
        return 150
      }),
  ),
  fc.boolean().map(
    (attached) =>
      new Do(attached ? 'dock' : 'undock', attached, (mock) => {
        mock.board.dock(attached)
        return 20
      }),
  ),
  fc.boolean().map(
    (works) =>
      new Do(`camera ${works ? 'returns' : 'fails'}`, false, (mock) => {
        if (works) mock.board.camera.return()
        else mock.board.camera.fail()
        return 50
      }),
  ),
  fc.boolean().map(
    (works) =>
      new Do(`microphone ${works ? 'returns' : 'fails'}`, false, (mock) => {
        if (works) mock.board.microphone?.return()
        else mock.board.microphone?.fail()
        return 50
      }),
  ),
  fc.integer({ min: 6, max: 100 }).map(
    (percent) =>
      new Do(`battery ${percent} %`, false, (mock) => {
        mock.board.battery(percent)
        return 5
      }),
  ),
  fc.integer({ min: 50, max: 400 }).map(
    (ms) =>
      new Do(`the disk stalls for ${ms} ms`, false, (mock) => {
        mock.board.disk.stall(ms)
        return 5
      }),
  ),
  fc.tuple(fc.boolean(), fc.constantFrom(5, 2_000, NOTICED_MS + 100)).map(
    ([out, ms]) =>
      new Do(`the card is ${out ? `out, for ${ms} ms` : 'in'}`, out, ({ board }) => {
        board.disk.takeOut(out)
        return out ? ms : 5
      }),
  ),
  fc.integer({ min: 10, max: 900 }).map((ms) => new Do(`${ms} ms pass`, false, () => ms)),
]

/** What holds at every instant. */
function look(world: World, may: boolean): void {
  const { device, mock, profile, lastCapture } = world
  const nowUs = mock.hal.clock.nowUs()
  const isOut = mock.board.disk.unable() !== undefined
  const mayEnd = may || isOut || world.outSinceUs !== undefined
  world.outSinceUs = isOut ? (world.outSinceUs ?? nowUs) : undefined
  world.wasOut ||= isOut
  const status = device.status()
  const { capture, dock, faults, screen, led, preRecordMs } = status
  world.lastCapture = capture
  const keeping = capture === 'recording' || capture === 'finalizing'
  expect(status.power, 'the machine lives').toBe('on')
  // 8: the public is told exactly while frames are kept.
  expect(screen.kind === 'recording', `${capture} and ${screen.kind}`).toBe(keeping)
  expect(status.front === 'recordingNotice').toBe(keeping)
  // No way out of recording but the stop hold, the dock, a full or failing disk, an empty battery.
  if (lastCapture === 'recording' && capture !== 'recording') expect(mayEnd, 'it ended by itself').toBe(true)
  if (capture === 'recording') expect(dock, 'nothing records in the dock').toBe('away')
  // 6: the ring is empty but while it is wanted, and never holds more than it may.
  if (capture !== 'buffering') expect(preRecordMs, `a ring while ${capture}`).toBe(0)
  expect(preRecordMs).toBeLessThanOrEqual(profile.preRecordMs)
  if (capture === 'buffering') expect(profile.preRecordArm).not.toBe('never')
  // 7: whatever is kept was announced before or with it.
  if (capture === 'recording') expect(status.announcedSinceUs).toBeDefined()
  // Nobody is told that a recording is possible on a card that is not there.
  if (nowUs - (world.outSinceUs ?? nowUs) > NOTICED_MS * 1000)
    expect(['announcing', 'preRecord', 'recording'], 'the card is out').not.toContain(screen.kind)
  // The wearer is told no lie: steady red is a confirmed recording, or one being closed.
  const steadyRed = led.steps.every(({ colour }) => colour === 'red')
  if (steadyRed) expect(status.confirmation === 'confirmed' || capture === 'finalizing').toBe(true)
  if (status.muted) expect(profile.muteAllowed && keeping).toBe(true)
  expect(faults, 'the recorder gave up').not.toContain('recorder-failed')
}

/** Back to standby, as an officer does at the end of a shift; nothing may stay deaf. */
async function rest(world: World): Promise<void> {
  const { mock, device } = world
  const { board } = mock
  for (const b of ['display', 'record'] as const) board.up(b)
  board.camera.return()
  board.microphone?.return()
  board.battery(100)
  board.disk.takeOut(false)
  if (device.status().faults.includes('storage-lost')) await board.advance(NOTICED_MS)
  expect(device.status().faults, 'the card is in').not.toContain('storage-lost')
  board.dock(true)
  await board.advance(30)
  for (let waits = 0; device.status().capture !== 'idle'; waits++) {
    expect(waits, 'docked, it is idle within a second').toBeLessThan(20)
    await board.advance(50)
  }
  board.dock(false)
  await board.advance(30)
  world.outSinceUs = undefined
  world.lastCapture = device.status().capture
  expect(['idle', 'buffering']).toContain(world.lastCapture)
}

async function judge(world: World): Promise<void> {
  await world.mock.board.until(world.device.finish())
  await world.mock.hal.close()
  if (!world.judged) return
  const { evidence } = await cardOf(world.mock)
  expect(world.wasOut ? ['COMPLETE', 'RECOVERED'] : ['COMPLETE']).toContain(evidence.verdict)
  for (const { gapList, undeclaredGaps } of evidence.segments) {
    for (const { cause } of gapList) expect(DECLARED).toContain(cause)
    expect(undeclaredGaps, 'nothing is missing that was not declared').toEqual([])
  }
}

/** Runs so many sequences over devices that follow these profiles in turn; says how many recordings were made. */
export async function runSequences(
  profiles: readonly Profile[],
  count: number,
  seed: number,
): Promise<number> {
  let world: World | undefined
  let used = 0
  let recordings = 0
  const close = async (): Promise<void> => {
    if (world === undefined) return
    recordings += world.device.status().recordings
    await judge(world)
  }
  const worldNow = async (): Promise<World> => {
    if (world !== undefined && used % SEQUENCES_PER_DEVICE !== 0) return world
    await close()
    const devices = Math.floor(used / SEQUENCES_PER_DEVICE)
    const profile = profiles[devices % profiles.length]
    if (profile === undefined) throw new Error('no profiles')
    world = await openWorld(profile, seed + used, devices % DEVICES_PER_JUDGED < profiles.length)
    return world
  }
  const property = fc.asyncProperty(
    fc.commands(commands, { maxCommands: COMMANDS_MAX, size: 'max' }),
    async (sequence) => {
      const real = await worldNow()
      used++
      try {
        await fc.asyncModelRun(() => ({ model: { mayEnd: false }, real }), sequence)
        await rest(real)
      } catch (error) {
        // The next sequence, or a shorter one of this, begins on a device of its own.
        world = undefined
        throw error
      }
    },
  )
  await fc.assert(property, { numRuns: count, seed })
  await close()
  return recordings
}
