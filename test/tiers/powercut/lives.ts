/**
 * A camera's lives on one disk: each starts, does something, and loses its power at a moment that is drawn.
 *
 *   start ─► (announce ─► record ─► stop) ─► cut ─► power ─► what the card proves against what was promised
 *
 * Before each next life the card is as the cut left it: nothing mends it but the camera's own start.
 */
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LEDGER_DIRECTORY, RECORDINGS_DIRECTORY } from '../../../src/store/names.ts'
import { type Camera, type Promises, promisesOf, startCamera } from './camera.ts'
import { type Card, readCard } from './card.ts'
import type { Cut, CutDisk } from './cutdisk.ts'

const LOOK_MS = 5
const MIB = 1024 * 1024

/** When the picture began to be kept, and when that was told to end; µs by CLOCK_MONOTONIC. */
interface Recorded {
  readonly pressUs?: number
  readonly stopUs?: number
}

interface Moment {
  readonly options: readonly string[]
  /** Resolves at the moment of the cut. */
  wait(camera: Camera, data: string, random: () => number): Promise<Recorded>
}

export interface Life extends Recorded {
  readonly moment: MomentName
  /** What the cut did to the disk. */
  readonly cut: Cut
  readonly promises: Promises
  /** The card before the next start. */
  readonly card: Card
}

const pressed = async (camera: Camera): Promise<{ pressUs: number }> => ({
  pressUs: Number((await camera.said('record'))['begins']),
})
const drawnMs = (random: () => number, from: number, to: number): Promise<void> =>
  sleep(from + random() * (to - from))

/** The moments of a cut. Each waits for what it names, and then for a drawn while. */
const MOMENTS = {
  'at the start': {
    options: [],
    async wait(camera, _data, random) {
      await camera.said('start')
      await drawnMs(random, 0, 350)
      return {}
    },
  },
  'in the first second': {
    options: ['--announce', '1'],
    async wait(camera, _data, random) {
      const press = await pressed(camera)
      await drawnMs(random, 0, 1000)
      return press
    },
  },
  'while recording': {
    options: ['--announce', '1'],
    async wait(camera, _data, random) {
      const press = await pressed(camera)
      await drawnMs(random, 1000, 6000)
      return press
    },
  },
  'at the stop': {
    options: ['--record', '2'],
    async wait(camera, _data, random) {
      const press = await pressed(camera)
      const stopUs = Number((await camera.said('stop'))['begins'])
      await drawnMs(random, 0, 120)
      return { ...press, stopUs }
    },
  },
  'after the end': {
    options: ['--record', '1'],
    async wait(camera) {
      const press = await pressed(camera)
      const stopUs = Number((await camera.said('stop'))['begins'])
      await camera.said('sealed')
      return { ...press, stopUs }
    },
  },
  "as the ledger's volume rolls": {
    options: ['--markers', '2500'],
    async wait(camera, data, random) {
      const press = await pressed(camera)
      const before = volumesOf(data)
      await until(() => volumesOf(data) > before)
      await drawnMs(random, 0, 60)
      return press
    },
  },
  'as a segment rolls': {
    options: ['--source', 'synthetic', '--bits', '120000000'],
    async wait(camera, data, random) {
      const press = await pressed(camera)
      await until(() => newestSegmentBytes(data) > 56 * MIB)
      await drawnMs(random, 0, 800)
      return press
    },
  },
} as const satisfies Readonly<Record<string, Moment>>

export type MomentName = keyof typeof MOMENTS

export interface Lives {
  /** One life up to its cut, and what the card proves then. */
  live(moment: MomentName): Promise<Life>
  /** A last one that records for a second and ends in order. */
  livePeacefully(): Promise<{ readonly boot: Record<string, unknown>; readonly card: Card }>
}

export function createLives(directory: string, disk: CutDisk, random: () => number): Lives {
  const data = join(disk.path, 'data')
  const traces = join(directory, 'traces')
  mkdirSync(traces, { recursive: true })
  let number = 0
  const start = (options: readonly string[]): { camera: Camera; trace: string } => {
    const trace = join(traces, String(number++))
    // Later options win.
    const all = ['--source', 'tape', '--record', '600', ...options]
    return { camera: startCamera({ data, trace, options: all }), trace }
  }
  /** Nothing at all, everything, or any share. */
  const share = (): number => [0, 1, random()][Math.floor(random() * 3)] ?? 0

  return {
    async live(moment) {
      const { options, wait }: Moment = MOMENTS[moment]
      const { camera, trace } = start(options)
      const recorded = await wait(camera, data, random)
      const cut = await disk.cutPower(share(), random, camera.kill)
      await disk.powerUp()
      return { moment, ...recorded, cut, promises: promisesOf(trace), card: await readCard(data) }
    },
    async livePeacefully() {
      const { camera } = start(['--record', '1'])
      const { boot } = await camera.said('boot')
      await camera.said('sealed')
      const code = await camera.exited
      if (code !== 0) throw new Error(`the camera ended with ${code}`)
      return { boot: boot as Record<string, unknown>, card: await readCard(data) }
    },
  }
}

const volumesOf = (data: string): number => readdirSync(join(data, LEDGER_DIRECTORY)).length

function newestSegmentBytes(data: string): number {
  const recordings = join(data, RECORDINGS_DIRECTORY)
  const newest = readdirSync(recordings).sort().at(-1)
  if (newest === undefined) return 0
  const first = readdirSync(join(recordings, newest)).sort()[0]
  return first === undefined ? 0 : statSync(join(recordings, newest, first)).size
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(LOOK_MS)
}
