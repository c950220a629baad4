import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DiskFile } from '../../../hal/hal.ts'
import { createMockDisk } from '../../../hal/mock/disk.ts'
import { createCard } from '../../../hal/mock/medium.ts'
import { createRandom } from '../../../hal/mock/random.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { equalBytes, utf8 } from '../../../src/bytes.ts'

const SECTOR = 512

function open(seed = 1, card = createCard()) {
  const clock = createMockClock()
  const { disk, hand } = createMockDisk(clock, card, createRandom(seed))
  const run = <T>(promise: Promise<T>): Promise<T> => clock.until(promise)
  const append = async (file: DiskFile, bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length; ) at += await run(file.append(bytes.subarray(at)))
  }
  /** A file whose name is durable. */
  const create = async (name: string): Promise<DiskFile> => {
    const file = await run(disk.create(name))
    await run(disk.syncDir(''))
    return file
  }
  return { clock, disk, hand, run, append, create, card, reboot: () => open(seed + 1000, card) }
}

/** Never zero, and every sector another. */
const pattern = (length: number, from = 0): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => 1 + ((from + index + Math.floor((from + index) / SECTOR)) % 200))

describe('the simulated card after a crash', () => {
  test('has every byte that a sync covered, and of the rest whole sectors or zeros', async () => {
    const torn: string[] = []
    for (let seed = 1; seed <= 60; seed++) {
      const { hand, run, append, create, reboot } = open(seed)
      const file = await create('a.zeu')
      const content = pattern(5000)
      await append(file, content.subarray(0, 1300))
      await run(file.sync())
      await append(file, content.subarray(1300))
      hand.crash()
      const after = reboot()
      const left = await after.run(after.disk.read('a.zeu', 0, 9999))
      expect(left.length).toBeGreaterThanOrEqual(1300)
      expect(equalBytes(left.subarray(0, 1300), content.subarray(0, 1300))).toBe(true)
      for (let at = 1300; at < left.length; ) {
        const to = Math.min(left.length, (Math.floor(at / SECTOR) + 1) * SECTOR)
        const sector = left.subarray(at, to)
        const survived = equalBytes(sector, content.subarray(at, to))
        expect(survived || sector.every((byte) => byte === 0)).toBe(true)
        at = to
      }
      if (left.length === 5000) torn.push(left.includes(0) ? 'holes' : 'whole')
      else torn.push(left.length === 1300 ? 'nothing' : 'short')
    }
    expect([...new Set(torn)].sort()).toEqual(expect.arrayContaining(['holes', 'short']))
  })
  test('keeps a name that was synced, and may lose one that was not', async () => {
    const kept = { synced: 0, unsynced: 0 }
    for (let seed = 1; seed <= 30; seed++) {
      const { disk, hand, run, create, reboot } = open(seed)
      await create('synced')
      await run(disk.create('unsynced'))
      hand.crash()
      const after = reboot()
      for (const name of ['synced', 'unsynced'] as const)
        if ((await after.run(after.disk.size(name))) !== undefined) kept[name]++
    }
    expect(kept.synced).toBe(30)
    expect(kept.unsynced).toBeGreaterThan(3)
    expect(kept.unsynced).toBeLessThan(27)
  })
  test('may bring back a removed file whose directory was not synced, as it was', async () => {
    let back = 0
    for (let seed = 1; seed <= 30; seed++) {
      const { disk, hand, run, reboot } = open(seed)
      await run(disk.replace('a', utf8('old')))
      await run(disk.remove('a'))
      hand.crash()
      const after = reboot()
      if ((await after.run(after.disk.size('a'))) === undefined) continue
      back++
      expect(await after.run(after.disk.read('a', 0, 9))).toEqual(utf8('old'))
    }
    expect(back).toBeGreaterThan(3)
    expect(back).toBeLessThan(27)
  })
  test('has the old or the new content of a file that was just being replaced, whole', async () => {
    const found = new Set<string>()
    for (let seed = 1; seed <= 30; seed++) {
      const { clock, disk, hand, run, reboot } = open(seed)
      await run(disk.replace('counter', utf8('old')))
      void disk.replace('counter', utf8('newer'))
      await clock.advance(1)
      hand.crash()
      const after = reboot()
      found.add(new TextDecoder().decode(await after.run(after.disk.read('counter', 0, 99))))
    }
    expect([...found].sort()).toEqual(['newer', 'old'])
  })
  test('has lost nothing that was synced, whatever was done to it', async () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.constant('sync' as const)), {
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(10_000), async (plan, seed) => {
        const { hand, run, append, create, reboot } = open(seed)
        const file = await create('a')
        let [length, durable] = [0, 0]
        for (const step of plan) {
          if (step === 'sync') {
            await run(file.sync())
            durable = length
          } else {
            await append(file, pattern(step, length))
            length += step
          }
          expect(hand.durable('a')?.length).toBe(durable)
        }
        hand.crash()
        const after = reboot()
        const left = await after.run(after.disk.read('a', 0, length))
        expect(equalBytes(left.subarray(0, durable), pattern(durable))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
  test('answers nobody any more', async () => {
    const { clock, disk, hand } = open()
    let answered = false
    void disk.space().then(() => {
      answered = true
    })
    hand.crash()
    void disk.space().then(() => {
      answered = true
    })
    await clock.advance(10_000)
    expect(answered).toBe(false)
  })
  test('still has what a killed process appended, until the power goes too', async () => {
    const { hand, append, create, reboot } = open()
    const file = await create('a')
    await append(file, pattern(100))
    hand.kill()
    const after = reboot()
    expect(await after.run(after.disk.size('a'))).toBe(100)
    expect(hand.durable('a')?.length).toBe(0)
  })
})

describe('a sync of the simulated card', () => {
  test('covers what was appended before it began, not what came while it ran', async () => {
    const { hand, run, append, create } = open()
    const file = await create('a')
    await append(file, pattern(600))
    const syncing = file.sync()
    await append(file, pattern(50, 600))
    await run(syncing)
    expect(hand.durable('a')).toEqual(pattern(600))
  })
  test('that reports EIO has dropped its bytes: they still read back, and the next sync succeeds', async () => {
    const { disk, hand, run, append, create, reboot } = open()
    const file = await create('a')
    await append(file, pattern(SECTOR))
    await run(file.sync())
    await append(file, pattern(SECTOR, SECTOR))
    hand.failNext('sync')
    await expect(run(file.sync())).rejects.toMatchObject({ code: 'DISK_FAILED' })
    expect(await run(disk.read('a', 0, 9999))).toEqual(pattern(2 * SECTOR))
    await append(file, pattern(SECTOR, 2 * SECTOR))
    await run(file.sync())
    expect(hand.touchedAfterError()).toBe(2)
    hand.crash()
    const after = reboot()
    const left = await after.run(after.disk.read('a', 0, 9999))
    expect(left.subarray(0, SECTOR)).toEqual(pattern(SECTOR))
    expect(left.subarray(SECTOR, 2 * SECTOR).every((byte) => byte === 0)).toBe(true)
    expect(left.subarray(2 * SECTOR)).toEqual(pattern(SECTOR, 2 * SECTOR))
  })
  test('that lies makes nothing durable', async () => {
    const { hand, run, append, create } = open()
    const file = await create('a')
    await append(file, pattern(100))
    hand.lyingFlush(true)
    await run(file.sync())
    expect(hand.durable('a')?.length).toBe(0)
  })
  test('of a misdirected write hits another file and leaves a hole in its own', async () => {
    const { disk, hand, run, append, create } = open()
    const victim = await create('victim')
    await append(victim, pattern(4 * SECTOR))
    await run(victim.sync())
    const file = await create('a')
    await append(file, new Uint8Array(2 * SECTOR).fill(0xee))
    hand.misdirectNext()
    await run(file.sync())
    const hit = await run(disk.read('victim', 0, 9999))
    expect(hit.filter((byte) => byte === 0xee).length).toBe(SECTOR)
    const own = hand.durable('a')
    expect(own?.subarray(0, SECTOR).every((byte) => byte === 0)).toBe(true)
    expect(own?.subarray(SECTOR).every((byte) => byte === 0xee)).toBe(true)
  })
})

describe('the hand on the simulated card', () => {
  test('fills it: appends get shorter, then DISK_FULL, and space says so', async () => {
    const { disk, hand, run, create } = open()
    const file = await create('a')
    hand.capacity(16 * 1024)
    expect((await run(disk.space())).totalBytes).toBe(16 * 1024)
    let taken = 0
    const fill = async (): Promise<never> => {
      for (;;) taken += await run(file.append(pattern(5000)))
    }
    await expect(fill()).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(taken).toBe(16 * 1024)
    expect((await run(disk.space())).freeBytes).toBe(0)
    await expect(run(disk.replace('b', utf8('x')))).rejects.toMatchObject({ code: 'DISK_FULL' })
  })
  test('makes it read-only: reading goes on, writing says DISK_READ_ONLY', async () => {
    const { disk, hand, run, create } = open()
    const file = await create('a')
    hand.readOnly(true)
    const writes: (() => Promise<unknown>)[] = [
      () => file.append(utf8('x')),
      () => disk.create('b'),
      () => disk.makeDir('c'),
      () => disk.remove('a'),
    ]
    for (const write of writes) await expect(run(write())).rejects.toMatchObject({ code: 'DISK_READ_ONLY' })
    expect(await run(disk.size('a'))).toBe(0)
  })
  test('makes it read-only by itself after a failed sync, where told to', async () => {
    const { disk, hand, run, append, create } = open()
    const file = await create('a')
    await append(file, utf8('x'))
    hand.readOnlyAfterEio(true)
    hand.failNext('sync')
    await expect(run(file.sync())).rejects.toMatchObject({ code: 'DISK_FAILED' })
    await expect(run(disk.create('b'))).rejects.toMatchObject({ code: 'DISK_READ_ONLY' })
  })
  test('fails exactly the n-th operation', async () => {
    const { disk, hand, run } = open()
    hand.failNth(3, 'eio')
    const ends: string[] = []
    for (let count = 0; count < 5; count++)
      ends.push(
        await run(disk.size('a')).then(
          () => 'good',
          () => 'failed',
        ),
      )
    expect(ends).toEqual(['good', 'good', 'failed', 'good', 'good'])
    expect(hand.operations()).toBe(5)
  })
  test('stalls what is begun, for as long as it says', async () => {
    const { clock, disk, hand, run } = open()
    const beganUs = clock.nowUs()
    hand.stall(2000)
    await run(disk.space())
    const afterUs = clock.nowUs()
    expect(afterUs - beganUs).toBeGreaterThan(2_000_000)
    await run(disk.space())
    expect(clock.nowUs() - afterUs).toBeLessThan(10_000)
  })
  test('takes the card out, and puts it back as it was or as an older one', async () => {
    const { disk, hand, run } = open()
    await run(disk.replace('a', utf8('old')))
    const image = hand.image()
    await run(disk.replace('a', utf8('new')))
    hand.takeOut(true)
    await expect(run(disk.read('a', 0, 9))).rejects.toMatchObject({ code: 'DISK_FAILED' })
    hand.takeOut(false)
    expect(await run(disk.read('a', 0, 9))).toEqual(utf8('new'))
    hand.restore(image)
    expect(await run(disk.read('a', 0, 9))).toEqual(utf8('old'))
  })
  test('rots as many bits as it says', async () => {
    const { disk, hand, run } = open()
    await run(disk.replace('a', new Uint8Array(1000)))
    hand.rot('a')
    const [flipped, ...others] = (await run(disk.read('a', 0, 1000))).filter((byte) => byte !== 0)
    expect([1, 2, 4, 8, 16, 32, 64, 128]).toContain(flipped)
    expect(others).toEqual([])
  })
  test('is off by default: a thousand operations fail in nothing, and some appends are short', async () => {
    const { hand, run, create } = open()
    const file = await create('a')
    let short = 0
    for (let count = 0; count < 500; count++) {
      if ((await run(file.append(pattern(100)))) < 100) short++
      await run(file.sync())
    }
    expect(short).toBeGreaterThan(3)
    expect(hand.touchedAfterError()).toBe(0)
  })
})

test('operations side by side end out of order, the same way for the same seed', async () => {
  const order = async (seed: number): Promise<number[]> => {
    const { clock, disk } = open(seed)
    const ended: number[] = []
    for (let index = 0; index < 10; index++) void disk.size(`f${index}`).then(() => ended.push(index))
    await clock.advance(100)
    return ended
  }
  expect(await order(3)).toEqual(await order(3))
  expect(await order(3)).not.toEqual(await order(4))
  expect(await order(3)).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})
