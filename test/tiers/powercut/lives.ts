/**
 * A camera's lives on one disk: each starts, does something, and loses its power at a moment that is drawn.
 *
 *   start ─► (announce ─► record ─► stop) ─► cut ─► power ─► what the card proves now
 *
 * Before each next life the card is as the cut left it: nothing mends it but the camera's own start.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../../hal/mock/random.ts'
import { LEDGER_DIRECTORY, RECORDINGS_DIRECTORY } from '../../../src/store/names.ts'
import { type Camera, type Promises, promisesOf } from './camera.ts'
import { type Card, readCard } from './card.ts'
import type { Cut } from './cutdisk.ts'
import type { Stand } from './stand.ts'

const LOOK_MS = 5
/** A slow card's write; so long lies what was written in its cache only. */
export const WRITE_DELAY_MS = 15
/** The device syncs each second. */
const SYNC_MS_MAX = 1_500
const MIB = 1024 * 1024

interface Moment {
  readonly options: readonly string[]
  /** Resolves at the moment of the cut. */
  wait(camera: Camera, data: string, random: Random): Promise<unknown>
}

export interface Life {
  readonly moment: MomentName
  readonly cut: Cut
  /** Standby was reached before the cut. */
  readonly booted: boolean
  /** The press of RECORD and the word to end, µs by CLOCK_MONOTONIC; undefined where the cut was before. */
  readonly pressUs: number | undefined
  readonly stopUs: number | undefined
  readonly promises: Promises
  /** The card before the next start. */
  readonly card: Card
}

const drawnMs = (random: Random, from: number, to: number): Promise<void> => sleep(random.between(from, to))

/** The moments of a cut. Each waits for what it names, and then for a drawn while. */
const MOMENTS = {
  'at the start': {
    options: [],
    async wait(camera, _data, random) {
      await camera.said('start')
      await drawnMs(random, 0, 1000)
    },
  },
  'in the first second': {
    options: ['--announce', '1'],
    async wait(camera, _data, random) {
      await camera.said('record')
      await drawnMs(random, 0, 1000)
    },
  },
  'while recording': {
    options: ['--announce', '1'],
    async wait(camera, _data, random) {
      await camera.said('record')
      await drawnMs(random, 1000, 6000)
    },
  },
  'at the stop': {
    options: ['--record', '2'],
    async wait(camera, _data, random) {
      await camera.said('stop')
      await drawnMs(random, 0, 150)
    },
  },
  'after the end': {
    options: ['--record', '1'],
    wait: (camera) => camera.said('sealed'),
  },
  'as the ledger rolls': {
    options: ['--markers', '1200'],
    async wait(camera, data, random) {
      await camera.said('record')
      const before = volumesOf(data)
      await until(() => volumesOf(data) > before)
      await drawnMs(random, 0, 100)
    },
  },
  /** By size, which takes seconds; `after a minute` does it by time. */
  'as a segment rolls': {
    options: ['--source', 'synthetic', '--bits', '120000000'],
    async wait(camera, data, random) {
      await camera.said('record')
      await until(() => newestSegmentBytes(data) > 56 * MIB)
      await drawnMs(random, 0, 800)
    },
  },
  'after a minute': {
    options: [],
    async wait(camera, _data, random) {
      await camera.said('record')
      await drawnMs(random, 59_000, 62_000)
    },
  },
} as const satisfies Readonly<Record<string, Moment>>

export type MomentName = keyof typeof MOMENTS

export interface Lives {
  /** One life up to its cut, and what the card proves then. */
  live(moment: MomentName): Promise<Life>
  /** One that records for a second and ends in order. */
  livePeacefully(): Promise<Card>
}

/** @param under a program that runs the camera */
export function createLives(stand: Stand, random: Random, under: readonly string[] = []): Lives {
  const { disk, data } = stand
  /** Of what lies in the disk's cache nothing survives, or everything, or any share. */
  const share = (): number => [0, 1, random.between(1, 99) / 100][random.int(3)] ?? 0

  return {
    async live(moment) {
      const { options, wait }: Moment = MOMENTS[moment]
      const { camera, trace } = stand.start(options, under)
      await wait(camera, data, random)
      // Half of the cuts come between a write and its flush: there is something to tear then.
      if (random.chance(0.5)) {
        await disk.dirty(SYNC_MS_MAX)
        await drawnMs(random, 0, WRITE_DELAY_MS)
      }
      const cut = await disk.cutPower(share(), random, camera.kill)
      await disk.powerUp()
      const beganUs = (phase: string): number | undefined =>
        camera.heard(phase) && Number(camera.heard(phase)?.['begins'])
      return {
        moment,
        cut,
        booted: camera.heard('boot') !== undefined,
        pressUs: beganUs('record'),
        stopUs: beganUs('stop'),
        promises: promisesOf(trace),
        card: await readCard(data),
      }
    },
    async livePeacefully() {
      const { camera } = stand.start(['--record', '1'], under)
      await camera.said('sealed')
      const code = await camera.exited
      if (code !== 0) throw new Error(`the camera ended with ${code}`)
      return readCard(data)
    },
  }
}

const volumesOf = (data: string): number => readdirSync(join(data, LEDGER_DIRECTORY)).length

/** Of the newest recording, in order. */
export function newestSegments(data: string): readonly string[] {
  const recordings = join(data, RECORDINGS_DIRECTORY)
  const newest = join(recordings, readdirSync(recordings).sort().at(-1) ?? '')
  return readdirSync(newest)
    .sort()
    .map((name) => join(newest, name))
}

function newestSegmentBytes(data: string): number {
  const [first] = newestSegments(data)
  return first === undefined ? 0 : statSync(first).size
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(LOOK_MS)
}
