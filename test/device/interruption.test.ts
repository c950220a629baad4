/**
 * Power cuts and kills at many moments: the next boot reaches standby, leaves the old files as they are,
 * testifies to what it found, and nothing that was promised is lost.
 */
import { describe, expect, test } from 'vitest'
import type { Mock, MockBoard } from '../../hal/mock/open.ts'
import { createRandom, type Random } from '../../hal/mock/random.ts'
import type { CardReport } from '../../src/sim/card.ts'
import {
  beginBoot,
  bootWithin,
  broken,
  openSmallBoard,
  type Promised,
  type Running,
  reasons,
  segmentHashes,
  signedUntil,
} from './outage.ts'
import { cardOf } from './rig.ts'

type Cut = 'cutPower' | 'killProcess'

/** Evidence.md: on a kill the fragment under way, on a power cut the one being made durable too. */
const LOSS_US_MAX = { killProcess: 1_200_000, cutPower: 2_200_000 } as const

/** From a fresh board to the moment of the interruption. Returns with the board still on. */
interface Moment {
  readonly seeds: number
  reach(mock: Mock, promised: Promised, random: Random): Promise<void>
}

async function record(mock: Mock, promised: Promised, announcedMs = 0): Promise<MockBoard> {
  const { board } = mock
  await bootWithin(mock, promised)
  if (announcedMs > 0) {
    board.press('display')
    await board.advance(announcedMs)
  }
  board.press('record')
  return board
}

const MOMENTS: Readonly<Record<string, Moment>> = {
  'while it boots': {
    seeds: 6,
    async reach(mock, promised, random) {
      void beginBoot(mock, promised).opening
      await mock.board.advance(random.int(60_000) / 1000)
    },
  },
  'before anything was recorded': {
    seeds: 2,
    async reach(mock, promised, random) {
      await bootWithin(mock, promised)
      mock.board.press('display')
      await mock.board.advance(random.int(3000))
    },
  },
  'while the first segment is created': {
    seeds: 6,
    async reach(mock, promised, random) {
      const board = await record(mock, promised)
      await board.advance(random.int(120_000) / 1000)
    },
  },
  'while the ring drains': {
    seeds: 4,
    async reach(mock, promised, random) {
      const board = await record(mock, promised, 5000)
      await board.advance(random.int(400_000) / 1000)
    },
  },
  'while it records': {
    seeds: 2,
    async reach(mock, promised, random) {
      const board = await record(mock, promised)
      await board.advance(3000 + random.int(2000))
    },
  },
  'while the recording ends': {
    seeds: 5,
    async reach(mock, promised, random) {
      const board = await record(mock, promised)
      await board.advance(1500)
      board.dock(true)
      await board.advance(random.int(50_000) / 1000)
      board.dock(false)
    },
  },
  'while one segment follows another': {
    seeds: 3,
    async reach(mock, promised, random) {
      const board = await record(mock, promised)
      // The minute is over with the key picture after it; its fragment is complete at 61 s.
      await board.advance(60_995 + random.int(50_000) / 1000)
    },
  },
}

/** Boots again after the interruption and holds the card against what was promised. */
async function checkNextBoot(
  dead: Mock,
  promised: Promised,
  label: string,
): Promise<{ readonly running: Running; readonly card: CardReport }> {
  const before = segmentHashes(dead)
  const running = await bootWithin(dead.board.powerUp(), new Map())
  const { mock, device } = running
  expect(segmentHashes(mock), label).toEqual(before)
  const card = await cardOf(mock)
  const { segments, verdict } = card.evidence
  expect(verdict, `${label}: ${reasons(card)}`).toMatch(/^(COMPLETE|RECOVERED)$/)
  expect(broken(promised, card), label).toEqual([])
  const recovered = segments.filter((segment) => segment.verdict === 'RECOVERED')
  expect(
    recovered.every(({ tornAsFound }) => tornAsFound === true),
    label,
  ).toBe(true)
  expect(card.ledger.filter((type) => type === 'recovered').length).toBeGreaterThanOrEqual(recovered.length)
  // Told by the boot that found it, or by the next one where that was cut off.
  const isTold = device.status().faults.includes('recording-recovered')
  const isFound = card.ledger.includes('recovered')
  expect(isTold || device.boot.recovered.length === 0, label).toBe(true)
  expect(isFound || !isTold, label).toBe(true)
  return { running, card }
}

