/**
 * The device's ledger on its disk: one new volume a boot, durable before anything is recorded.
 *
 *   volumes on disk ─► highest validly signed state ─► new volume (epoch statement) ─► append …
 *
 * An append is one write and one sync: the events and a checkpoint over them. After an error the
 * next call begins another volume where the disk really stands (volume.ts).
 */
import type { Bytes } from '../bytes.ts'
import { concatBytes } from '../bytes.ts'
import type { EpochEvent, LedgerEvent, OpenedEvent, VolumeEvent } from '../crypto/event.ts'
import { SUCCESSORS_MAX } from '../crypto/header.ts'
import { assert, ZeugeError } from '../errors.ts'
import { type Epoch, stateEpoch, succeedEpoch } from './epoch.ts'
import { type History, readHistory } from './history.ts'
import { LEDGER_DIRECTORY, volumeName } from './names.ts'
import { stampAt } from './segment.ts'
import {
  closingOf,
  createFile,
  type LedgerParts,
  type OpenVolume,
  push,
  putBack,
  type Spoiled,
  settleLastVolume,
  spoil,
} from './volume.ts'

const VOLUME_CLOSE_BYTES = 1024 * 1024

export type PlainEvent = Exclude<LedgerEvent, VolumeEvent | EpochEvent>

/** An event of a moment that may lie before the writing. */
export interface TimedEvent {
  readonly event: PlainEvent
  /** Monotonic. */
  readonly atUs: number
}

/** The next epoch, ready to be written down and then used. */
export interface Succession {
  /** The epoch that signed it; once the ledger has gone on under another one it is worth nothing. */
  readonly after: Epoch
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
  /** The same, each event with its own time. */
  appendTimed(events: readonly TimedEvent[]): Promise<void>
  succession(): Promise<Succession>
  /**
   * `opened`, signed by the key until now; then the successor takes over and the old key is wiped. Durable
   * when resolved. DISK_FAILED where the ledger had to begin a new volume since `succession`.
   */
  opened(event: OpenedEvent, succession: Succession): Promise<void>
  /** The segment of this epoch signs nothing any more. */
  release(epoch: Epoch): void
  /** A new epoch where the present one is at least so old, and no segment is written or about to be. Durable when resolved. */
  rotate(ageMsMin: number): Promise<void>
  /**
   * Closes the volume and goes on in the next one, so that all until now can leave the camera; nothing where it
   * holds only what the leaving itself wrote. Durable when resolved.
   */
  cut(): Promise<void>
  close(): Promise<void>
}

/** Written by the handing over itself: no reason to hand over again. */
const OF_LEAVING: readonly LedgerEvent['type'][] = ['witnessed', 'offloaded', 'erased', 'clock']

