/** What a card does to a camera. Its model is hal/mock/disk.ts; here are the hand's moves. */
import type { DiskImage } from '../../hal/mock/medium.ts'
import { SEGMENT_SUFFIX } from '../store/names.ts'
import { type FaultRow, once, STALL_MS } from './fault.ts'

const CAPACITY_BYTES = 1024 * 1024 * 1024
const OFTEN = 1 / 20
const HALF = 1 / 2
const SELDOM = 1 / 32

export const DISK_FAULTS = {
  'disk.enospc': {
    class: 'disk',
    says: 'the card is full',
    excuses: ['space', 'pace', 'start'],
    lasts: true,
    stays: true,
    move: ({ board: { disk } }, on) => disk.capacity(on ? usedBytes(disk.image().files) : CAPACITY_BYTES),
  },
  'disk.erofs': {
    class: 'disk',
    says: 'the file system is read-only',
    excuses: ['space', 'pace', 'start'],
    lasts: true,
    move: ({ board }, on) => board.disk.readOnly(on),
  },
  'disk.eio': {
    class: 'disk',
    says: 'the next sync fails, and what it should have written is dropped and called clean',
    excuses: ['pace'],
    move: once(({ board }) => board.disk.failNext('sync', 'eio')),
    armed: ({ disk }) => disk.armed(),
  },
  'disk.flaky': {
    class: 'disk',
    says: 'one sync in twenty fails',
    excuses: ['pace', 'space', 'start'],
    lasts: true,
    move: ({ board }, on) => board.disk.rates({ syncFails: on ? OFTEN : 0 }),
  },
  'disk.remounts': {
    class: 'disk',
    says: 'after a failed sync the file system is read-only',
    excuses: ['pace', 'space', 'start'],
    lasts: true,
    move({ board }, on) {
      board.disk.readOnlyAfterEio(on)
      if (on) board.disk.failNext('sync', 'eio')
      else board.disk.readOnly(false)
    },
  },
  'disk.stall': {
    class: 'disk',
    says: 'the card answers nothing for 0.2 to 3 s',
    excuses: ['pace'],
    move: once(({ board, random }) => board.disk.stall(random.between(...STALL_MS))),
  },
  'disk.slow': {
    class: 'disk',
    says: 'one operation in twenty takes 0.2 to 3 s',
    excuses: ['pace'],
    lasts: true,
    move: ({ board }, on) => board.disk.rates({ stall: on ? OFTEN : 0 }),
  },
  'disk.short': {
    class: 'disk',
    says: 'every second append takes only a part',
    excuses: [],
    lasts: true,
    move: ({ board }, on) => board.disk.rates({ shortAppend: on ? HALF : SELDOM }),
  },
  'disk.rot': {
    class: 'disk',
    says: 'a bit of a finished segment flips',
    excuses: ['evidence'],
    move: once(({ board, random }) => {
      const closed = closedSegments(board.disk.image())
      const name = closed[random.int(Math.max(1, closed.length))]
      if (name !== undefined) board.disk.rot(name)
    }),
  },
  'disk.misdirect': {
    class: 'disk',
    says: 'one sector of the next sync lands in another place',
    excuses: ['evidence', 'start'],
    move: once(({ board }) => board.disk.misdirectNext()),
    armed: ({ disk }) => disk.armed(),
  },
  'disk.lying': {
    class: 'disk',
    says: 'the card says that it has written what it has not',
    excuses: ['evidence', 'start'],
    lasts: true,
    move: ({ board }, on) => board.disk.lyingFlush(on),
  },
  'disk.out': {
    class: 'disk',
    says: 'the card is not in its slot',
    excuses: ['pace', 'space', 'start'],
    lasts: true,
    move: ({ board }, on) => board.disk.takeOut(on),
  },
  'disk.silent': {
    class: 'disk',
    says: 'the card does not answer any more',
    excuses: ['pace', 'space', 'start'],
    lasts: true,
    move: ({ board }, on) => board.disk.silent(on),
  },
  'disk.replaced': {
    class: 'disk',
    says: 'an empty card is put in the place of the one that was there',
    excuses: ['evidence'],
    off: true,
    move: once(({ board }) => board.disk.restore({ files: new Map(), directories: [] })),
  },
  'disk.rolledBack': {
    class: 'disk',
    says: 'the card is set back to what was on it when it was started last',
    excuses: ['evidence'],
    off: true,
    move: once(({ board, earlier }) => {
      if (earlier !== undefined) board.disk.restore(earlier)
    }),
  },
} as const satisfies Readonly<Record<string, FaultRow>>

function usedBytes(files: ReadonlyMap<string, Uint8Array>): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0)
}

/** Segments that nobody writes any more: all but the newest. */
function closedSegments({ files }: DiskImage): readonly string[] {
  const all = [...files].filter(([name, { length }]) => name.endsWith(SEGMENT_SUFFIX) && length > 0)
  const names = all.map(([name]) => name).sort()
  return names.length > 1 ? names.slice(0, -1) : names
}
