/** How long the battery will last: readings in, minutes out. */
import { describe, expect, test } from 'vitest'
import { createDrain, type Reading } from '../../src/device/drain.ts'

const MINUTE_US = 60_000_000
const WORST = 1.6

/** Minutes left after each reading of [minute, percent]. */
function play(...readings: readonly (readonly [number, number] | Reading)[]) {
  const drain = createDrain()
  return readings.map((reading) =>
    drain.take(
      'percent' in reading
        ? reading
        : { atUs: Math.round(reading[0] * MINUTE_US), percent: reading[1], charging: false },
    ),
  )
}

describe('a battery', () => {
  test('of which nothing is known yet drains as fast as the worst', () => {
    expect(play([0, 85])).toEqual([80 / WORST])
    expect(play([0, 5], [1, 3])).toEqual([0, 0])
  })

  test('that drains faster than the worst is believed, by three percent or more', () => {
    expect(play([0, 85], [0.5, 83])[1]).toBe(78 / WORST)
    expect(play([0, 85], [0.5, 82])[1]).toBe(77 / 6)
  })

  test('that drains slowly is not believed to last longer', () => {
    expect(play([0, 85], [1, 84], [2, 83], [3, 82])).toEqual([80, 79, 78, 77].map((left) => left / WORST))
  })

  test('counts from the newest reading that is far enough', () => {
    expect(play([0, 85], [1, 84], [1.5, 81])[2]).toBe(76 / 6)
  })

  test('counts within a minute where nothing is that far', () => {
    expect(play([0, 85], [0.5, 84], [1, 83])[2]).toBe(78 / 2)
    expect(play([0, 85], [0.5, 84], [0.99, 83])[2]).toBe(78 / WORST)
  })

  test('does not compare with what is older than ten minutes, while there is newer', () => {
    // From 0 it would be 0.3 a minute; within the last ten minutes it is 2 a minute.
    expect(play([0, 85], [9, 85], [10, 82])[2]).toBe(77 / 3)
    const [, , , last] = play([0, 85], [10, 83.5], [19, 83.5], [20, 81])
    expect(last).toBe(76 / 2.5)
  })

  test('is believed to drain as fast as it once did, until it is charged', () => {
    const fast = play([0, 85], [0.5, 82], [10, 82], [20, 82])
    expect(fast[3]).toBe(77 / 6)
    const charged = play(
      ...([
        [0, 85],
        [0.5, 82],
      ] as const),
      { atUs: 1 * MINUTE_US, percent: 82, charging: true },
      [2, 82],
    )
    expect(charged.slice(2)).toEqual([undefined, 77 / WORST])
  })

  test('while charging has no end, and what it had before is no measure of what comes', () => {
    const [, , last] = play([0, 85], { atUs: 0.1 * MINUTE_US, percent: 85, charging: true }, [0.5, 82])
    expect(last).toBe(77 / WORST)
  })

  test('that jumps is another one: nothing is measured over it', () => {
    expect(play([0, 85], [0.5, 80])[1]).toBe(75 / 10)
    expect(play([0, 85], [0.5, 79])[1]).toBe(74 / WORST)
    expect(play([0, 50], [0.5, 56], [1, 53])[2]).toBe(48 / 6)
    // Upwards, and the fall after it is of the new one only.
    expect(play([0, 50], [0.5, 56], [1, 54], [1.2, 50])[3]).toBeCloseTo(45 / (4 / 0.2), 6)
  })

  test('two readings of one moment measure nothing', () => {
    expect(play([1, 85], [1, 81])[1]).toBe(76 / WORST)
  })
})
