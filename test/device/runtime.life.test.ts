/** A device’s life in a second or two of recording: what is traced, told, logged and signed. */
import { describe, expect, test } from 'vitest'
import type { Mock, MockOptions } from '../../hal/mock/open.ts'
import { smallMedia } from '../../hal/mock/small.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { hexOf } from '../../src/bytes.ts'
import type { DeviceStatus, TraceRecord } from '../../src/device/status.ts'
import { eventsOf, signedOn } from './ledgerbook.ts'
import { demo, openSmallBoard } from './outage.ts'
import { bootOn, type Rig } from './rig.ts'

const open = (options: Partial<MockOptions> = {}): Mock => openSmallBoard({ media: smallMedia, ...options })
const entries = (trace: readonly TraceRecord[]) => trace.map(({ v, tNs, seq, ...rest }) => rest)
const typed = <T extends TraceRecord['type']>(trace: readonly TraceRecord[], type: T) =>
  trace.filter((record): record is Extract<TraceRecord, { type: T }> => record.type === type)
const wall = (mock: Mock): number => mock.hal.clock.wallUs()

async function recorded({ mock: { board } }: Rig): Promise<void> {
  board.press('record')
  await board.advance(2_000)
}

describe('the trace', () => {
  test('tells the boot, each edge, what the machine was told and did, and what is durable', async () => {
    const mock = open()
    const fromUs = wall(mock)
    const rig = await bootOn(mock)
    const { trace, device } = rig
    expect(entries(typed(trace, 'boot'))).toEqual([
      {
        ...{ src: 'board', type: 'boot', counter: 1, clock: 'network', wallUs: expect.any(Number) },
        profile: { id: 'demo', hash: hexOf(nodePrimitives.sha256()) },
        recovered: 0,
      },
    ])
    const [boot] = typed(trace, 'boot')
    expect((boot?.wallUs ?? 0) - fromUs).toBeLessThan(3_000_000)
    mock.board.press('display')
    await mock.board.advance(1_500)
    expect(typed(trace, 'durable')).toEqual([])
    await recorded(rig)
    const told = entries(trace)
    for (const down of [true, false])
      expect(told).toContainEqual({ src: 'board', type: 'edge', button: 'record', down })
    expect(told).toContainEqual({
      ...{ src: 'board', type: 'event' },
      event: { type: 'gesture.record.press', atUs: device.status().recordingSinceUs },
    })
    expect(told).toContainEqual({
      ...{ src: 'effect', type: 'effect', effect: { type: 'perceive', moment: 'record.confirmed' } },
    })
    const { recording = '', chunks } = device.status()
    const durable = typed(trace, 'durable')
    expect(entries(durable).at(-1)).toEqual({
      ...{ src: 'disk', type: 'durable', recording, chunks, untilUs: device.status().durableUntilUs },
    })
    expect(told).toContainEqual({ src: 'disk', type: 'drained', recording })
    const [{ state }] = typed(trace, 'state').slice(-1) as [Extract<TraceRecord, { type: 'state' }>]
    expect(told.at(-1)).toMatchObject({ src: expect.stringMatching(/^(machine|disk)$/) })
    expect(state).toMatchObject({ capture: 'recording', confirmation: 'confirmed', front: 'recordingNotice' })
    expect(entries(typed(trace, 'state'))[0]).toMatchObject({ src: 'machine', type: 'state' })
    await mock.board.until(device.finish())
  })

  test('says of an unset clock that it means nothing', async () => {
    const { trace } = await bootOn(open({ clockState: 'unset' }))
    expect(typed(trace, 'boot')).toMatchObject([{ clock: 'unset', wallUs: null }])
  })

  test('has no fault that comes or goes twice, and none after the end', async () => {
    const mock = open()
    const { trace, device } = await bootOn(mock)
    const faults = () =>
      typed(trace, 'event').flatMap(({ event }) => (/^fault/.test(event.type) ? [event] : []))
    const before = faults().length
    await mock.board.advance(11_000)
    expect(faults().length).toBe(before)
    expect(faults().filter(({ type }) => type === 'fault.cleared')).toEqual([])
    mock.board.battery(10)
    mock.board.battery(9)
    expect(faults().slice(before)).toMatchObject([{ type: 'fault.raised', fault: 'battery-low' }])
    mock.board.clock.setWall(0, 'unset')
    await mock.board.until(device.finish())
    expect(faults().length).toBe(before + 1)
    expect(eventsOf(mock, 'clock'), 'what the clock did is told all the same').toHaveLength(1)
  })
})