export async function openLedger(parts: LedgerParts): Promise<Ledger> {
  const { clock, disk, facts } = parts
  const { device } = facts
  await disk.makeDir(LEDGER_DIRECTORY)
  await disk.syncDir('')
  await settleLastVolume(parts)
  const spoiled: Spoiled = new Map()
  const { open: first, history } = await beginAnew(parts, spoiled)
  const counter = first.epoch.statement.counter
  let current: OpenVolume | undefined = first
  let epochSinceUs = clock.nowUs()
  let promised: Epoch | undefined
  /** Keys that segments being written still sign with, whatever became of the ledger meanwhile. */
  const lent = new Set<Epoch>()
  let running: Promise<unknown> = Promise.resolve()
  /** Events since the last cut that somebody else should have. */
  let news = true

  /** One after the other; one that fails does not keep the next from trying. */
  function serial<T>(work: () => Promise<T>): Promise<T> {
    const done = running.then(work)
    running = done.catch(() => undefined)
    return done
  }

  const retire = (epoch: Epoch): void => {
    if (!lent.has(epoch)) epoch.wipe()
  }

  async function usable(): Promise<OpenVolume> {
    current ??= (await beginAnew(parts, spoiled)).open
    if (current.fileBytes >= VOLUME_CLOSE_BYTES) current = await goOn(current)
    return current
  }

  async function goOn(full: OpenVolume): Promise<OpenVolume> {
    await write(full, closingOf(parts, full))
    current = undefined
    try {
      return await nextVolume(parts, full, spoiled, retire)
    } catch (error) {
      retire(full.epoch)
      throw error
    }
  }

  async function write(into: OpenVolume, bytes: Bytes): Promise<void> {
    try {
      await push(into, bytes)
    } catch (error) {
      current = undefined
      retire(into.epoch)
      await into.appender.close()
      await spoil(parts, spoiled, into)
      throw error
    }
  }

  const checkpoint = (into: OpenVolume): Bytes =>
    into.volume.checkpoint({ stamp: stampAt(clock, clock.nowUs()), durable: into.durable })

  async function append(events: readonly TimedEvent[]): Promise<void> {
    const into = await usable()
    news ||= events.some(({ event }) => !OF_LEAVING.includes(event.type))
    const entries = events.map(({ event, atUs }) => into.volume.event(event, stampAt(clock, atUs)))
    await write(into, concatBytes(...entries, checkpoint(into)))
  }
  const now = (event: PlainEvent): TimedEvent => ({ event, atUs: clock.nowUs() })

  async function succession(): Promise<Succession> {
    let into = await usable()
    // A new statement uses up a number of the counter: only a new volume can show what became of it.
    if (into.epoch.successors.length >= SUCCESSORS_MAX) into = current = await goOn(into)
    const { epoch, volume } = into
    const next = succeedEpoch(parts, device, epoch)
    const last = next?.successors.at(-1)
    assert(next !== undefined && last !== undefined, 'a new volume has room for successors')
    const event: EpochEvent = { type: 'epoch', by: 'predecessor', ...last }
    promised = next
    return { after: epoch, epoch: next, event, ledger: { size: volume.size, root: volume.root() } }
  }

  /** Writes what the old key still signs, hands over to the new one, and wipes the old. */
  async function succeed(into: OpenVolume, { epoch, event }: Succession, before: Bytes): Promise<void> {
    const old = into.epoch
    const succeeded = into.volume.succeed(event, epoch.sign, stampAt(clock, clock.nowUs()))
    into.epoch = epoch
    epochSinceUs = clock.nowUs()
    try {
      await write(into, concatBytes(before, succeeded, checkpoint(into)))
    } finally {
      retire(old)
    }
  }

  async function cut(): Promise<void> {
    const into = await usable()
    if (!news) return
    current = await goOn(into)
    news = false
  }

  async function opened(event: OpenedEvent, next: Succession): Promise<void> {
    const into = await usable()
    news = true
    if (into.epoch !== next.after)
      throw new ZeugeError(
        'DISK_FAILED',
        'the ledger had to begin a new volume while a segment was being created; the segment is begun anew',
      )
    lent.add(next.epoch)
    const stamp = stampAt(clock, clock.nowUs())
    await succeed(into, next, concatBytes(into.volume.event(event, stamp), checkpoint(into)))
  }

  async function rotate(ageMsMin: number): Promise<void> {
    const isPromised = promised?.alive === true && promised !== current?.epoch
    if (lent.size > 0 || isPromised || clock.nowUs() - epochSinceUs < ageMsMin * 1000) return
    const next = await succession()
    await succeed(await usable(), next, new Uint8Array(0))
  }

  await serial(() => {
    const { bootId, resetCause } = parts.board
    const boot = now({ type: 'boot', bootId, counter, resetCause })
    return append(history.hasGenesis ? [boot] : [now({ type: 'genesis', device }), boot])
  })
  return {
    device,
    counter,
    history,
    append: (...events) => serial(() => append(events.map(now))),
    appendTimed: (events) => serial(() => append(events)),
    succession: () => serial(succession),
    opened: (event, next) => serial(() => opened(event, next)),
    release(epoch) {
      lent.delete(epoch)
      if (current?.epoch !== epoch) epoch.wipe()
    },
    rotate: (ageMsMin) => serial(() => rotate(ageMsMin)),
    cut: () => serial(cut),
    close: () =>
      serial(async () => {
        current?.epoch.wipe()
        await current?.appender.close()
        current = undefined
      }),
  }
}

/** A new volume where the disk stands, under a new statement of the device key. */
async function beginAnew(
  parts: LedgerParts,
  spoiled: Spoiled,
): Promise<{ open: OpenVolume; history: History }> {
  await putBack(parts, spoiled)
  const history = await readHistory(parts.disk, parts.primitives, parts.deviceKey)
  const { volumes, size, root, frontier, previousVolume, abandoned } = history
  const open = await createFile(parts, volumes, spoiled, async () => {
    const epoch = await stateEpoch(parts, parts.facts.device, history)
    const start = { size, root, frontier }
    return { epoch, start, previousVolume, abandoned }
  })
  return { open, history }
}

/** Goes on behind a closed volume, with the same epoch while it can have successors. */
async function nextVolume(
  parts: LedgerParts,
  full: OpenVolume,
  spoiled: Spoiled,
  retire: (epoch: Epoch) => void,
): Promise<OpenVolume> {
  const { disk, primitives, facts } = parts
  const { volume, number } = full
  await full.appender.close()
  return createFile(parts, number + 1, spoiled, async () => {
    const start = { size: volume.size, root: volume.root(), frontier: volume.frontier() }
    const previousVolume = primitives.sha256(await disk.read(volumeName(number), 0, full.fileBytes))
    const isSpent = full.epoch.successors.length >= SUCCESSORS_MAX
    const epoch = isSpent ? await stateEpoch(parts, facts.device, start) : full.epoch
    if (isSpent) retire(full.epoch)
    return { epoch, start, previousVolume, abandoned: [] }
  })
}
