import { describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { openDevice } from '../../src/device/runtime.ts'
import type { TraceRecord } from '../../src/device/status.ts'
import { bootOn, openBoard, profileNamed } from './rig.ts'

const typed = (trace: readonly TraceRecord[], type: TraceRecord['type']) =>
  trace.filter((record) => record.type === type).map(({ v, tNs, seq, src, ...rest }) => rest)

describe('the trace of a device', () => {
  test('begins with what it takes to play it again', async () => {
    const { trace } = await bootOn(openBoard())
    expect(trace[0]).toMatchObject({
      seq: 0,
      type: 'boot',
      counter: 1,
      clock: 'network',
      profile: { id: 'demo' },
      recovered: 0,
    })
    const unset = await bootOn(openBoard({ clockState: 'unset' }))
    expect(unset.trace[0]).toMatchObject({ type: 'boot', clock: 'unset', wallUs: null })
  })

  test('tells battery, clock, and camera and microphone that go and come back', async () => {
    const { mock, trace } = await bootOn(openBoard())
    const { board } = mock
    board.battery(40, true)
    board.clock.setWall(1_800_000_000_000_000, 'gnss')
    board.press('display')
    await board.advance(4000)
    board.camera.fail()
    board.microphone?.fail()
    await board.advance(1000)
    board.camera.return()
    board.microphone?.return()
    await board.advance(4000)
    expect(typed(trace, 'battery')).toEqual([
      { type: 'battery', percent: 100, charging: false },
      { type: 'battery', percent: 40, charging: true },
    ])
    expect(typed(trace, 'clock')).toMatchObject([{ state: 'gnss' }])
    expect(typed(trace, 'source')).toEqual([
      { type: 'source', source: 'camera', live: false },
      { type: 'source', source: 'microphone', live: false },
      { type: 'source', source: 'camera', live: true },
      { type: 'source', source: 'microphone', live: true },
    ])
  })

  test('tells what the disk refused, how long it stalled and when little was free', async () => {
    const { mock, trace } = await bootOn(openBoard())
    const { board } = mock
    board.press('record')
    await board.advance(3000)
    board.disk.stall(2000)
    await board.advance(4000)
    board.disk.failNext('sync')
    await board.advance(3000)
    board.disk.capacity(300 * 1024 * 1024)
    await board.advance(6000)
    expect(typed(trace, 'fault')).toEqual([{ type: 'fault', operation: 'sync', code: 'DISK_FAILED' }])
    expect(typed(trace, 'slow').length).toBeGreaterThan(0)
    expect(typed(trace, 'space')).toHaveLength(1)
  })

  test('does not take an answer for a fault, and costs nothing where nobody writes it', async () => {
    const { trace } = await bootOn(openBoard())
    expect(typed(trace, 'fault')).toEqual([])
    const { hal, board } = openBoard()
    const hash = nodePrimitives.sha256()
    const device = await board.until(
      openDevice(hal, {
        profile: profileNamed('demo'),
        profileHash: hash,
        policy: { hash, kind: 'demo' },
      }),
    )
    expect(device.status().power).toBe('on')
  })
})
