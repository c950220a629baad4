/**
 * A lost write, a kill and a power cut, one after the other: the page cache shows what never reached the card,
 * so that a boot in between sees more than there is. What it testifies to must be there afterwards.
 */
import { expect, test } from 'vitest'
import type { Mock } from '../../hal/mock/open.ts'
import { createRandom, type Random } from '../../hal/mock/random.ts'
import type { Device } from '../../src/device/status.ts'
import { bootWithin, broken, openSmallBoard, type Promised, reasons } from './outage.ts'
import { cardOf } from './rig.ts'

const SEEDS = 4
const WAIT_MS_MAX = 3000

/** Until the write is lost and known to be. */
async function lose({ board }: Mock, device: Device, random: Random): Promise<void> {
  board.press('record')
  await board.advance(1500 + random.int(2000))
  board.disk.failNext('sync')
  for (let waited = 0; !device.status().faults.includes('storage-failing'); waited++) {
    expect(waited).toBeLessThan(WAIT_MS_MAX)
    await board.advance(1)
  }
}

// Before and after the successor of the failed segment is begun.
test.each([0, 4, 12, 40, 1500])(
  'a lost write, a kill %i ms later and a power cut after the next boot are innocent, and nothing promised is lost',
  async (ms) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const label = `seed ${seed}`
      const random = createRandom(seed, `killed after ${ms}`)
      const promised: Promised = new Map()
      const { mock, device } = await bootWithin(openSmallBoard({ seed }), promised)
      await lose(mock, device, random)
      await mock.board.advance(ms)
      mock.board.killProcess()
      const between = await bootWithin(mock.board.powerUp(), new Map())
      await between.mock.board.advance(random.int(500))
      between.mock.board.cutPower()
      const after = await bootWithin(between.mock.board.powerUp(), new Map())
      const card = await cardOf(after.mock)
      expect(card.evidence.verdict, `${label}: ${reasons(card)}`).toMatch(/^(COMPLETE|RECOVERED)$/)
      expect(broken(promised, card), label).toEqual([])
    }
  },
)