async function checkNewRecording({ mock, device }: Running, label: string): Promise<void> {
  const { board } = mock
  board.press('record')
  await board.advance(1500)
  const { recording, confirmation } = device.status()
  expect(confirmation, label).toBe('confirmed')
  await board.until(device.finish(), 5_000)
  const card = await cardOf(mock)
  expect(card.evidence.verdict, `${label}: ${reasons(card)}`).toMatch(/^(COMPLETE|RECOVERED)$/)
  const own = card.evidence.segments.filter((segment) => segment.recording === recording)
  expect(
    own.map(({ verdict }) => verdict),
    label,
  ).toEqual(['COMPLETE'])
}

describe.each(['cutPower', 'killProcess'] as const)('%s', (cut) => {
  test.each(Object.entries(MOMENTS))(
    '%s leaves what was promised, says so in the ledger, and does not keep the camera from recording',
    async (name, { seeds, reach }) => {
      for (let seed = 0; seed < seeds; seed++) {
        const label = `${name}, seed ${seed}`
        const mock = openSmallBoard({ seed })
        const promised: Promised = new Map()
        await reach(mock, promised, createRandom(seed, name))
        mock.board[cut]()
        const { running } = await checkNextBoot(mock, promised, label)
        if (seed === 0) await checkNewRecording(running, label)
      }
    },
  )

  test(`while it records loses at most ${LOSS_US_MAX[cut] / 1e6} s, and the verdict is RECOVERED`, async () => {
    for (let seed = 0; seed < 4; seed++) {
      const mock = openSmallBoard({ seed })
      const promised: Promised = new Map()
      const board = await record(mock, promised)
      await board.advance(3000 + createRandom(seed, cut).int(4000))
      const cutUs = mock.hal.clock.nowUs()
      board[cut]()
      const { card } = await checkNextBoot(mock, promised, `seed ${seed}`)
      expect(card.evidence.verdict).toBe('RECOVERED')
      const [untilUs = 0] = signedUntil(card).values()
      expect(cutUs - untilUs, `seed ${seed}`).toBeLessThanOrEqual(LOSS_US_MAX[cut])
    }
  })
})

describe('two interruptions in a row', () => {
  const pairs = [
    ['cutPower', 'cutPower'],
    ['cutPower', 'killProcess'],
    ['killProcess', 'cutPower'],
    ['killProcess', 'killProcess'],
  ] as const satisfies readonly (readonly [Cut, Cut])[]

  test.each(pairs)(
    '%s, and %s while it recovers, are no fork and lose nothing more',
    async (first, second) => {
      for (let seed = 0; seed < 4; seed++) {
        const random = createRandom(seed, first + second)
        const mock = openSmallBoard({ seed })
        const promised: Promised = new Map()
        const board = await record(mock, promised)
        await board.advance(1000 + random.int(1500))
        board[first]()
        const again = board.powerUp()
        void beginBoot(again, new Map()).opening
        await again.board.advance(random.int(80_000) / 1000)
        again.board[second]()
        // What a kill left in memory only was promised to nobody; what was durable before stays.
        await checkNextBoot(again, promised, `seed ${seed}`)
      }
    },
  )

  test('the second one long after the kill: what the ledger testified to is still there', async () => {
    for (let seed = 0; seed < 3; seed++) {
      const mock = openSmallBoard({ seed })
      const promised: Promised = new Map()
      const board = await record(mock, promised)
      await board.advance(1800 + seed * 100)
      board.killProcess()
      const { running } = await checkNextBoot(mock, promised, `seed ${seed}`)
      await running.mock.board.advance(1000)
      running.mock.board.cutPower()
      await checkNextBoot(running.mock, promised, `seed ${seed} again`)
    }
  })
})

test.each([0, 3, 20])(
  'a boot that is cut off %i ms after it found an interrupted recording leaves it to the next to tell',
  async (laterMs) => {
    const first = openSmallBoard()
    const board = await record(first, new Map())
    await board.advance(3_000)
    board.cutPower()
    const second = board.powerUp()
    const { opening } = beginBoot(second, new Map())
    let standby = false
    void opening.then(() => {
      standby = true
    })
    while (!(await cardOf(second)).ledger.includes('recovered')) await second.board.advance(1)
    await second.board.advance(laterMs)
    second.board.cutPower()
    const { device } = await bootWithin(second.board.powerUp(), new Map())
    expect(device.status().faults, `standby before: ${standby}`).toContain('recording-recovered')
  },
)
