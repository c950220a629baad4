/** Gestures: who may start, who may stop, and what a bouncing, scuffling or stuck button must not do. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Button, ButtonEdge } from '../../hal/hal.ts'
import { DEFAULT_THRESHOLDS } from '../../src/device/gesturerules.ts'
import { createGestures } from '../../src/device/gestures.ts'
import { MS, meant, names, play, press, S, sorted } from './play.ts'

describe('DISPLAY', () => {
  test.each([
    [0.05, 'gesture.display.press'],
    [0.999, 'gesture.display.press'],
    [1, undefined],
    [1.999, undefined],
    [2, 'gesture.display.hold'],
    [5.999, 'gesture.display.hold'],
    [6, undefined],
    [7.999, undefined],
    [8, 'gesture.display.veryLong'],
    [12, 'gesture.display.veryLong'],
  ])('held for %d s means %s', (heldS, type) => {
    expect(meant(play({ edges: press('display', 5 * S, heldS * S) }))).toEqual(type ? [type] : [])
  })

  test('acts on release, at the time of the release', () => {
    expect(play({ edges: press('display', 5 * S, 100 * MS) })).toEqual([
      { type: 'gesture.display.press', atUs: 5 * S + 100 * MS },
    ])
  })

  test('ticks at 2 s and from 6 s, strongly where one may let go', () => {
    const ticks = play({ edges: press('display', 0, 9 * S) }).filter(({ type }) => type === 'gesture.tick')
    expect(ticks).toEqual(
      [
        { atUs: 2 * S, strong: true },
        { atUs: 6 * S, strong: false },
        { atUs: 7 * S, strong: false },
        { atUs: 8 * S, strong: true },
      ].map((tick) => ({ type: 'gesture.tick', button: 'display', ...tick })),
    )
  })
})

describe('RECORD starts', () => {
  test('on the down edge, in the very call that brings it', () => {
    const gestures = createGestures()
    expect(gestures.edge({ button: 'record', down: true, atUs: 7 })).toEqual([
      { type: 'gesture.record.press', atUs: 7 },
    ])
  })

  test('and a second press within 400 ms is an emergency, one after it is not', () => {
    const twice = (gapUs: number) => [...press('record', S, 50 * MS), ...press('record', S + gapUs, 50 * MS)]
    expect(meant(play({ edges: twice(400 * MS), starts: true }))).toEqual([
      'gesture.record.press',
      'gesture.record.again',
    ])
    expect(meant(play({ edges: twice(401 * MS), starts: true }))).toEqual([
      'gesture.record.press',
      'gesture.record.tap',
    ])
  })

  test('the press that started never stops, however long it is held', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 * S }), (heldUs) => {
        expect(names(play({ edges: press('record', S, heldUs), starts: true }))).not.toContain(
          'gesture.record.hold',
        )
      }),
    )
  })

  test('nor does the emergency press', () => {
    const edges = [...press('record', S, 50 * MS), ...press('record', S + 200 * MS, 5 * S)]
    expect(names(play({ edges, starts: true }))).toEqual(['gesture.record.press', 'gesture.record.again'])
  })
})

describe('RECORD while recording', () => {
  test.each([
    [0.1, ['gesture.record.tap']],
    [1, []],
    [2.999, []],
    [3, ['gesture.record.hold']],
    [12, ['gesture.record.hold']],
    [12.001, ['gesture.stuck', 'gesture.unstuck']],
  ])('held for %d s means %j', (heldS, types) => {
    expect(meant(play({ edges: press('record', 10 * S, heldS * S), sinceUs: 0 }))).toEqual(types)
  })

  test('ticks each second, and strongly at 3 s', () => {
    const ticks = play({ edges: press('record', 10 * S, 5 * S), sinceUs: 0 })
    expect(ticks.map((tick) => [tick.type, tick.atUs, 'strong' in tick && tick.strong])).toEqual([
      ['gesture.tick', 11 * S, false],
      ['gesture.tick', 12 * S, false],
      ['gesture.tick', 13 * S, true],
      ['gesture.record.hold', 15 * S, false],
    ])
  })

  test('two presses are a marker at the second down edge, and no tick', () => {
    const edges = [...press('record', 10 * S, 80 * MS), ...press('record', 10 * S + 300 * MS, 80 * MS)]
    expect(play({ edges, sinceUs: 0 })).toEqual([{ type: 'gesture.record.double', atUs: 10 * S + 300 * MS }])
  })

  test('a hold does not stop a later recording than the one it began in', () => {
    const gestures = createGestures()
    gestures.setRecording(0)
    gestures.edge({ button: 'record', down: true, atUs: 10 * S })
    gestures.setRecording(undefined)
    gestures.setRecording(11 * S)
    gestures.edge({ button: 'record', down: false, atUs: 14 * S })
    expect(gestures.tick(15 * S)).toEqual([])
  })

  test('a single press is not told any more once its recording has ended', () => {
    const gestures = createGestures()
    gestures.setRecording(0)
    for (const edge of press('record', 10 * S, 80 * MS)) gestures.edge(edge)
    gestures.tick(10 * S + 200 * MS)
    gestures.setRecording(undefined)
    expect(gestures.tick(12 * S)).toEqual([])
  })

  test('a hold says no more once the recording has ended by itself', () => {
    const gestures = play({ edges: press('record', 10 * S, 4 * S), sinceUs: 0, endsUs: 10.5 * S })
    expect(gestures).toEqual([])
  })

  test('a scuffle of presses below 3 s never stops, on whichever buttons', () => {
    const presses = fc.array(
      fc.record({
        button: fc.constantFrom<Button>('display', 'record'),
        gapUs: fc.integer({ min: 21 * MS, max: 2 * S }),
        heldUs: fc.integer({ min: 1, max: 3 * S - 1 }),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(presses, fc.boolean(), (list, running) => {
        const freeUs = { display: S, record: S }
        const edges = list.flatMap(({ button, gapUs, heldUs }) => {
          const fromUs = freeUs[button] + gapUs
          freeUs[button] = fromUs + heldUs
          return press(button, fromUs, heldUs)
        })
        const gestures = play(running ? { edges, sinceUs: 0 } : { edges, starts: true })
        expect(names(gestures)).not.toContain('gesture.record.hold')
        expect(names(gestures)).not.toContain('gesture.stuck')
      }),
    )
  })
})

describe('what runs beside it', () => {
  const twice = [...press('record', 10 * S, 80 * MS), ...press('record', 10 * S + 300 * MS, 80 * MS)]

  test('news of the machine between two presses does not make them two single ones', () => {
    const gestures = createGestures()
    gestures.setRecording(0)
    const said = twice.flatMap((edge) => {
      // The release is known once the contact stays open; then the machine says something.
      const told = gestures.edge(edge)
      gestures.tick(edge.atUs + 50 * MS)
      gestures.setRecording(0)
      return told
    })
    expect(names(said)).toEqual(['gesture.record.double'])
  })

  test('a second press exactly 400 ms after the first was released belongs to it, a third one begins anew', () => {
    const at = (fromUs: number) => press('record', fromUs, 100 * MS)
    const edges = [...at(10 * S), ...at(10 * S + 500 * MS), ...at(11 * S)]
    expect(names(play({ edges, sinceUs: 0 }))).toEqual(['gesture.record.double', 'gesture.record.tap'])
  })

  test('a single press that is told forgets neither the other button nor the recording', () => {
    const edges = [...press('record', 10 * S, 80 * MS), ...press('display', 10 * S, 3 * S)]
    expect(meant(play({ edges, sinceUs: 0 }))).toEqual(['gesture.record.tap', 'gesture.display.hold'])
    const later = [...press('record', 10 * S, 80 * MS), ...press('record', 12 * S, 3.5 * S)]
    expect(meant(play({ edges: later, sinceUs: 0 }))).toEqual(['gesture.record.tap', 'gesture.record.hold'])
  })

  test('DISPLAY means the same whether something is recorded or not', () => {
    const edges = press('display', 10 * S, 100 * MS)
    expect(names(play({ edges, sinceUs: 0 }))).toEqual(['gesture.display.press'])
  })

  test('the timer is due at each tick of a hold, then when it is stuck, then no more', () => {
    const gestures = createGestures()
    gestures.setRecording(0)
    gestures.edge({ button: 'record', down: true, atUs: 10 * S })
    const due: number[] = []
    for (let dueUs = gestures.nextDueUs(); dueUs !== undefined; dueUs = gestures.nextDueUs()) {
      due.push(dueUs)
      gestures.tick(dueUs)
    }
    expect(due).toEqual([11 * S, 12 * S, 13 * S, 22 * S + 1])
  })

  test('with both buttons down the timer is due for the one that has something to say first', () => {
    const gestures = createGestures()
    gestures.setRecording(0)
    gestures.edge({ button: 'display', down: true, atUs: 10 * S })
    gestures.edge({ button: 'record', down: true, atUs: 10.5 * S })
    expect(gestures.nextDueUs()).toBe(11.5 * S)
  })
})

describe('contacts', () => {
  test('that open without having been closed, or twice, say nothing and hide nothing', () => {
    const up = (atUs: number) => ({ button: 'display', down: false, atUs }) as const
    const gestures = createGestures()
    expect(gestures.edge(up(S))).toEqual([])
    expect(gestures.nextDueUs()).toBeUndefined()
    gestures.edge({ button: 'display', down: true, atUs: 2 * S })
    gestures.edge(up(2 * S + 100 * MS))
    gestures.edge(up(2 * S + 110 * MS))
    expect(gestures.tick(3 * S)).toEqual([{ type: 'gesture.display.press', atUs: 2 * S + 100 * MS }])
  })

  test('bounce of up to 20 ms changes nothing that is meant, wherever it comes', () => {
    const bounces = fc.array(
      fc.record({
        afterUs: fc.integer({ min: 1, max: 400 * MS }),
        openUs: fc.integer({ min: 1, max: 20 * MS }),
      }),
      { maxLength: 12 },
    )
    const held = fc.constantFrom(0.5, 1.5, 3.5, 5, 9, 11)
    fc.assert(
      fc.property(bounces, held, fc.constantFrom<Button>('display', 'record'), (list, heldS, button) => {
        const clean = press(button, 10 * S, heldS * S)
        let atUs = 10 * S
        const noise: ButtonEdge[] = []
        for (const { afterUs, openUs } of list) {
          const fromUs = atUs + afterUs
          atUs = fromUs + openUs
          if (atUs >= 10 * S + heldS * S) break
          noise.push({ button, down: false, atUs: fromUs }, { button, down: true, atUs })
        }
        expect(play({ edges: sorted([...clean, ...noise]), sinceUs: 0 })).toEqual(
          play({ edges: clean, sinceUs: 0 }),
        )
      }),
    )
  })

  test('a release that bounces is one release', () => {
    const edges = sorted([...press('display', 0, 100 * MS), ...press('display', 105 * MS, 5 * MS)])
    expect(names(play({ edges }))).toEqual(['gesture.display.press'])
  })

  test('held longer than 12 s is stuck: nothing more until it is released', () => {
    expect(play({ edges: press('record', S, 30 * S) }).slice(1)).toEqual([
      { type: 'gesture.stuck', button: 'record', atUs: S + DEFAULT_THRESHOLDS.stuckMs * MS },
      { type: 'gesture.unstuck', button: 'record', atUs: 31 * S },
    ])
  })

  test('a late timer changes what is meant no more than when it is said', () => {
    const lazy = createGestures()
    lazy.setRecording(0)
    const edges = press('record', 10 * S, 4 * S)
    const out = [...edges.flatMap((edge) => lazy.edge(edge)), ...lazy.tick(60 * S)]
    expect(out).toEqual(play({ edges, sinceUs: 0 }))
  })
})
