/** How tables of what is perceived are read: the first row that applies holds, and the last one always does. */
import { assert } from '../errors.ts'
import type { DeviceState, Fault } from './vocabulary.ts'

export function firstOf<T>(rows: readonly T[], applies: (row: T) => boolean): T {
  const row = rows.find(applies)
  assert(row !== undefined, 'the last row of a perception table always applies')
  return row
}

export function has(state: DeviceState, ...faults: readonly Fault[]): boolean {
  return faults.some((fault) => state.faults.includes(fault))
}

export function capturing({ capture }: DeviceState): boolean {
  return capture === 'recording' || capture === 'finalizing'
}
