/**
 * The device's ledger on its disk: one new volume a boot, durable before anything is recorded.
 *
 *   volumes on disk ─► highest validly signed state ─► new volume (epoch statement) ─► append …
 *
 * An append is one write and one sync: the events and a checkpoint over them. After an error the
 * volume is left as it is and the next call begins another one where the disk really stands.
 */
import type { Board, Clock, Disk } from '../../hal/hal.ts'
import type { Bytes } from '../bytes.ts'
import { concatBytes } from '../bytes.ts'
import type { EpochEvent, LedgerEvent, OpenedEvent, VolumeEvent } from '../crypto/event.ts'
import type { VolumeHeader } from '../crypto/header.ts'
import { createVolume, type Volume } from '../crypto/ledger.ts'
import { assert } from '../errors.ts'
import { type Appender, createAppender } from './appender.ts'
import { type Epoch, type EpochParts, stateEpoch, succeedEpoch } from './epoch.ts'
import { type History, readHistory } from './history.ts'
import { LEDGER_DIRECTORY, volumeName } from './names.ts'
import { stampAt } from './segment.ts'

const VOLUME_CLOSE_BYTES = 1024 * 1024

export type PlainEvent = Exclude<LedgerEvent, VolumeEvent | EpochEvent>

export interface LedgerParts extends EpochParts {
  readonly clock: Clock
  readonly disk: Disk
  readonly board: Board
  /** P-256 point of the device key, 65 bytes. */
  readonly deviceKey: Bytes
  /** What every HEADER of this boot says alike. */
  readonly facts: HeaderFacts
}

export type HeaderFacts = Pick<
  VolumeHeader,
  'version' | 'device' | 'certificates' | 'bootId' | 'firmwareHash' | 'keyStore' | 'policy' | 'profile'
>

/** The next epoch, ready to be written down and then used. */
export interface Succession {
  readonly epoch: Epoch
  readonly event: EpochEvent
  /** The ledger at this moment, for the new segment's HEADER. */
  readonly ledger: { readonly size: number; readonly root: Bytes }
}

export interface Ledger {
  readonly device: string
  /** Of the epoch statement this boot began with. */
  readonly counter: number
  /** What the volumes said when this boot began. */
  readonly history: History
  /** Durable and signed when resolved. */
  append(...events: readonly PlainEvent[]): Promise<void>
  succession(): Promise<Succession>
  /** `opened`, signed by the key until now; then the successor takes over and the old key is wiped. Durable when resolved. */
  opened(event: OpenedEvent, succession: Succession): Promise<void>
  close(): Promise<void>
}

interface OpenVolume {
  readonly volume: Volume
  readonly appender: Appender
  readonly number: number
  epoch: Epoch
  durable: number
  fileBytes: number
}

