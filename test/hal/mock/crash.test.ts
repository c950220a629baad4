import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalBytes, utf8 } from '../../../src/bytes.ts'
import { openCard, pattern, SECTOR } from './card.ts'

describe('the simulated card after a crash', () => {
  test('has every byte that a sync covered, and of the rest whole sectors or zeros', async () => {
    const torn: string[] = []
    for (let seed = 1; seed <= 60; seed++) {
      const { hand, run, append, create, reboot } = openCard(seed)
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
      const { disk, hand, run, create, reboot } = openCard(seed)
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
      const { disk, hand, run, reboot } = openCard(seed)
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
      const { clock, disk, hand, run, reboot } = openCard(seed)
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
        const { hand, run, append, create, reboot } = openCard(seed)
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
    const { clock, disk, hand } = openCard()
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
    const { hand, append, create, reboot } = openCard()
    const file = await create('a')
    await append(file, pattern(100))
    hand.kill()
    const after = reboot()
    expect(await after.run(after.disk.size('a'))).toBe(100)
    expect(hand.durable('a')?.length).toBe(0)
  })
})
