import { describe, expect, test } from 'vitest'
import type { Mock } from '../../hal/mock/open.ts'
import {
  beginBoot,
  bootWithin,
  broken,
  cardOf,
  openSmallBoard,
  type Promised,
  reasons,
  segmentHashes,
} from './outage.ts'

const INNOCENT = ['COMPLETE', 'RECOVERED', 'OPEN-ENDED']

async function checkReboot(dead: Mock, promised: Promised, label: string) {
  const before = segmentHashes(dead)
  const mock = dead.board.powerUp()
  const { device } = await bootWithin(mock, new Map())
  expect(segmentHashes(mock), label).toEqual(before)
  const card = await cardOf(mock)
  expect(
    {
      verdict: card.evidence.verdict,
      reasons: INNOCENT.includes(card.evidence.verdict) ? [] : reasons(card),
      broken: broken(promised, card),
    },
    label,
  ).toMatchObject({ verdict: expect.stringMatching(/COMPLETE|RECOVERED/), reasons: [], broken: [] })
  mock.board.press('record')
  await mock.board.advance(2_000)
  const recording = device.status().recording
  await mock.board.until(device.finish(), 5_000)
  const after = await cardOf(mock)
  expect(INNOCENT, `${label} ${reasons(after)}`).toContain(after.evidence.verdict)
  const own = after.evidence.segments.filter((s) => s.recording === recording)
  expect(
    own.map((s) => s.verdict),
    label,
  ).toEqual(['COMPLETE'])
  return { card, mock }
}

describe('x', () => {
  test.each(Array.from({ length: 60 }, (_, i) => i))('boot cut %i', async (seed) => {
    const mock = openSmallBoard({ seed })
    const promised: Promised = new Map()
    void beginBoot(mock, promised).opening
    await mock.board.advance(seed * 1.5)
    mock.board.cutPower()
    await checkReboot(mock, promised, `seed ${seed}`)
  })
  test.each(Array.from({ length: 60 }, (_, i) => i))('record cut %i', async (seed) => {
    const mock = openSmallBoard({ seed })
    const promised: Promised = new Map()
    await bootWithin(mock, promised)
    mock.board.press('display')
    await mock.board.advance(4000)
    mock.board.press('record')
    await mock.board.advance(seed < 40 ? seed * 3 : seed * 50)
    if (seed % 2) mock.board.cutPower()
    else mock.board.killProcess()
    await checkReboot(mock, promised, `seed ${seed}`)
  })
  test.each(Array.from({ length: 40 }, (_, i) => i))('double %i', async (seed) => {
    const mock = openSmallBoard({ seed })
    const promised: Promised = new Map()
    await bootWithin(mock, promised)
    mock.board.press('record')
    await mock.board.advance(2000 + seed * 7)
    mock.board.killProcess()
    const m2 = mock.board.powerUp()
    void beginBoot(m2, new Map()).opening
    await m2.board.advance(seed * 3)
    m2.board.cutPower()
    await checkReboot(m2, new Map(), `seed ${seed}`)
  })
})
