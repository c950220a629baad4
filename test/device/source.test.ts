import { describe, expect, test } from 'vitest'
import { DURABLE_AGE_MS_MAX } from '../../src/device/heartbeat.ts'
import { PROOF_OF_LIFE_MS, SILENT_MS, START_TOLD_MS } from '../../src/device/source.ts'
import { CLOSE_MS, news, stage, UNIT_MS, units } from './stage.ts'

describe('a source of media', () => {
  test('says that it is alive before the first unit, and passes on what it gets', async () => {
    const set = stage()
    set.source.start()
    set.source.start()
    await set.clock.advance(350)
    expect(set.told).toEqual(['open', 'format', 'alive', '.', '.', '.'])
    set.source.requestKeyFrame()
    expect(set.told.at(-1)).toBe('key')
  })

  test('that starts slowly is no loss for four seconds; from then on it is told as one, and not given up', async () => {
    const set = stage(true, 6_000)
    set.is = 'mute'
    set.source.start()
    await set.clock.advance(START_TOLD_MS - 1)
    expect(news(set)).toEqual(['open', 'format'])
    await set.clock.advance(1)
    expect(news(set)).toEqual(['open', 'format', 'lost: no picture or sound for 4000 ms'])
    set.is = 'well'
    await set.clock.advance(200)
    expect(news(set).at(-1)).toBe('alive')
  })
  test('once it was alive has no more patience than any other', async () => {
    const set = stage(true, 6_000)
    set.source.start()
    await set.clock.advance(3_450)
    set.is = 'mute'
    await set.clock.advance(SILENT_MS)
    expect(news(set).slice(0, 4)).toEqual([
      'open',
      'format',
      'alive',
      'lost: no picture or sound for 1500 ms',
    ])
  })
  test('whose start takes longer than the watchdog waits is told before that', () => {
    expect(START_TOLD_MS).toBeLessThan(DURABLE_AGE_MS_MAX)
  })
  test('that starts too slowly even so is opened again', async () => {
    const set = stage(true, 6_000)
    set.is = 'mute'
    set.source.start()
    await set.clock.advance(6_500)
    expect(news(set)).toEqual([
      'open',
      'format',
      'lost: no picture or sound for 4000 ms',
      'closed',
      'open',
      'format',
    ])
  })

  test('silent for 1.5 s is lost once, closed, and opened again', async () => {
    const set = stage()
    set.source.start()
    await set.clock.advance(500)
    set.is = 'mute'
    await set.clock.advance(2 * SILENT_MS)
    set.is = 'well'
    await set.clock.advance(2000)
    expect(news(set)).toEqual([
      'open',
      'format',
      'alive',
      'lost: no picture or sound for 1500 ms',
      'closed',
      'open',
      'format',
      'alive',
    ])
  })

  test('that does not come back is asked ever more rarely, and told lost only once', async () => {
    const set = stage()
    set.is = 'refuses'
    set.source.start()
    await set.clock.advance(60_000)
    expect(set.told.filter((word) => word.startsWith('lost'))).toEqual(['lost: refused'])
    const opening = UNIT_MS + CLOSE_MS
    const waits = set.openedMs.slice(1).map((ms, index) => ms - (set.openedMs[index] ?? 0) - opening)
    expect(waits.slice(0, 8)).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000])
    set.is = 'well'
    await set.clock.advance(9_000)
    set.is = 'mute'
    await set.clock.advance(3_000)
    // A unit came in between: news again, and no patience lost.
    expect(set.told.filter((word) => word.startsWith('lost'))).toHaveLength(2)
    const [before = 0, last = 0] = set.openedMs.slice(-2)
    expect(last - before).toBeLessThan(9_000 + 2 * SILENT_MS + 500)
  })

  test('stopped is closed for good, whatever it says and however long it had been away', async () => {
    const set = stage()
    set.source.start()
    await set.clock.advance(300)
    const { unit, lost } = set.sink()
    const ended = set.source.stop()
    unit({ track: 'video', ptsUs: 0, durUs: 1, key: true, data: new Uint8Array(1) })
    lost('late')
    await set.clock.advance(CLOSE_MS)
    await ended
    await set.clock.advance(60_000)
    expect(news(set)).toEqual(['open', 'format', 'alive', 'closed'])
    expect(set.clock.waiting()).toBe(0)

    set.is = 'refuses'
    set.source.start()
    await set.clock.advance(3_000)
    const opened = set.openedMs.length
    await set.source.stop()
    await set.clock.advance(60_000)
    expect(set.openedMs.length).toBe(opened)
    expect(set.clock.waiting()).toBe(0)
  })

  test('started while it still closes opens when that is over', async () => {
    const set = stage()
    set.source.start()
    await set.clock.advance(300)
    void set.source.stop()
    set.source.start()
    await set.clock.advance(1000)
    expect(news(set)).toEqual(['open', 'format', 'alive', 'closed', 'open', 'format', 'alive'])
  })
})

