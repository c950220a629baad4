/**
 * The time and the faults of a simulated card: counts every operation, draws how long it
 * takes and whether it fails, and ends it in virtual time. What an operation does to the
 * card is disk.ts's; after `halt` nothing ends any more.
 */
import { ZeugeError } from '../../src/errors.ts'
import { type DiskFaultCode, type DiskOperation, diskFault } from '../diskfault.ts'
import type { Clock } from '../hal.ts'
import type { Random } from './random.ts'

export type DiskFaultName = 'enospc' | 'eio' | 'erofs'

/** Probabilities per operation; 0 is never. */
export interface DiskRates {
  readonly shortAppend: number
  readonly appendFull: number
  readonly syncFails: number
  readonly stall: number
}

export interface Drive {
  /** `land` happens when the operation's time is over; a fault calls `instead` and rejects. */
  run<T>(operation: DiskOperation, name: string, land: () => T, instead?: () => void): Promise<T>
  readonly switches: Switches
  readonly counts: { operations: number; touchedAfterError: number }
  /** Is silent no more: what was begun goes on. */
  speak(): void
  /** Nothing under way ends for its caller; whether it still happened is drawn by seed. */
  halt(): void
}

export interface Switches {
  rates: DiskRates
  readOnly: boolean
  readOnlyAfterEio: boolean
  out: boolean
  /** Nothing that is begun ends, until it speaks again. */
  silent: boolean
  lying: boolean
  misdirect: boolean
  stalledUntilUs: number
  readonly failAt: Map<number, DiskFaultName>
  readonly failNext: Map<DiskOperation, DiskFaultName>
}

const STALL_MS: readonly [number, number] = [200, 3000]
const DEFAULT_RATES: DiskRates = { shortAppend: 1 / 32, appendFull: 0, syncFails: 0, stall: 0 }
const CHANCE_LANDS_AT_HALT = 0.5
const FAULT_CODES: Readonly<Record<DiskFaultName, DiskFaultCode>> = {
  enospc: 'DISK_FULL',
  eio: 'DISK_FAILED',
  erofs: 'DISK_READ_ONLY',
}
const WRITES: readonly DiskOperation[] = [
  'create',
  'append',
  'sync',
  'replace',
  'makeDir',
  'syncDir',
  'remove',
]

/** Microseconds from begin to end. Sync as measured on a real file system: about 3 ms, now and then 30. */
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

export function createDrive(clock: Clock, random: Random): Drive {
  const counts = { operations: 0, touchedAfterError: 0 }
  const switches: Switches = {
    rates: DEFAULT_RATES,
    readOnly: false,
    readOnlyAfterEio: false,
    out: false,
    silent: false,
    lying: false,
    misdirect: false,
    stalledUntilUs: 0,
    failAt: new Map(),
    failNext: new Map(),
  }
  const underWay = new Set<() => unknown>()
  /** Begun while it was silent. */
  let unanswered: (() => void)[] = []
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
          instead?.()
          throw diskFault(FAULT_CODES[fault], operation, name, fault.toUpperCase())
        }
        underWay.add(settle)
        const end = () => {
          if (dead) return
          underWay.delete(settle)
          try {
            resolve(settle())
          } catch (error) {
            reject(error)
          }
        }
        const begin = () => clock.setTimeout(end, delayMs(operation))
        if (switches.silent) unanswered.push(begin)
        else begin()
      })
    },
    speak() {
      switches.silent = false
      for (const begin of unanswered.splice(0)) begin()
    },
    halt() {
      dead = true
      for (const settle of underWay) if (random.chance(CHANCE_LANDS_AT_HALT)) attempt(settle)
      underWay.clear()
      unanswered = []
    },
  }
}

/** Nobody is left to hear of a fault of the world; a bug of ours still surfaces. */
function attempt(settle: () => unknown): void {
  try {
    settle()
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
  }
}