describe('the status', () => {
  test('is told to who listens, at each change, until nobody does', async () => {
    const mock = open()
    const rig = await bootOn(mock)
    const { device } = rig
    const heard: DeviceStatus[] = []
    const stop = device.onChange((status) => heard.push(status))
    mock.board.press('display')
    await mock.board.advance(1_500)
    expect(heard.at(-1)).toMatchObject({ front: 'announcing', screen: { kind: 'announcing' } })
    const { preRecordMs } = device.status()
    expect(preRecordMs).toBeGreaterThan(900)
    expect(preRecordMs).toBeLessThan(1_500)
    await recorded(rig)
    expect(heard.at(-1)).toEqual(device.status())
    expect(heard.some(({ chunks }) => chunks > 0)).toBe(true)
    expect(device.status()).toMatchObject({ freeBytes: expect.any(Number), batteryPercent: 100 })
    stop()
    const before = heard.length
    mock.board.press('display')
    await mock.board.advance(500)
    expect(heard.length).toBe(before)
    await mock.board.until(device.finish())
  })

  test('has a fragment a second, as the profile says', async () => {
    const mock = open()
    const rig = await bootOn(mock, { ...demo, preRecordArm: 'never', fragmentMs: 2000 })
    mock.board.press('record')
    await mock.board.advance(6_000)
    const { chunks } = rig.device.status()
    expect(chunks).toBeGreaterThan(3)
    expect(chunks).toBeLessThan(11)
    await mock.board.until(rig.device.finish())
  })

  test('of a start says which device it is, its counter and how long it took', async () => {
    const mock = open()
    const fromUs = mock.hal.clock.nowUs()
    const { device } = await bootOn(mock)
    const tookMs = Math.round((mock.hal.clock.nowUs() - fromUs) / 1000)
    expect(device.boot).toEqual({
      ...{ device: expect.stringMatching(/^zg-/), counter: 1, recovered: [], standbyMs: tookMs },
    })
    expect(mock.board.log()).toContainEqual(
      expect.objectContaining({
        ...{ level: 'info', event: 'standby', device: device.boot.device, counter: 1, standbyMs: tookMs },
      }),
    )
  })
})

describe('the ledger', () => {
  test('has the rules with their text, and the end that somebody asked for', async () => {
    const mock = open()
    const { device } = await bootOn(mock, demo, { profileText: 'id: demo\n' })
    const first = device.finish()
    expect(device.finish()).toBe(first)
    await mock.board.until(device.ended)
    expect(eventsOf(mock, 'policy')).toMatchObject([{ text: 'id: demo\n', kind: 'demo' }])
    expect(signedOn(mock).at(-1)?.event).toEqual({ type: 'shutdown', cause: 'told' })
    expect(mock.board.isOn()).toBe(true)
  })

  test.each([
    ['wearer', (mock: Mock) => mock.board.press('display', 9_000)],
    ['battery-critical', (mock: Mock) => mock.board.battery(3)],
  ] as const)('says that it was switched off by %s, and the board is off', async (cause, off) => {
    const mock = open()
    const { device } = await bootOn(mock)
    off(mock)
    await mock.board.advance(11_000)
    expect(device.status().power).toBe('off')
    expect(mock.board.isOn()).toBe(false)
    expect(signedOn(mock).at(-1)?.event).toEqual({ type: 'shutdown', cause })
  })

  test('begins a new epoch when the camera leaves the dock, and only then', async () => {
    const mock = open({ docked: true })
    await bootOn(mock)
    const epochs = () => eventsOf(mock, 'epoch').length
    await mock.board.advance(500)
    const before = epochs()
    mock.board.press('display', 2_500)
    await mock.board.advance(4_000)
    expect(epochs()).toBe(before)
    mock.board.dock(false)
    await mock.board.advance(1_000)
    expect(epochs()).toBe(before + 1)
  })

  test('is written at once where a card is back that took nothing', async () => {
    const mock = open()
    await bootOn(mock)
    await mock.board.advance(1_000)
    mock.board.disk.takeOut(true)
    mock.board.press('display')
    // Long enough for the ledger to try ever more rarely.
    await mock.board.advance(80_000)
    mock.board.disk.takeOut(false)
    await mock.board.advance(5_500)
    expect(eventsOf(mock, 'fault-raised').map(({ fault }) => fault)).toContain('storage-lost')
    expect(eventsOf(mock, 'gesture').map(({ gesture }) => gesture)).toEqual(['display.press'])
  })
})
