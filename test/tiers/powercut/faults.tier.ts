/**
 * A real ext4 file system that fails: writes that end in EIO, a disk that is full, a disk that stands still.
 *
 * Nothing acknowledged is lost, the recording goes on where it can, the wearer is told; and each time the
 * power is cut in the end, so that nothing counts that was only in memory.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../hal/mock/random.ts'
import { broken, reasons } from '../../device/outage.ts'
import { missing, skipReason } from '../needs.ts'
import { type Camera, type Promises, promisesOf } from './camera.ts'
import { type Card, readCard, recordingsOf, segmentsOf } from './card.ts'
import { openClip } from './clip.ts'
import type { CutDisk } from './cutdisk.ts'
import { CUT_NEEDS, PACKAGES } from './cutneeds.ts'
import { newestSegments } from './lives.ts'
import { type Stand, withCutDisk } from './stand.ts'

const LOOK_MS = 20
const WAIT_MS_MAX = 60_000
const TRIES_MAX = 5
const MIB = 1024 * 1024
const random = createRandom(1)

interface Bench extends Pick<Stand, 'disk' | 'data'> {
  start(...options: readonly string[]): Camera
  /** Of the camera that was started last. */
  promises(): Promises
  /** Cuts the power, nothing in the disk's cache survives, and looks at the card. */
  cut(camera: Camera): Promise<Card>
  /** The next start: standby, a short recording, its end. */
  liveOn(): Promise<Card>
}

function withDisk(bytes: number, use: (bench: Bench) => Promise<void>, writeDelayMs = 2): Promise<void> {
  return withCutDisk({ bytes, writeDelayMs }, async (stand) => {
    const { disk, data } = stand
    let trace = ''
    const start = (...options: readonly string[]): Camera => {
      const started = stand.start(options)
      trace = started.trace
      return started.camera
    }
    const liveOn = async (): Promise<Card> => {
      const camera = start('--record', '1')
      await camera.said('sealed')
      expect(await camera.exited).toBe(0)
      return readCard(data)
    }
    const cut = async (camera: Camera): Promise<Card> => {
      await disk.cutPower(0, random, camera.kill)
      await disk.powerUp()
      return readCard(data)
    }
    await liveOn()
    await use({ disk, data, start, promises: () => promisesOf(trace), cut, liveOn })
  })
}

const lacking = missing(CUT_NEEDS)
describe.skipIf(lacking.length > 0)(`a real file system that fails${skipReason(lacking, PACKAGES)}`, () => {
  test('once: the recording goes on in a new segment without a lost frame, and the wearer is told', async () => {
    for (let tries = 1; tries <= TRIES_MAX; tries++) if (await failedOnce()) return
    throw new Error(`the file system gave up at the first error in all of ${TRIES_MAX} tries`)
  })

  /**
   * Whether the error met the camera's own files. Where it met the journal, ext4 is read-only from then on, which
   * is for good: the next test's case.
   */
  async function failedOnce(): Promise<boolean> {
    let met = true
    await withDisk(256 * MIB, async ({ disk, data, start, promises, cut }) => {
      const camera = start('--record', '7')
      await until('a picture is durable', () => promises().untilUs.size > 0)
      disk.failWrites(true)
      // The first to be hit may be the ledger, which mends itself.
      await until(
        'a new segment is begun, or the file system is read-only',
        () => newestSegments(data).length > 1 || isReadOnly(disk.path),
      )
      met = !isReadOnly(disk.path)
      disk.failWrites(false)
      await camera.said('sealed')
      const { words } = promises()
      expect(words).toContain('storage-failing')
      const card = await cut(camera)
      expectKept(promises(), card)
      for (const recording of met ? promises().untilUs.keys() : []) {
        expect(segmentsOf(card, recording).length).toBeGreaterThan(1)
        await expectEveryFrame(data, card, recording)
      }
    })
    return met
  }

  test('for good: the recording ends with a fault, and the next start finds all that was acknowledged', () =>
    withDisk(256 * MIB, async ({ disk, start, promises, cut, liveOn }) => {
      const camera = start()
      await until('a picture is durable', () => promises().untilUs.size > 0)
      disk.failWrites(true)
      await until('the recording is given up', () => promises().capture !== 'recording')
      expect(promises().words).toContain('storage-failing')
      disk.failWrites(false)
      const before = promises()
      expectKept(before, await cut(camera))
      expectKept(before, await liveOn())
    }))
})

