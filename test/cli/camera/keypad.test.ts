import { describe, expect, test } from 'vitest'
import { openMock } from '../../../hal/mock/open.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { createKeys } from '../../../src/cli/camera/keypad.ts'
import { DEFAULT_THRESHOLDS } from '../../../src/device/gesturerules.ts'

function open(thresholds = DEFAULT_THRESHOLDS) {
  const { hal, board } = openMock({ seed: 1, primitives: nodePrimitives })
  const seen: string[] = []
  hal.buttons(({ button, down, atUs }) =>
    seen.push(`${button} ${down ? 'down' : 'up'} ${Math.round(atUs / 1000)}`),
  )
  hal.dock?.(({ attached }) => seen.push(attached ? 'attached' : 'detached'))
  return { keys: createKeys(board, hal.clock, thresholds), board, seen, startMs: hal.clock.nowUs() / 1000 }
}

describe('the keys of a terminal', () => {
  test.each([
    ['d', 'display', 120],
    ['D', 'display', 3000],
    ['o', 'display', 9000],
    ['r', 'record', 120],
    ['s', 'record', 3500],
    ['R', 'record', 3500],
  ])('%s holds %s for %i ms', async (key, button, forMs) => {
    const { keys, board, seen, startMs } = open()
    keys.press(key)
    await board.advance(10_000)
    expect(seen).toEqual([`${button} down ${startMs}`, `${button} up ${startMs + forMs}`])
  })

  test('hold as long as the profile asks for', async () => {
    const { keys, board, seen, startMs } = open({ ...DEFAULT_THRESHOLDS, stopMs: 6000 })
    keys.press('s')
    await board.advance(10_000)
    expect(seen).toEqual([`record down ${startMs}`, `record up ${startMs + 6500}`])
  })

  test('a button that is still held ignores further keys, the other one does not', async () => {
    const { keys, board, seen } = open()
    keys.press('s')
    await board.advance(1000)
    keys.press('r')
    keys.press('d')
    await board.advance(10_000)
    expect(seen.map((edge) => edge.split(' ').slice(0, 2).join(' '))).toEqual([
      'record down',
      'display down',
      'display up',
      'record up',
    ])
  })

  test('k puts the camera into the dock and takes it out again; unknown keys do nothing', async () => {
    const { keys, board, seen } = open()
    for (const key of ['k', 'z', 'k']) keys.press(key)
    await board.advance(10)
    expect(seen).toEqual(['attached', 'detached'])
  })
})
