/** The statechart: announcing, the pre-record ring, status, power and faults. */
import { describe, expect, test } from 'vitest'
import { NAG_MS, STATUS_MS } from '../../src/device/camera.setup.ts'
import { BLOCKING_FAULTS, FAULTS, type Fault } from '../../src/device/vocabulary.ts'
import { openBench } from './bench.ts'

const record = { type: 'gesture.record.press' } as const
const display = { type: 'gesture.display.press' } as const
const hold = { type: 'gesture.record.hold' } as const
const durable = { type: 'record.durable' } as const
const docked = { type: 'dock.attached' } as const
const raised = (fault: Fault) => ({ type: 'fault.raised', fault }) as const
const cleared = (fault: Fault) => ({ type: 'fault.cleared', fault }) as const
const closed = { type: 'record.closed', cause: 'stopped' } as const

describe('announcing', () => {
  test('DISPLAY announces, and ends it again', () => {
    const bench = openBench()
    bench.send(display)
    expect(bench.state()).toMatchObject({ front: 'announcing', announcedSinceUs: 1_000_000 })
    bench.send(display)
    expect(bench.state()).toMatchObject({ front: 'dark', announcedSinceUs: undefined })
    expect(bench.moments()).toEqual(['announced', 'announcement.ended'])
  })

  test('starts no recorder where the profile knows no pre-record', () => {
    const bench = openBench()
    bench.send(display)
    expect(bench.told()).toEqual([])
  })
})

describe('the pre-record ring runs', () => {
  const preRecordMs = 30_000
  test('never, where the profile says never, whatever its length', () => {
    const bench = openBench({ preRecordArm: 'never', preRecordMs })
    bench.send(display)
    expect(bench.state().capture).toBe('idle')
    bench.send(record)
    expect(bench.commands[0]).toEqual({ type: 'started', preRecordMs: 0 })
  })

  test('while announcing, where the announcement arms it', () => {
    const bench = openBench({ preRecordArm: 'announcement', preRecordMs })
    expect(bench.state().capture).toBe('idle')
    bench.send(display)
    expect(bench.state().capture).toBe('buffering')
    bench.send(display)
    expect(bench.state().capture).toBe('idle')
    expect(bench.commands).toEqual([
      { type: 'started', preRecordMs },
      { type: 'ended', preRecordMs },
    ])
  })

  test('always away from the dock, where standby arms it', () => {
    const bench = openBench({ preRecordArm: 'standby', preRecordMs })
    expect(bench.state()).toMatchObject({ capture: 'buffering', front: 'dark' })
    bench.send(docked)
    expect(bench.state().capture).toBe('idle')
    bench.send({ type: 'dock.detached' })
    expect(bench.state().capture).toBe('buffering')
  })

  test('from the first press, where a gesture arms it; the second keeps it, DISPLAY drops it', () => {
    const bench = openBench({ preRecordArm: 'gesture', preRecordMs })
    bench.send(record)
    expect(bench.state()).toMatchObject({ capture: 'buffering', front: 'announcing' })
    bench.send(display)
    expect(bench.state()).toMatchObject({ capture: 'idle', front: 'dark' })
    bench.send(record, record)
    expect(bench.state().capture).toBe('recording')
  })

  test.each(BLOCKING_FAULTS)('not while %s forbids a recording', (fault) => {
    const bench = openBench({ preRecordArm: 'standby', preRecordMs })
    bench.send(raised(fault))
    expect(bench.state().capture).toBe('idle')
    expect(bench.told()).toEqual(['started', 'ended'])
  })

  test('with one recorder from the ring to the recording and back to the ring', () => {
    const bench = openBench({ preRecordArm: 'announcement', preRecordMs })
    bench.send(display, record, durable, hold, closed)
    expect(bench.state()).toMatchObject({ capture: 'buffering', front: 'announcing' })
    expect(bench.told()).toEqual(['started', 'keep', 'finish'])
  })
})