describe.skipIf(lacking.length > 0)(`a real disk that is full${skipReason(lacking, PACKAGES)}`, () => {
  test('ends the recording, says so, starts again all the same, and records again once there is room', () =>
    withDisk(160 * MIB, async ({ disk, start, promises, cut, liveOn }) => {
      const camera = start()
      await until('a picture is durable', () => promises().untilUs.size > 0)
      const filler = join(disk.path, 'filler')
      fillUp(filler)
      await until(
        'the recording has ended',
        () => promises().capture !== 'recording' && promises().capture !== 'finalizing',
      )
      expect(promises().words).toContain('storage-full')
      const before = promises()
      const card = await cut(camera)
      expectKept(before, card)

      const full = await liveOn()
      expect(promises().words).toContain('refused')
      expect(recordingsOf(full)).toEqual(recordingsOf(card))
      expectKept(before, full)

      rmSync(filler)
      expect(recordingsOf(await liveOn()).size).toBe(recordingsOf(full).size + 1)
    }))
})

describe.skipIf(lacking.length > 0)(`a real disk that stands still${skipReason(lacking, PACKAGES)}`, () => {
  test('for 0.2 to 3 s, also at the press: costs no frame, and a late confirmation is told as late', () =>
    withDisk(256 * MIB, async ({ disk, data, start, promises, cut }) => {
      const camera = start('--announce', '1', '--record', '10')
      await camera.said('announce')
      await standStill(disk, 3000)
      for (const ms of [200, 500, 1000, 2000]) {
        await standStill(disk, ms)
        await sleep(300)
      }
      await camera.said('sealed')
      expect(promises().words).toContain('record.overdue')
      expect(promises().words).toContain('record.confirmed')
      const card = await cut(camera)
      expectKept(promises(), card)
      for (const recording of promises().untilUs.keys()) {
        expect(segmentsOf(card, recording).map(({ verdict }) => verdict)).toEqual(['COMPLETE'])
        await expectEveryFrame(data, card, recording)
      }
    }))

  test('and whose power goes then: costs no promise', () =>
    withDisk(256 * MIB, async ({ disk, start, promises, cut, liveOn }) => {
      const camera = start()
      await until('a picture is durable', () => promises().untilUs.size > 0)
      await sleep(2000)
      disk.stall()
      await sleep(700)
      expectKept(promises(), await cut(camera))
      expectKept(promises(), await liveOn())
    }))

  test('for 50 ms at each write: costs no frame', () =>
    withDisk(
      256 * MIB,
      async ({ data, start, promises, cut }) => {
        const camera = start('--record', '3')
        await camera.said('sealed')
        const card = await cut(camera)
        expectKept(promises(), card)
        for (const recording of promises().untilUs.keys()) await expectEveryFrame(data, card, recording)
      },
      50,
    ))
})

/** What was acknowledged is there, and nothing is called worse than it is. */
function expectKept({ untilUs }: Promises, card: Card): void {
  expect(untilUs.size).toBeGreaterThan(0)
  expect(broken(untilUs, card)).toEqual([])
  expect(card.evidence.verdict, reasons(card).join('\n')).toMatch(/^(COMPLETE|RECOVERED|OPEN-ENDED)$/)
}

/** From its first signed picture to its last, as a player counts them. */
async function expectEveryFrame(data: string, card: Card, recording: string): Promise<void> {
  const segments = segmentsOf(card, recording)
  expect(segments.flatMap(({ gapList, undeclaredGaps }) => [...gapList, ...undeclaredGaps])).toEqual([])
  const fromUs = Math.min(...segments.flatMap(({ signedFromUs }) => signedFromUs ?? []))
  const untilUs = Math.max(...segments.flatMap(({ signedUntilUs }) => signedUntilUs ?? []))
  const [{ file } = { file: '' }] = segments
  const clip = await openClip(data, dirname(file), true)
  expect(clip.pauseSeconds).toBeLessThan(0.01)
  expect(Math.abs(clip.seconds - (untilUs - fromUs) / 1e6)).toBeLessThan(0.2)
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const startedMs = performance.now()
  while (!holds()) {
    if (performance.now() - startedMs > WAIT_MS_MAX) throw new Error(`not after ${WAIT_MS_MAX} ms: ${what}`)
    await sleep(LOOK_MS)
  }
}

async function standStill(disk: CutDisk, ms: number): Promise<void> {
  disk.stall()
  await sleep(ms)
  disk.resume()
}

/** What ext4 becomes when its journal could not be written. */
function isReadOnly(path: string): boolean {
  const line = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .find((mount) => mount.split(' ')[1] === path)
  return (
    line
      ?.split(' ')[3]
      ?.split(',')
      .some((option) => option === 'ro' || option === 'emergency_ro') ?? false
  )
}

/** Until not one more byte is taken. */
function fillUp(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (let bytes = MIB; bytes >= 1; ) {
      try {
        writeSync(handle, new Uint8Array(bytes))
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' })
        bytes = Math.floor(bytes / 2)
      }
    }
  } finally {
    closeSync(handle)
  }
}