describe('a paused source of media', () => {
  test('gives one unit, so that it is known to work, and then nothing', async () => {
    const set = stage()
    set.source.pause(true)
    set.source.start()
    await set.clock.advance(PROOF_OF_LIFE_MS)
    expect(set.told).toEqual(['open', 'format', 'alive', '.', 'pause'])
    await set.clock.advance(2 * UNIT_MS)
    expect(set.told.slice(5)).toEqual(['resume', '.', 'pause'])
  })

  test('that was still starting gives its one unit all the same', async () => {
    const set = stage()
    set.source.start()
    await set.clock.advance(UNIT_MS / 2)
    set.source.pause(true)
    await set.clock.advance(PROOF_OF_LIFE_MS)
    expect(set.told).toEqual(['open', 'format', 'alive', '.', 'pause'])
  })

  test('that hangs is found out at its next proof of life', async () => {
    const set = stage()
    set.source.pause(true)
    set.source.start()
    await set.clock.advance(1000)
    set.is = 'mute'
    await set.clock.advance(PROOF_OF_LIFE_MS + SILENT_MS)
    expect(news(set)).toContain('lost: no picture or sound for 1500 ms')
  })

  test('is not watched, and is watched again once it goes on', async () => {
    const set = stage()
    set.source.start()
    await set.clock.advance(1000)
    set.source.pause(true)
    set.source.pause(true)
    set.is = 'mute'
    await set.clock.advance(PROOF_OF_LIFE_MS - 1000)
    expect(news(set)).toEqual(['open', 'format', 'alive', 'pause'])
    set.source.pause(false)
    set.source.pause(false)
    await set.clock.advance(SILENT_MS - 1)
    expect(news(set).at(-1)).toBe('resume')
    await set.clock.advance(2)
    expect(news(set).at(-1)).toBe('lost: no picture or sound for 1500 ms')
  })

  test('is asked for no key frame: it goes on with one', async () => {
    const set = stage()
    set.source.pause(true)
    set.source.start()
    await set.clock.advance(1000)
    set.source.requestKeyFrame()
    set.source.pause(false)
    set.source.requestKeyFrame()
    await set.clock.advance(100)
    expect(set.told).toEqual(['open', 'format', 'alive', '.', 'pause', 'resume', 'key', '.'])
  })

  test('that is lost is told so, comes back, and rests again after its first unit', async () => {
    const set = stage()
    set.source.pause(true)
    set.source.start()
    await set.clock.advance(1000)
    set.sink().lost('unplugged')
    await set.clock.advance(5_000)
    const up = ['open', 'format', 'alive', '.', 'pause']
    expect(set.told).toEqual([...up, 'lost: unplugged', 'closed', ...up])
  })

  test('is watched until its first unit', async () => {
    const set = stage()
    set.source.pause(true)
    set.is = 'mute'
    set.source.start()
    await set.clock.advance(SILENT_MS)
    expect(news(set).at(-1)).toBe('lost: no picture or sound for 1500 ms')
  })

  test('goes on although it went away meanwhile', async () => {
    const set = stage()
    set.source.pause(true)
    set.source.start()
    await set.clock.advance(1000)
    set.sink().lost('unplugged')
    set.source.pause(false)
    await set.clock.advance(1000)
    const before = units(set)
    await set.clock.advance(1000)
    expect(units(set)).toBe(before + 10)
    expect(set.told).not.toContain('resume')
  })

  test('that cannot pause goes on, and is watched', async () => {
    const set = stage(false)
    set.source.start()
    await set.clock.advance(1000)
    set.source.pause(true)
    const before = units(set)
    await set.clock.advance(1000)
    expect(units(set)).toBe(before + 10)
    set.is = 'mute'
    await set.clock.advance(2 * SILENT_MS)
    expect(news(set)).toContain('closed')
  })
})
