/** A scuffle: whatever happens to the buttons short of the deliberate hold, the recording goes on and loses nothing. */
import { describe, expect, test } from 'vitest'
import type { Button } from '../../hal/hal.ts'
import type { Mock } from '../../hal/mock/open.ts'
import { createRandom } from '../../hal/mock/random.ts'
import type { Track } from '../../src/unit.ts'
import { bootOn, cardOf, openBoard, openedSamples, profileNamed, type Rig } from './rig.ts'
import { smallMedia } from './smallmedia.ts'

/** CI takes the whole hour that is promised. */
const MINUTES = process.env['ZEUGE_CI'] ? 60 : 6
/** An opening shorter than this is a bounce: what follows belongs to the same press. */
const APART_MS = 25
const HOLD_MS_MAX = 2_940

interface Given {
  readonly track: Track
  readonly ptsUs: number
}

async function recording(profile = profileNamed('ordnungsamt-nrw')): Promise<Rig & { given: Given[] }> {
  const given: Given[] = []
  const media = smallMedia((track, ptsUs) => given.push({ track, ptsUs }))
  const rig = await bootOn(openBoard({ media }), profile)
  rig.mock.board.press('record')
  await rig.mock.board.advance(2_000)
  expect(rig.device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
  return { ...rig, given }
}

/** Presses one button at random times for random lengths, with bouncing contacts, until `untilMs`. */
function scuffle({ board, hal }: Mock, button: Button, seed: number, forMs: number): { presses(): number } {
  const random = createRandom(seed, button)
  const endUs = hal.clock.nowUs() + forMs * 1000
  let presses = 0
  const later = (ms: number, run: () => void): void => {
    hal.clock.setTimeout(run, ms)
  }
  const press = (): void => {
    if (hal.clock.nowUs() >= endUs) return
    presses++
    // Mostly short, as hands slip; now and then nearly long enough to stop.
    const holdMs = random.int(10) === 0 ? 2_000 + random.int(HOLD_MS_MAX - 2_000) : 5 + random.int(600)
    board.down(button)
    for (let edges = random.int(4); edges > 0; edges--) {
      const atMs = 1 + random.int(Math.max(1, holdMs - 20))
      later(atMs, () => board.up(button))
      later(atMs + 1 + random.int(15), () => board.down(button))
    }
    later(holdMs + 17, () => board.up(button))
    later(holdMs + 17 + APART_MS + random.int(1_500), press)
  }
  press()
  return { presses: () => presses }
}

async function expectNothingLost({ mock, device, given }: Rig & { given: Given[] }): Promise<void> {
  await mock.board.until(device.finish())
  const { evidence, recordings, gaps } = await cardOf(mock)
  expect(evidence).toMatchObject({ verdict: 'COMPLETE', ok: true })
  expect([recordings.length, gaps]).toEqual([1, 0])
  const fromUs = recordings[0]?.fromUs ?? 0
  for (const track of ['video', 'audio'] as const) {
    const source = given.filter((unit) => unit.track === track && unit.ptsUs >= fromUs)
    const kept = await openedSamples(mock, track)
    expect(source.length - kept.length, `${track} lost`).toBeLessThanOrEqual(1)
    expect(source.length).toBeGreaterThanOrEqual(kept.length)
  }
}

describe('a recording', () => {
  test(`outlasts ${MINUTES} minutes of random presses, holds below 3 s and bounces on both buttons`, {
    timeout: 300_000,
  }, async () => {
    const rig = await recording()
    const { mock, device } = rig
    const hands = (['display', 'record'] as const).map((button) => scuffle(mock, button, 7, MINUTES * 60_000))
    const begunUs = device.status().recordingSinceUs
    for (let minutes = 0; minutes <= MINUTES; minutes++) {
      await mock.board.advance(60_000)
      expect(device.status()).toMatchObject({
        capture: 'recording',
        recordingSinceUs: begunUs,
        recordings: 1,
      })
    }
    for (const hand of hands) expect(hand.presses()).toBeGreaterThan(MINUTES * 30)
    await expectNothingLost(rig)
  })

  test.each(['display', 'record'] as const)(
    'outlasts a seat belt that holds %s down for ten minutes',
    async (button) => {
      const rig = await recording()
      const { mock, device } = rig
      mock.board.down(button)
      await mock.board.advance(600_000)
      expect(device.status()).toMatchObject({ capture: 'recording', faults: [`${button}-button-stuck`] })
      mock.board.up(button)
      await mock.board.advance(1_000)
      expect(device.status()).toMatchObject({ capture: 'recording', faults: [], muted: false })
      await expectNothingLost(rig)
    },
  )

  test('is not ended by the press that began it, however long that is held', async () => {
    const mock = openBoard({ media: smallMedia() })
    const { device } = await bootOn(mock)
    mock.board.down('record')
    for (const ms of [3_100, 2_000, 6_000, 600_000]) {
      await mock.board.advance(ms)
      expect(device.status().capture).toBe('recording')
    }
    mock.board.up('record')
    await mock.board.advance(1_000)
    expect(device.status().capture).toBe('recording')
  })
})
