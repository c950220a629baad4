/** The parts of a device joined as they must be: what a start finds, camera and microphone, dock and station. */
import { describe, expect, test } from 'vitest'
import type { Camera, Clock } from '../../hal/hal.ts'
import type { Mock, MockOptions } from '../../hal/mock/open.ts'
import type { Random } from '../../hal/mock/random.ts'
import { smallMedia } from '../../hal/mock/small.ts'
import type { TraceRecord } from '../../src/device/status.ts'
import { assignmentFile } from './assignmentfile.ts'
import { eventsOf } from './ledgerbook.ts'
import { demo, openSmallBoard } from './outage.ts'
import { bootOn, type Rig } from './rig.ts'

const open = (options: Partial<MockOptions> = {}): Mock => openSmallBoard({ media: smallMedia, ...options })
const typed = <T extends TraceRecord['type']>(trace: readonly TraceRecord[], type: T) =>
  trace.filter((record): record is Extract<TraceRecord, { type: T }> => record.type === type)
const wall = (mock: Mock): number => mock.hal.clock.wallUs()

async function recorded({ mock: { board } }: Rig): Promise<void> {
  board.press('record')
  await board.advance(2_000)
}

describe('an interrupted recording', () => {
  test('is told at the next start, and only at that one where it could be told', async () => {
    const first = open()
    await recorded(await bootOn(first))
    first.board.killProcess()
    const second = first.board.powerUp()
    const rig = await bootOn(second)
    expect(rig.device.boot.recovered).toHaveLength(1)
    expect(typed(rig.trace, 'boot')).toMatchObject([{ recovered: 1, counter: 2 }])
    expect(rig.device.status().faults).toContain('recording-recovered')
    await second.board.until(rig.device.finish())
    expect(eventsOf(second, 'fault-raised').map(({ fault }) => fault)).toContain('recording-recovered')
    second.board.cutPower()
    const third = await bootOn(second.board.powerUp())
    expect(third.device.status().faults).not.toContain('recording-recovered')
  })

  test('is told at the start after one that was cut off before it could say so', async () => {
    const first = open()
    await recorded(await bootOn(first))
    first.board.killProcess()
    const second = first.board.powerUp()
    const { device } = await bootOn(second)
    expect(device.boot.recovered).toHaveLength(1)
    second.board.killProcess()
    const third = await bootOn(second.board.powerUp())
    expect(third.device.boot.recovered).toEqual([])
    expect(third.device.status().faults).toContain('recording-recovered')
  })
})

describe('camera and microphone', () => {
  /** How often each was opened, and whether it is open. */
  function counted() {
    const opened: Record<string, number> = {}
    const media = (clock: Clock, random: Random) => {
      const given = smallMedia(clock, random)
      const count = <T extends Pick<Camera, 'name' | 'open'>>(name: string, device: T): T => ({
        ...device,
        open(sink: Parameters<Camera['open']>[0]) {
          opened[name] = (opened[name] ?? 0) + 1
          const session = device.open(sink)
          return {
            ...session,
            async close() {
              opened[name] = (opened[name] ?? 0) - 1
              await session.close()
            },
          }
        },
      })
      return { camera: count('camera', given.camera), microphone: count('microphone', given.microphone) }
    }
    return { opened, media }
  }

  test('are kept warm in standby where the profile says so, and closed with the device', async () => {
    const { opened, media } = counted()
    const mock = open({ media })
    const { device } = await bootOn(mock, { ...demo, cameraInStandby: 'warm' })
    await mock.board.advance(100)
    expect(opened).toEqual({ camera: 1, microphone: 1 })
    await mock.board.until(device.finish())
    expect(opened).toEqual({ camera: 0, microphone: 0 })
  })

  test('are off in standby where it says that, on for an announcement, and off again', async () => {
    const { opened, media } = counted()
    const mock = open({ media })
    const rig = await bootOn(mock, { ...demo, preRecordArm: 'never', cameraInStandby: 'off' })
    await mock.board.advance(100)
    expect(opened).toEqual({})
    mock.board.press('display')
    await mock.board.advance(500)
    expect(opened).toEqual({ camera: 1, microphone: 1 })
    mock.board.press('display')
    await mock.board.advance(500)
    expect(opened).toEqual({ camera: 0, microphone: 0 })
    await recorded(rig)
    expect(opened).toEqual({ camera: 1, microphone: 1 })
    await mock.board.until(rig.device.finish())
  })
})

describe('in the dock', () => {
  test('the station is asked who wears the camera; taken out while it was off counts too', async () => {
    const mock = open({ docked: true })
    let asked = 0
    const assignment = assignmentFile('K-17', wall(mock), null)
    const ask = async () => {
      asked++
      return { assignment }
    }
    const { device } = await bootOn(mock, demo, { assignment: ask })
    await mock.board.advance(500)
    expect(asked).toBe(1)
    expect(eventsOf(mock, 'assigned')).toMatchObject([{ wearer: 'K-17' }])
    await mock.board.until(device.finish())
    mock.board.cutPower()
    mock.board.dock(false)
    const out = mock.board.powerUp()
    out.board.dock(false)
    const worn = await bootOn(out, demo, { assignment: ask })
    await out.board.until(worn.device.finish())
    out.board.cutPower()
    out.board.dock(true)
    const back = out.board.powerUp()
    back.board.dock(true)
    await bootOn(back, demo, { assignment: ask })
    await back.board.advance(3_500)
    expect(eventsOf(back, 'assignment-ended')).toMatchObject([{ wearer: 'K-17' }])
  })

  test('nothing is handed over where there is nobody to hand over to', async () => {
    const mock = open({ docked: true })
    const { device } = await bootOn(mock)
    await mock.board.advance(500)
    expect(device.status().dock).toBe('docked')
  })
})
