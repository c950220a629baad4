/**
 * Compares the states of two traces of the same boot, region by region. Pure.
 *
 *   capture    idle recording finalizing idle
 *   capture    idle recording finalizing buffering      ◄ the first difference, with both times
 *
 * A trace that ends in the middle of a run says nothing about what was about to change.
 */
import type { TraceRecord } from '../device/status.ts'
import type { DeviceState, Fault } from '../device/vocabulary.ts'
import { recordUs } from './trace.ts'

export interface Difference {
  /** A region of the state, or a fault's word. */
  readonly region: string
  /** From the first standby; the recorded change's where there is one. */
  readonly atUs: number
  /** Undefined where there is no such change. */
  readonly recorded: string | undefined
  readonly replayed: string | undefined
}

export interface Comparison {
  readonly changes: number
  /** Furthest that the same change is apart. */
  readonly apartUs: number
  /** The first in time. */
  readonly difference: Difference | undefined
}

interface Change {
  readonly atUs: number
  readonly value: string
}

/** The most telling first. */
const REGIONS = ['capture', 'power', 'confirmation', 'front', 'dock', 'muted', 'statusShown'] as const
/** From what was on the card before, and from who signed the rules: neither stands in a trace. */
const NOT_PLAYED: readonly Fault[] = ['recording-overdue', 'policy-expired']
/** A change that close to an end that nobody wanted may be on either side of it. */
const EDGE_US = 2_000_000
const CAUSE_US = 500_000

export function differenceOf(recorded: readonly TraceRecord[], replayed: readonly TraceRecord[]): Comparison {
  const [one, other] = [sequencesOf(recorded), sequencesOf(replayed)]
  const untilUs = lengthOf(recorded) - EDGE_US
  let changes = 0
  let apartUs = 0
  const differences: Difference[] = []
  for (const region of new Set([...one.keys(), ...other.keys()])) {
    const [left, right] = [one.get(region) ?? [], other.get(region) ?? []]
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
      const [was, is] = [left[index], right[index]]
      if (was?.value === is?.value && was !== undefined && is !== undefined) {
        changes++
        apartUs = Math.max(apartUs, Math.abs(was.atUs - is.atUs))
        continue
      }
      const atUs = was?.atUs ?? is?.atUs ?? 0
      const isCutOff = (was === undefined || is === undefined) && atUs > untilUs
      if (!isCutOff) differences.push({ region, atUs, recorded: was?.value, replayed: is?.value })
      break
    }
  }
  const firstUs = differences.reduce((least, { atUs }) => Math.min(least, atUs), Number.POSITIVE_INFINITY)
  // What one cause changed in several regions is told of the most telling one.
  return { changes, apartUs, difference: differences.find(({ atUs }) => atUs <= firstUs + CAUSE_US) }
}

/** Time 0 of a boot, monotonic µs: its first state. */
export function zeroOf(boot: readonly TraceRecord[]): number {
  const first = boot.find(({ type }) => type === 'state')
  return first === undefined ? 0 : recordUs(first)
}

function lengthOf(boot: readonly TraceRecord[]): number {
  const last = boot.at(-1)
  return last === undefined ? 0 : recordUs(last) - zeroOf(boot)
}

function sequencesOf(boot: readonly TraceRecord[]): ReadonlyMap<string, readonly Change[]> {
  const zeroUs = zeroOf(boot)
  const sequences = new Map<string, Change[]>()
  const note = (region: string, atUs: number, value: string): void => {
    const known = sequences.get(region) ?? []
    sequences.set(region, known)
    if (known.at(-1)?.value !== value) known.push({ atUs, value })
  }
  for (const record of boot) {
    if (record.type !== 'state') continue
    const atUs = recordUs(record) - zeroUs
    for (const region of REGIONS) note(region, atUs, regionOf(record.state, region))
    noteFaults(record.state, sequences, (fault, value) => note(fault, atUs, value))
  }
  return sequences
}

/** What a station does with a docked camera is not the camera's run, and not played. */
function regionOf(state: DeviceState, region: (typeof REGIONS)[number]): string {
  const value = String(state[region])
  return region === 'dock' && value !== 'away' ? 'docked' : value
}

function noteFaults(
  { faults }: DeviceState,
  sequences: ReadonlyMap<string, readonly Change[]>,
  note: (fault: string, value: string) => void,
): void {
  const isRegion = (name: string): boolean => REGIONS.some((region) => region === name)
  const isRaised = (name: string): boolean => faults.some((fault) => fault === name)
  for (const fault of faults) if (!NOT_PLAYED.includes(fault)) note(fault, 'raised')
  for (const name of sequences.keys()) if (!isRegion(name) && !isRaised(name)) note(name, 'cleared')
}
