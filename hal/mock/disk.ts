/**
 * The simulated card as a Disk port, and the hand that breaks it. Fault model:
 *
 *   append    waits in memory (pending), may be short; lands when its latency is over
 *   sync      makes durable what was appended before it began; nothing about names
 *   syncDir   makes durable the names (made, replaced, removed) in one directory
 *   sync EIO  its pending bytes are dropped and marked clean: still read back, zeros after a
 *             crash, and the next sync succeeds. This is what Linux does.
 *   crash     each pending 512-byte sector survives on its own, by seed: torn and reordered
 *             writes, zero holes, zero tails; each name changed but not synced is old or new, by
 *             seed; an operation under way happened or not; a replace leaves old or new, whole
 *   process   killed: pending bytes stay and are read back, until a later crash
 *   switches  full, read-only (also by itself after EIO), stalls, the n-th operation fails, card
 *             taken out, bit rot, misdirected write, lying flush: off until the hand moves
 *
 * Latencies are virtual time, drawn by seed, so operations side by side end out of order.
 * Unlike hal/disk it lets a handle be used after an error: products that do so must be found out.
 */
import type { Bytes } from '../../src/bytes.ts'
import { assert } from '../../src/errors.ts'
import { type DiskFaultCode, type DiskOperation, diskFault } from '../disk/fault.ts'
import { asideName, checkDirectory, checkName, checkRange, parentOf } from '../disk/name.ts'
import type { Clock, Disk, DiskEntry, DiskFile } from '../hal.ts'
import {
  appendTo,
  bytesTaken,
  createFile,
  crashFile,
  crashNames,
  type DiskImage,
  durableBytes,
  type FileNode,
  loseBelow,
  type Names,
  namesOf,
  SECTOR_BYTES,
  settleBelow,
} from './medium.ts'
import type { Random } from './random.ts'

export type DiskFaultName = 'enospc' | 'eio' | 'erofs'

/** Probabilities per operation; 0 is never. */
export interface DiskRates {
  readonly shortAppend: number
  readonly appendFull: number
  readonly syncFails: number
  readonly stall: number
}

/** What stays when the power is gone; handed from one boot to the next. */
export interface Card {
  live: Names
  durable: Names
  capacityBytes: number
}

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
  lyingFlush(on: boolean): void
  /** One sector of the next synced append lands in another place. */
  misdirectNext(): void
  /** Flips bits of a file's bytes, as they lie on the medium. */
  rot(name: string, bits?: number): void
  /** Power is gone: decides what survives. No operation of this disk ends from now on. */
  crash(): void
  /** The process is gone, the kernel goes on: what was appended stays. */
  kill(): void
  /** What a crash now would certainly leave of a file; undefined where its name is not durable. */
  durable(name: string): Bytes | undefined
  /** Everything as a process reads it now: to look at, to write out, to put back. */
  image(): DiskImage
  /** Takes the card's place: rolled back, exchanged or cloned. Files open before are gone. */
  restore(image: DiskImage): void
  /** Operations begun so far. */
  operations(): number
  /** Appends and syncs on a handle after it reported an error: none in a correct product. */
  touchedAfterError(): number
}

const DEFAULT_CAPACITY_BYTES = 1024 * 1024 * 1024
const STALL_MS: readonly [number, number] = [200, 3000]
const DEFAULT_RATES: DiskRates = { shortAppend: 1 / 32, appendFull: 0, syncFails: 0, stall: 0 }
const FAULT_CODES: Readonly<Record<DiskFaultName, DiskFaultCode>> = {
  enospc: 'DISK_FULL',
  eio: 'DISK_FAILED',
  erofs: 'DISK_READ_ONLY',
}
const WRITES: readonly DiskOperation[] = ['create', 'append', 'sync', 'replace', 'makeDir', 'syncDir', 'remove']

