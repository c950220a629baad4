/**
 * The faults a scenario may name, and the hand's move for each.
 *
 * Most last until they are cleared. `disk.eio`, `disk.stall` and `disk.rot` happen once; clearing them does nothing.
 */
import type { MockBoard } from '../../hal/mock/open.ts'
import { SEGMENT_SUFFIX } from '../store/names.ts'

export const FAULT_NAMES = [
  'disk.enospc',
  'disk.erofs',
  'disk.eio',
  'disk.stall',
  'disk.rot',
  'camera.lost',
  'camera.frozen',
  'microphone.lost',
  'clock.unset',
] as const
export type FaultName = (typeof FAULT_NAMES)[number]

/** As long as a bad card stalls (simulation.md: 0.2 to 3 s). */
const STALL_MS = 2000
const CAPACITY_BYTES = 1024 * 1024 * 1024

type Move = (board: MockBoard, on: boolean) => void

const MOVES: Readonly<Record<FaultName, Move>> = {
  'disk.enospc': ({ disk }, on) => disk.capacity(on ? usedBytes(disk.image().files) : CAPACITY_BYTES),
  'disk.erofs': ({ disk }, on) => disk.readOnly(on),
  'disk.eio': ({ disk }, on) => {
    if (on) disk.failNext('sync', 'eio')
  },
  'disk.stall': ({ disk }, on) => {
    if (on) disk.stall(STALL_MS)
  },
  'disk.rot': ({ disk }, on) => {
    const segment = [...disk.image().files.keys()].filter((name) => name.endsWith(SEGMENT_SUFFIX)).sort()[0]
    if (on && segment !== undefined) disk.rot(segment)
  },
  'camera.lost': ({ camera }, on) => (on ? camera.fail() : camera.return()),
  'camera.frozen': ({ camera }, on) => (on ? camera.freeze() : camera.return()),
  'microphone.lost': ({ microphone }, on) => (on ? microphone?.fail() : microphone?.return()),
  'clock.unset': ({ clock }, on) =>
    clock.setWall(on ? clock.nowUs() : clock.wallUs(), on ? 'unset' : 'network'),
}

export function moveFault(board: MockBoard, name: FaultName, on: boolean): void {
  MOVES[name](board, on)
}

function usedBytes(files: ReadonlyMap<string, Uint8Array>): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0)
}
