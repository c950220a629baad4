/** What warm standby costs and hides: the camera is ready, and nothing of it reaches this process. */
import { describe, expect, test } from 'vitest'
import { bootOn, cardOf, type Given, openBoard, profileNamed, witnessedTape } from './rig.ts'

describe('warm standby', () => {
  test('takes one unit of each track now and then, to know that they work, and no more', async () => {
    const given: Given[] = []
    const mock = openBoard({ media: witnessedTape(given) })
    const { device } = await bootOn(mock)
    await mock.board.advance(2_000)
    expect(given.map(({ track }) => track).sort()).toEqual(['audio', 'video'])
    await mock.board.advance(60_000)
    // One proof of life in ten seconds; units already on their way when it is given are none of the device's.
    expect(given.length).toBeLessThanOrEqual(2 + 2 * 7)
    expect(device.status()).toMatchObject({ capture: 'idle', faults: [] })
  })

  test('with a profile without pre-record is left by the press alone, and records at once', async () => {
    const given: Given[] = []
    const mock = openBoard({ media: witnessedTape(given) })
    const { device } = await bootOn(mock, profileNamed('ordnungsamt-nrw'))
    await mock.board.advance(2_000)
    mock.board.press('display')
    await mock.board.advance(5_000)
    expect(given).toHaveLength(2)
    const pressUs = mock.hal.clock.nowUs()
    mock.board.press('record')
    await mock.board.advance(500)
    const [first] = given.filter(({ track }) => track === 'video').slice(1)
    expect((first?.ptsUs ?? 0) - pressUs).toBeGreaterThanOrEqual(0)
    expect((first?.ptsUs ?? 0) - pressUs).toBeLessThanOrEqual(150_000)
    expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
    await mock.board.advance(2_000)
    await mock.board.until(device.finish())
    const { evidence, recordings } = await cardOf(mock)
    expect(evidence.verdict).toBe('COMPLETE')
    expect(recordings[0]?.fromUs).toBe(first?.ptsUs)
  })
})