/** Microseconds from begin to end, drawn evenly between the two. Sync as measured on a camera's card: median 3 ms, now and then 30. */
const LATENCIES_US: Readonly<Partial<Record<DiskOperation, readonly [number, number]>>> = {
  create: [200, 1500],
  append: [50, 300],
  sync: [1500, 5000],
  replace: [3000, 12_000],
  makeDir: [200, 1500],
  syncDir: [1500, 5000],
}
const OTHER_LATENCY_US: readonly [number, number] = [50, 400]
const CHANCE_SLOW_SYNC = 0.02
const SLOW_SYNC_US = 25_000

export function createCard(image?: DiskImage, capacityBytes = DEFAULT_CAPACITY_BYTES): Card {
  const names: Names = image === undefined ? new Map() : namesOf(image)
  return { live: names, durable: new Map(names), capacityBytes }
}

export function createMockDisk(clock: Clock, card: Card, random: Random): { disk: Disk; hand: DiskHand } {
  const drive = createDrive(clock, random)
  return { disk: createPort(card, random, drive), hand: createHand(card, random, drive) }
}

interface Drive {
  /** Runs `land` when the operation's time is over, unless a fault or a crash comes first. */
  run<T>(operation: DiskOperation, name: string, land: () => T, instead?: (fault: DiskFaultName) => void): Promise<T>
  readonly switches: Switches
  /** Ends everything under way: `decide` says for each whether it still happened. */
  halt(decide: () => boolean): void
  readonly counts: { operations: number; touchedAfterError: number }
}

interface Switches {
  rates: DiskRates
  readOnly: boolean
  readOnlyAfterEio: boolean
  out: boolean
  lying: boolean
  misdirect: boolean
  stalledUntilUs: number
  failAt: Map<number, DiskFaultName>
  failNext: Map<DiskOperation, DiskFaultName>
}

function createDrive(clock: Clock, random: Random): Drive {
  const counts = { operations: 0, touchedAfterError: 0 }
  const switches: Switches = {
    rates: DEFAULT_RATES,
    readOnly: false,
    readOnlyAfterEio: false,
    out: false,
    lying: false,
    misdirect: false,
    stalledUntilUs: 0,
    failAt: new Map(),
    failNext: new Map(),
  }
  const underWay = new Set<() => unknown>()
  let dead = false

  function faultOf(operation: DiskOperation): DiskFaultName | undefined {
    const asked = switches.failAt.get(counts.operations) ?? switches.failNext.get(operation)
    switches.failNext.delete(operation)
    if (asked !== undefined) return asked
    if (switches.out) return 'eio'
    if (switches.readOnly && WRITES.includes(operation)) return 'erofs'
    if (operation === 'append' && random.chance(switches.rates.appendFull)) return 'enospc'
    if (operation === 'sync' && random.chance(switches.rates.syncFails)) return 'eio'
    return undefined
  }

  function delayMs(operation: DiskOperation): number {
    let us = random.between(...(LATENCIES_US[operation] ?? OTHER_LATENCY_US))
    if (operation === 'sync' && random.chance(CHANCE_SLOW_SYNC)) us += SLOW_SYNC_US
    if (random.chance(switches.rates.stall)) us += 1000 * random.between(...STALL_MS)
    return (Math.max(0, switches.stalledUntilUs - clock.nowUs()) + us) / 1000
  }

  return {
    counts,
    switches,
    run(operation, name, land, instead) {
      return new Promise((resolve, reject) => {
        if (dead) return
        counts.operations++
        const fault = faultOf(operation)
        const settle = () => {
          if (fault === undefined) return land()
          instead?.(fault)
          throw diskFault(FAULT_CODES[fault], operation, name, fault.toUpperCase())
        }
        underWay.add(settle)
        clock.setTimeout(() => {
          if (dead) return
          underWay.delete(settle)
          try {
            resolve(settle())
          } catch (error) {
            reject(error)
          }
        }, delayMs(operation))
      })
    },
    halt(decide) {
      dead = true
      for (const settle of underWay) if (decide()) attempt(settle)
      underWay.clear()
    },
  }
}
