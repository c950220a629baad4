/** What a profile may change of the gestures: how to start, how to stop, how long each takes. */
import { describe, expect, test } from 'vitest'
import { createGestures } from '../../src/device/gestures.ts'
import { MS, meant, names, play, press, S } from './play.ts'

describe('where the profile asks for two presses to start', () => {
  const rules = { start: 'double' } as const
  const twice = (gapUs: number) => [...press('record', S, 50 * MS), ...press('record', S + gapUs, 50 * MS)]

  test('the second down edge starts, in the very call that brings it', () => {
    const gestures = createGestures(rules)
    const said = twice(300 * MS).map((edge) => gestures.edge(edge))
    expect(said).toEqual([[], [], [{ type: 'gesture.record.press', atUs: S + 300 * MS }], []])
  })

  test('one press does nothing but tell that it is not enough, once no second one may follow', () => {
    expect(play({ edges: press('record', S, 50 * MS), rules })).toEqual([
      { type: 'gesture.record.tap', atUs: S + 450 * MS },
    ])
    expect(names(play({ edges: twice(451 * MS), rules }))).toEqual([
      'gesture.record.tap',
      'gesture.record.tap',
    ])
    expect(play({ edges: press('record', S, 1.5 * S), rules })).toEqual([])
  })

  test('a first press that a recording overtakes starts nothing more', () => {
    const gestures = createGestures(rules)
    gestures.edge({ button: 'record', down: true, atUs: S })
    gestures.setRecording(S + 1)
    gestures.edge({ button: 'record', down: false, atUs: S + 50 * MS })
    expect(gestures.tick(3 * S)).toEqual([])
  })

  test('the press that started never stops', () => {
    const edges = [...press('record', S, 50 * MS), ...press('record', S + 300 * MS, 5 * S)]
    expect(names(play({ edges, starts: true, rules }))).toEqual(['gesture.record.press'])
  })
})

describe('where the profile asks for a press and a hold to stop', () => {
  const rules = { stop: 'pressAndHold' } as const

  test('a hold alone does nothing, and does not tick as if it did', () => {
    expect(play({ edges: press('record', 10 * S, 4 * S), sinceUs: 0, rules })).toEqual([])
  })

  test('a hold right after a short press stops; the second press sets a marker, as everywhere', () => {
    const edges = [...press('record', 10 * S, 80 * MS), ...press('record', 10 * S + 300 * MS, 3 * S)]
    const gestures = play({ edges, sinceUs: 0, rules })
    expect(meant(gestures)).toEqual(['gesture.record.double', 'gesture.record.hold'])
    expect(names(gestures).filter((type) => type === 'gesture.tick')).toHaveLength(3)
  })
})

test('thresholds are those of the profile', () => {
  const rules = { pressMs: 400, holdMs: 1000, stopMs: 5000, bounceMs: 5, stuckMs: 11_000 }
  expect(meant(play({ edges: press('record', 10 * S, 4.9 * S), sinceUs: 0, rules }))).toEqual([])
  expect(meant(play({ edges: press('record', 10 * S, 5 * S), sinceUs: 0, rules }))).toEqual([
    'gesture.record.hold',
  ])
  expect(meant(play({ edges: press('display', S, 1 * S), rules }))).toEqual(['gesture.display.hold'])
  expect(meant(play({ edges: press('display', S, 11.1 * S), rules }))).toEqual([
    'gesture.stuck',
    'gesture.unstuck',
  ])
})
