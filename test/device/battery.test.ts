/** The battery: the alarm comes while five minutes of recording are left, and an empty one ends in a sealed recording. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BATTERY_CRITICAL_PERCENT } from '../../src/device/drain.ts'
import { watchBattery } from '../../src/device/watch.ts'
import { bootOn, cardOf, openBoard } from './rig.ts'
import { smallMedia } from './smallmedia.ts'

const MINUTE_US = 60_000_000

/** When each alarm came, in minutes, for a battery that loses so much in standby and, from `startMin` on, recording. */
function alarms(standby: number, recording: number, startMin: number, everySeconds: number) {
  let nowUs = 0
  let hear: (battery: { percent: number; charging: boolean }) => void = () => undefined
  const found: { low?: number; critical?: number } = {}
  const power = {
    battery: (listener: typeof hear) => {
      hear = listener
      return () => undefined
    },
    off: async () => undefined,
  }
  watchBattery(
    power,
    { nowUs: () => nowUs },
    (fault, is) => {
      if (is && fault === 'battery-low') found.low ??= nowUs / MINUTE_US
      if (is && fault === 'battery-critical') found.critical ??= nowUs / MINUTE_US
    },
    () => undefined,
  )
  for (let exact = 100; exact > 0 && found.critical === undefined; nowUs += everySeconds * 1e6) {
    hear({ percent: Math.ceil(exact), charging: false })
    const perMinute = nowUs / MINUTE_US < startMin ? standby : recording
    exact -= (perMinute * everySeconds) / 60
  }
  return found
}

describe('the low alarm', () => {
  test('comes at least five minutes before the battery is critical, however fast it empties', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.6, noNaN: true }),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(5, 10, 30),
        (standby, recording, startMin, everySeconds) => {
          const { low, critical } = alarms(standby, recording, startMin, everySeconds)
          expect(low).toBeDefined()
          expect(critical).toBeDefined()
          // A start on a battery too empty for five minutes has its alarm at once.
          const leftAtStart = (critical ?? 0) - startMin
          if (leftAtStart > 8) expect((critical ?? 0) - (low ?? 0)).toBeGreaterThanOrEqual(5)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('does not come early: a day of slow drain is quiet until 15 %', () => {
    // 15 % down to the critical 5 % at 0.1 % a minute, and readings are whole percents.
    const { low = 0, critical = 0 } = alarms(0.1, 0.1, 0, 30)
    expect(critical - low).toBeLessThanOrEqual(120)
  })
})

describe('a recording on an empty battery', () => {
  test('is sealed, then the power goes off, and the ledger says why', async () => {
    const mock = openBoard({ media: smallMedia() })
    const { device } = await bootOn(mock)
    mock.board.press('record')
    await mock.board.advance(5_000)
    mock.board.battery(14)
    await mock.board.advance(100)
    expect(device.status()).toMatchObject({ capture: 'recording', faults: ['battery-low'] })
    mock.board.battery(BATTERY_CRITICAL_PERCENT)
    await mock.board.until(device.ended)
    await mock.board.advance(1_000)
    expect(device.status().power).toBe('off')
    expect(mock.board.isOn()).toBe(false)
    const { evidence, ledger } = await cardOf(mock)
    expect(evidence).toMatchObject({ verdict: 'COMPLETE', ok: true })
    expect(ledger).toContain('closed')
  })

  test('tells the wearer how many minutes are left, by the card or the battery, whichever ends first', async () => {
    const mock = openBoard({ media: smallMedia() })
    const { device } = await bootOn(mock)
    mock.board.battery(21)
    await mock.board.advance(10)
    expect(device.status().minutesLeft).toBe(10)
  })
})
