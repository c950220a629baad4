/**
 * The hand on a simulated card: takes its space, its power, its honesty or the card itself
 * away, and looks at what is left. The faults are described in disk.ts; nothing here is
 * reachable from product code.
 */
import type { Bytes } from '../../src/bytes.ts'
import { assert } from '../../src/errors.ts'
import type { DiskOperation } from '../diskfault.ts'
import { parentOf } from '../diskname.ts'
import type { Clock } from '../hal.ts'
import type { DiskFaultName, DiskRates, Drive } from './drive.ts'
import {
  type Card,
  contentOf,
  crashFile,
  crashNames,
  type DiskImage,
  durableBytes,
  type FileNode,
  freeBytes,
  imageOf,
  type Names,
  namesOf,
} from './medium.ts'
import type { Random } from './random.ts'

export interface DiskHand {
  /** The n-th operation from now on fails (1 is the next). */
  failNth(n: number, fault?: DiskFaultName): void
  /** The next operation of this kind fails. */
  failNext(operation: DiskOperation, fault?: DiskFaultName): void
  rates(rates: Partial<DiskRates>): void
  readOnly(on: boolean): void
  /** From a failed sync on the file system is read-only, as ext4 with errors=remount-ro. */
  readOnlyAfterEio(on: boolean): void
  capacity(bytes: number): void
  /** Every operation begun within the next `ms` ends only after them. */
  stall(ms: number): void
  takeOut(out: boolean): void
  /** Nothing begun from now on ends, until it speaks again. */
  silent(on: boolean): void
  /** Why nothing that is written now would reach the card; undefined where it would. Room is another matter. */
  unable(): 'gone' | 'silent' | 'read-only' | undefined
  freeBytes(): number
  lyingFlush(on: boolean): void
  /** One sector of the next synced append lands in another place. */
  misdirectNext(): void
  /** Flips bits of a file's bytes, as they lie on the medium. */
  rot(name: string, bits?: number): void
  /** Power is gone: decides what survives. No operation of this disk ends from now on. */
  crash(): void
  /** The process is gone, the kernel goes on: what was appended stays. */
  kill(): void
  /** What a crash now would certainly leave of a file, lent; undefined where its name, or that of a directory above, is not durable. */
  durable(name: string): Bytes | undefined
  /** Files whose names begin so, as a process sees them. */
  names(prefix: string): readonly string[]
  /** Whether a failure or a misdirected write that was asked for is still to come. */
  armed(): boolean
  /** The part of it before the first byte that never arrived, lent. */
  arrived(name: string): Bytes | undefined
  /** One file as a process reads it now, lent; undefined where there is none. */
  view(name: string): Bytes | undefined
  /** Everything as a process reads it now: to look at, to write out, to put back; or the files that are asked for. */
  image(keep?: (name: string) => boolean): DiskImage
  /** Takes the card's place: rolled back, exchanged or cloned. Files open before are gone. */
  restore(image: DiskImage): void
  /** Operations begun so far. */
  operations(): number
  /** Appends and syncs on a handle after it reported an error: none in a correct product. */
  touchedAfterError(): number
}

export function createDiskHand(clock: Clock, card: Card, random: Random, drive: Drive): DiskHand {
  const { switches, counts } = drive
  function take(names: Names): void {
    card.live = names
    card.durable = new Map(names)
  }
  /** The file that a crash would leave under this name: it is found only where its directories stay too. */
  function staying(name: string): FileNode | undefined {
    for (let at = parentOf(name); at !== ''; at = parentOf(at))
      if (card.durable.get(at) !== 'directory') return undefined
    const entry = card.durable.get(name)
    return entry === 'directory' ? undefined : entry
  }
  return {
    failNth: (n, fault = 'eio') => switches.failAt.set(counts.operations + n, fault),
    failNext: (operation, fault = 'eio') => switches.failNext.set(operation, fault),
    rates(rates) {
      switches.rates = { ...switches.rates, ...rates }
    },
    readOnly(on) {
      switches.readOnly = on
    },
    readOnlyAfterEio(on) {
      switches.readOnlyAfterEio = on
    },
    capacity(bytes) {
      card.capacityBytes = bytes
    },
    stall(ms) {
      switches.stalledUntilUs = clock.nowUs() + ms * 1000
    },
    takeOut(out) {
      switches.out = out
    },
    silent(on) {
      if (on) switches.silent = true
      else drive.speak()
    },
    unable() {
      if (switches.out) return 'gone'
      if (switches.silent) return 'silent'
      return switches.readOnly ? 'read-only' : undefined
    },
    freeBytes: () => freeBytes(card),
    lyingFlush(on) {
      switches.lying = on
    },
    misdirectNext() {
      switches.misdirect = true
    },
    rot(name, bits = 1) {
      const node = card.live.get(name)
      assert(node !== undefined && node !== 'directory' && node.length > 0, `${name} has no bytes to rot`)
      const content = contentOf(node)
      for (let count = 0; count < bits; count++) {
        const at = random.int(node.length)
        content[at] = (content[at] ?? 0) ^ (1 << random.int(8))
      }
    },
    crash() {
      drive.halt()
      const names = crashNames(card.live, card.durable, random)
      for (const [name, entry] of names) if (entry !== 'directory') names.set(name, crashFile(entry, random))
      take(names)
    },
    kill: drive.halt,
    durable(name) {
      const entry = staying(name)
      return entry && durableBytes(entry)
    },
    arrived(name) {
      const entry = staying(name)
      if (entry === undefined) return undefined
      const holes = [...entry.pending, ...entry.lost].map(({ from }) => from)
      return contentOf(entry).subarray(0, Math.min(entry.length, ...holes))
    },
    names(prefix) {
      const names: string[] = []
      for (const [name, entry] of card.live)
        if (entry !== 'directory' && name.startsWith(prefix)) names.push(name)
      return names
    },
    armed: () => switches.misdirect || switches.failNext.size > 0,
    view(name) {
      const entry = card.live.get(name)
      return entry === undefined || entry === 'directory' ? undefined : contentOf(entry)
    },
    image: (keep) => imageOf(card.live, keep),
    restore: (image) => take(namesOf(image)),
    operations: () => counts.operations,
    touchedAfterError: () => counts.touchedAfterError,
  }
}
