import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../src/bytes.ts'
import { openCard, pattern, SECTOR } from './card.ts'

describe('a sync of the simulated card', () => {
  test('covers what was appended before it began, not what came while it ran', async () => {
    const { hand, run, append, create } = openCard()
    const file = await create('a')
    await append(file, pattern(600))
    const syncing = file.sync()
    await append(file, pattern(50, 600))
    await run(syncing)
    expect(hand.durable('a')).toEqual(pattern(600))
  })
  test('that reports EIO has dropped its bytes: they still read back, and the next sync succeeds', async () => {
    const { disk, hand, run, append, create, reboot } = openCard()
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
    const { hand, run, append, create } = openCard()
    const file = await create('a')
    await append(file, pattern(100))
    hand.lyingFlush(true)
    await run(file.sync())
    expect(hand.durable('a')?.length).toBe(0)
  })
  test('of a misdirected write hits another file and leaves a hole in its own', async () => {
    const { disk, hand, run, append, create } = openCard()
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
    const { disk, hand, run, create } = openCard()
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
    const { disk, hand, run, create } = openCard()
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
    const { disk, hand, run, append, create } = openCard()
    const file = await create('a')
    await append(file, utf8('x'))
    hand.readOnlyAfterEio(true)
    hand.failNext('sync')
    await expect(run(file.sync())).rejects.toMatchObject({ code: 'DISK_FAILED' })
    await expect(run(disk.create('b'))).rejects.toMatchObject({ code: 'DISK_READ_ONLY' })
  })
  test('fails exactly the n-th operation', async () => {
    const { disk, hand, run } = openCard()
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
    const { clock, disk, hand, run } = openCard()
    const beganUs = clock.nowUs()
    hand.stall(2000)
    await run(disk.space())
    const afterUs = clock.nowUs()
    expect(afterUs - beganUs).toBeGreaterThan(2_000_000)
    await run(disk.space())
    expect(clock.nowUs() - afterUs).toBeLessThan(10_000)
  })
  test('takes the card out, and puts it back as it was or as an older one', async () => {
    const { disk, hand, run } = openCard()
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
    const { disk, hand, run } = openCard()
    await run(disk.replace('a', new Uint8Array(1000)))
    hand.rot('a')
    const [flipped, ...others] = (await run(disk.read('a', 0, 1000))).filter((byte) => byte !== 0)
    expect([1, 2, 4, 8, 16, 32, 64, 128]).toContain(flipped)
    expect(others).toEqual([])
  })
  test('is off by default: a thousand operations fail in nothing, and some appends are short', async () => {
    const { hand, run, create } = openCard()
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
    const { clock, disk } = openCard(seed)
    const ended: number[] = []
    for (let index = 0; index < 10; index++) void disk.size(`f${index}`).then(() => ended.push(index))
    await clock.advance(100)
    return ended
  }
  expect(await order(3)).toEqual(await order(3))
  expect(await order(3)).not.toEqual(await order(4))
  expect(await order(3)).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})