describe('the rest of the day', () => {
  test('the status is shown for a while, and at once makes way for a recording', () => {
    const bench = openBench()
    bench.send({ type: 'gesture.display.hold' })
    expect(bench.state().statusShown).toBe(true)
    bench.clock.pass(STATUS_MS)
    expect(bench.state().statusShown).toBe(false)
    bench.send({ type: 'gesture.display.hold' }, record)
    expect(bench.state().statusShown).toBe(false)
  })

  test('DISPLAY in the dock shows the status and announces nothing', () => {
    const bench = openBench()
    bench.send(docked, display)
    expect(bench.state()).toMatchObject({ statusShown: true, front: 'dark' })
  })

  test('DISPLAY held very long switches off, and the ring is wiped first', () => {
    const bench = openBench({ preRecordArm: 'standby', preRecordMs: 30_000 })
    bench.send({ type: 'gesture.display.veryLong' })
    expect(bench.state().power).toBe('off')
    expect(bench.told()).toEqual(['started', 'ended'])
    expect(bench.effects.at(-1)).toEqual({ type: 'power.off' })
  })

  test('an end asked for while recording comes after the end mark', () => {
    const bench = openBench()
    bench.send(record, { type: 'power.off' })
    expect(bench.state().power).toBe('on')
    bench.send(closed)
    expect(bench.state().power).toBe('off')
  })

  test('an empty battery seals the recording and then switches off; in the dock it does not', () => {
    const bench = openBench()
    bench.send(record, raised('battery-critical'), closed)
    expect(bench.state().power).toBe('off')
    const other = openBench()
    other.send(docked, raised('battery-critical'))
    expect(other.state().power).toBe('on')
  })

  test('faults stand each on its own, are told once, and the two that must be known again and again', () => {
    const bench = openBench()
    bench.send(raised('storage-low'), raised('clock-unset'), raised('clock-unset'))
    expect(bench.state().faults).toEqual(['clock-unset', 'storage-low'])
    expect(bench.moments()).toEqual(['fault.raised', 'fault.clockUnset'])
    bench.clock.pass(2 * NAG_MS)
    expect(bench.moments()).toEqual(['fault.clockUnset', 'fault.clockUnset'])
    bench.send(cleared('clock-unset'))
    bench.clock.pass(2 * NAG_MS)
    expect(bench.moments()).toEqual([])
    expect(bench.state().faults).toEqual(['storage-low'])
  })

  test.each(Object.keys(FAULTS) as Fault[])('%s is said in the moment it is known, in any state', (fault) => {
    for (const before of [[], [display], [record], [record, durable], [record, hold]]) {
      const bench = openBench({ postRecordMs: 5000 })
      bench.send(...before)
      bench.moments()
      bench.send(raised(fault))
      expect(bench.moments()).toContain(
        fault === 'battery-low'
          ? 'fault.batteryLow'
          : fault === 'clock-unset'
            ? 'fault.clockUnset'
            : 'fault.raised',
      )
    }
  })

  test('an older fault does not keep a later one from being said again', () => {
    const bench = openBench()
    bench.send(raised('storage-low'))
    bench.clock.pass(1.5 * NAG_MS)
    bench.send(raised('battery-low'))
    bench.moments()
    bench.clock.pass(2 * NAG_MS)
    expect(bench.moments()).toEqual(['fault.batteryLow', 'fault.batteryLow'])
  })

  test('a stuck button is a fault until it is released', () => {
    const bench = openBench()
    bench.send({ type: 'gesture.stuck', button: 'record' })
    expect(bench.state().faults).toEqual(['record-button-stuck'])
    bench.send({ type: 'gesture.unstuck', button: 'record' })
    expect(bench.state().faults).toEqual([])
  })

  test('a recorder that breaks is a fault, not the end of the device, and is not tried in a loop', () => {
    const bench = openBench({ preRecordArm: 'standby', preRecordMs: 30_000 }, true)
    expect(bench.actor.getSnapshot().status).toBe('active')
    expect(bench.state()).toMatchObject({ capture: 'idle', faults: ['recorder-failed'] })
    bench.send(record)
    expect(bench.state()).toMatchObject({ capture: 'idle', faults: ['recorder-failed'] })
  })
})

test('a recorder that gave up is tried again with the next announcement, and is well with the next durable chunk', () => {
  const bench = openBench()
  const raise = (fault: 'recorder-failed' | 'storage-low') => bench.send({ type: 'fault.raised', fault })
  raise('storage-low')
  raise('recorder-failed')
  bench.send({ type: 'gesture.display.press' })
  expect(bench.state().faults).toEqual(['storage-low'])
  raise('recorder-failed')
  bench.send({ type: 'gesture.record.press' })
  expect(bench.state().faults).toEqual(['recorder-failed', 'storage-low'])
  bench.send({ type: 'record.durable' })
  expect(bench.state().faults).toEqual(['storage-low'])
})

describe('by the profile and the press', () => {
  const preRecordMs = 30_000
  const confirm = { type: 'record.durable' } as const

  test('the confirmation may take a second and a half more where the camera was off', () => {
    const bench = openBench({ cameraInStandby: 'off' })
    bench.send(record)
    bench.clock.pass(2499)
    expect(bench.state().confirmation).toBe('accepted')
    bench.clock.pass(1)
    expect(bench.state().confirmation).toBe('overdue')
    bench.send(confirm)
    expect(bench.state().confirmation).toBe('confirmed')
  })

  test.each(['standby', 'announcement', 'gesture'] as const)('no ring of no length is armed by %s', (arm) => {
    const bench = openBench({ preRecordArm: arm, preRecordMs: 0 })
    bench.send(display)
    expect(bench.state().capture).toBe('idle')
    bench.send(record)
    expect(bench.state().capture).toBe('recording')
  })

  test('a press arms nothing where it is not the one that arms', () => {
    const bench = openBench({ preRecordArm: 'announcement', preRecordMs })
    bench.send(record)
    expect(bench.state().capture).toBe('recording')
  })

  test('only a tick that says so is strong', () => {
    const bench = openBench()
    const tick = { type: 'gesture.tick', button: 'record' } as const
    bench.send({ ...tick, strong: false }, { ...tick, strong: true })
    expect(bench.moments()).toEqual(['tick', 'tick.strong'])
  })

  test('each button is stuck by its own name, and well again by it', () => {
    const bench = openBench()
    bench.send({ type: 'gesture.stuck', button: 'display' }, { type: 'gesture.stuck', button: 'record' })
    expect(bench.state().faults).toEqual(['display-button-stuck', 'record-button-stuck'])
    bench.send({ type: 'gesture.unstuck', button: 'record' })
    expect(bench.state().faults).toEqual(['display-button-stuck'])
    bench.send({ type: 'gesture.unstuck', button: 'display' })
    expect(bench.state().faults).toEqual([])
  })

  test('post-record time is for a stop alone: a fault that ends the recording, or the dock, closes at once', () => {
    for (const event of [raised('storage-full'), docked] as const) {
      const bench = openBench({ postRecordMs: 5000 })
      bench.send(record, confirm, event)
      expect(bench.told()).toEqual(['started', 'keep', 'finish'])
    }
    // The fault is away again, the cause stays.
    const bench = openBench({ postRecordMs: 5000 })
    bench.send(record, confirm, { type: 'power.off' })
    expect(bench.told()).toEqual(['started', 'keep', 'finish'])
  })
})