export async function openLedger(parts: LedgerParts): Promise<Ledger> {
  const { clock, disk, facts } = parts
  const { device } = facts
  await disk.makeDir(LEDGER_DIRECTORY)
  const { open: first, history } = await beginAnew(parts)
  const counter = first.epoch.statement.counter
  let current: OpenVolume | undefined = first
  let running: Promise<unknown> = Promise.resolve()

  /** One after the other; one that fails does not keep the next from trying. */
  function serial<T>(work: () => Promise<T>): Promise<T> {
    const done = running.then(work)
    running = done.catch(() => undefined)
    return done
  }

  async function usable(): Promise<OpenVolume> {
    current ??= (await beginAnew(parts)).open
    if (current.fileBytes >= VOLUME_CLOSE_BYTES) current = await nextVolume(parts, current)
    return current
  }

  async function write(into: OpenVolume, bytes: Bytes): Promise<void> {
    try {
      await push(into, bytes)
    } catch (error) {
      current = undefined
      into.epoch.wipe()
      await into.appender.close()
      throw error
    }
  }

  const checkpoint = (into: OpenVolume): Bytes =>
    into.volume.checkpoint({ stamp: stampAt(clock, clock.nowUs()), durable: into.durable })

  async function append(events: readonly PlainEvent[]): Promise<void> {
    const into = await usable()
    const stamp = stampAt(clock, clock.nowUs())
    const entries = events.map((event) => into.volume.event(event, stamp))
    await write(into, concatBytes(...entries, checkpoint(into)))
  }

  async function succession(): Promise<Succession> {
    const { epoch, volume } = await usable()
    const ledger = { size: volume.size, root: volume.root() }
    const next = succeedEpoch(parts, device, epoch)
    const last = next?.successors.at(-1)
    if (next !== undefined && last !== undefined)
      return { epoch: next, event: { type: 'epoch', by: 'predecessor', ...last }, ledger }
    const stated = await stateEpoch(parts, device, ledger)
    return { epoch: stated, event: { type: 'epoch', by: 'device', statement: stated.statement }, ledger }
  }

  async function opened(event: OpenedEvent, { epoch, event: epochEvent }: Succession): Promise<void> {
    const into = await usable()
    const stamp = stampAt(clock, clock.nowUs())
    const underPredecessor = [into.volume.event(event, stamp), checkpoint(into)]
    const old = into.epoch
    const succeeded = into.volume.succeed(epochEvent, epoch.sign, stamp)
    into.epoch = epoch
    try {
      await write(into, concatBytes(...underPredecessor, succeeded, checkpoint(into)))
    } finally {
      old.wipe()
    }
  }

  await serial(() => {
    const { bootId, resetCause } = parts.board
    const boot: PlainEvent = { type: 'boot', bootId, counter, resetCause }
    return append(history.size === 0 ? [{ type: 'genesis', device }, boot] : [boot])
  })
  return {
    device,
    counter,
    history,
    append: (...events) => serial(() => append(events)),
    succession: () => serial(succession),
    opened: (event, next) => serial(() => opened(event, next)),
    close: () =>
      serial(async () => {
        current?.epoch.wipe()
        await current?.appender.close()
        current = undefined
      }),
  }
}

/** A new volume where the disk stands, under a new statement of the device key. */
async function beginAnew(parts: LedgerParts): Promise<{ open: OpenVolume; history: History }> {
  const history = await readHistory(parts.disk, parts.primitives, parts.deviceKey)
  const epoch = await stateEpoch(parts, parts.facts.device, history)
  const { volumes, size, root, frontier, previousVolume, abandoned } = history
  const header: VolumeHeader = {
    ...parts.facts,
    file: 'ledger',
    statement: epoch.statement,
    successors: [],
    volume: volumes,
    start: { size, root, frontier },
    previousVolume,
  }
  return { open: await createFile(parts, header, epoch, abandoned), history }
}

/** Closes a full volume and goes on in the next with the same epoch. */
async function nextVolume(parts: LedgerParts, full: OpenVolume): Promise<OpenVolume> {
  const { clock, disk, primitives } = parts
  const { volume, epoch, number } = full
  const stamp = stampAt(clock, clock.nowUs())
  const closing = volume.event({ type: 'volume-closed' }, stamp)
  await push(full, concatBytes(closing, volume.checkpoint({ stamp, durable: full.durable })))
  await full.appender.close()
  const whole = await disk.read(volumeName(number), 0, full.fileBytes)
  const header: VolumeHeader = {
    ...parts.facts,
    file: 'ledger',
    statement: epoch.statement,
    successors: epoch.successors,
    volume: number + 1,
    start: { size: volume.size, root: volume.root(), frontier: volume.frontier() },
    previousVolume: primitives.sha256(whole),
  }
  return createFile(parts, header, epoch, [])
}

async function createFile(
  parts: LedgerParts,
  header: VolumeHeader,
  epoch: Epoch,
  abandoned: VolumeEvent['abandoned'],
): Promise<OpenVolume> {
  const { clock, disk, primitives } = parts
  const volume = createVolume({ primitives, header, sign: epoch.sign })
  const file = await disk.create(volumeName(header.volume))
  const open: OpenVolume = {
    volume,
    // What failed is known from `settle`; what is durable too.
    appender: createAppender(file, { durable: () => undefined, failed: () => undefined }),
    number: header.volume,
    epoch,
    durable: header.start.size,
    fileBytes: 0,
  }
  await push(open, volume.begin(stampAt(clock, clock.nowUs()), abandoned))
  await disk.syncDir(LEDGER_DIRECTORY)
  return open
}

async function push(into: OpenVolume, bytes: Bytes): Promise<void> {
  const { appender, volume } = into
  const { size } = volume
  assert(size > into.durable, 'an append adds leaves')
  into.fileBytes += bytes.length
  await appender.push(bytes, size)
  await appender.settle()
  into.durable = size
}
