/** The statechart: what each gesture does in each state, and that no path leads it astray. */
import { describe, expect, test } from 'vitest'
import { initialTransition, transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { cameraMachine, stateOf } from '../../src/device/camera.machine.ts'
import { CONFIRM_MS, NAG_MS, STATUS_MS } from '../../src/device/camera.setup.ts'
import { BLOCKING_FAULTS, type DeviceEvent, type Fault } from '../../src/device/vocabulary.ts'
import { openBench, RULES } from './bench.ts'

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

describe('recording', () => {
  test('starts at once and says that it was announced with the start', () => {
    const bench = openBench()
    bench.send(record)
    expect(bench.state()).toMatchObject({
      capture: 'recording',
      confirmation: 'accepted',
      front: 'recordingNotice',
      recordingSinceUs: 1_000_000,
    })
    expect(bench.commands.at(-1)).toEqual({
      type: 'keep',
      pressUs: 1_000_000,
      announcedSinceUs: null,
      emergency: false,
    })
  })

  test('says how long it had been announced', () => {
    const bench = openBench()
    bench.send(display, record)
    expect(bench.commands.at(-1)).toMatchObject({ pressUs: 2_000_000, announcedSinceUs: 1_000_000 })
  })

  test('is confirmed once, when the first chunk is durable', () => {
    const bench = openBench()
    bench.send(record, durable, durable)
    expect(bench.state().confirmation).toBe('confirmed')
    expect(bench.moments()).toEqual(['record.accepted', 'record.confirmed'])
  })

  test('says so when that does not come within a second, and confirms late', () => {
    const bench = openBench()
    bench.send(record)
    bench.clock.pass(CONFIRM_MS - 1)
    expect(bench.state().confirmation).toBe('accepted')
    bench.clock.pass(1)
    expect(bench.state().confirmation).toBe('overdue')
    bench.send(durable)
    expect(bench.state().confirmation).toBe('confirmed')
    expect(bench.moments()).toEqual(['record.accepted', 'record.overdue', 'record.confirmed'])
  })

  test('reminds at the interval of the profile, again and again', () => {
    const bench = openBench({ reminderMs: 120_000 })
    bench.send(record, durable)
    bench.moments()
    bench.clock.pass(360_000)
    expect(bench.moments()).toEqual(['record.still', 'record.still', 'record.still'])
    expect(bench.state().confirmation).toBe('confirmed')
  })

  test('pressed again right after the start is marked as an emergency, if the profile has it', () => {
    const again = { type: 'gesture.record.again' } as const
    const bench = openBench()
    bench.send(record, again)
    expect(bench.told()).toEqual(['started', 'keep', 'emergency'])
    const strict = openBench({ emergencyPath: false })
    strict.send(record, again)
    expect(strict.told()).toEqual(['started', 'keep'])
    expect(strict.effects.at(-1)).toMatchObject({ type: 'refused', why: 'profile' })
  })

  test('takes markers from both buttons and answers a single press with a tick', () => {
    const bench = openBench()
    bench.send(record, display, { type: 'gesture.record.double' }, { type: 'gesture.record.tap' })
    expect(bench.told()).toEqual(['started', 'keep', 'marker', 'marker'])
    expect(bench.moments()).toEqual(['record.accepted', 'marker', 'marker', 'tick'])
  })

  test('is never switched off by the button', () => {
    const bench = openBench()
    bench.send(record, { type: 'gesture.display.veryLong' })
    expect(bench.state()).toMatchObject({ power: 'on', capture: 'recording' })
    expect(bench.effects.at(-1)).toMatchObject({ type: 'refused', why: 'recording' })
  })

  test('goes on when the camera is lost and when it returns, and shows both', () => {
    const bench = openBench()
    bench.send(record, durable, raised('camera-lost'))
    expect(bench.state()).toMatchObject({ capture: 'recording', faults: ['camera-lost'] })
    bench.send(cleared('camera-lost'))
    expect(bench.state()).toMatchObject({ capture: 'recording', faults: [] })
    expect(bench.told()).toEqual(['started', 'keep'])
  })

  test.each([
    ['the hold', hold, 'stopped'],
    ['the dock', docked, 'docked'],
    ['a full disk', raised('storage-full'), 'storage-full'],
    ['an empty battery', raised('battery-critical'), 'battery-critical'],
    ['the end of the device', { type: 'power.off' }, 'shutdown'],
  ] as const)('is finished by %s, and only its end mark ends the notice', (_by, event, cause) => {
    const bench = openBench()
    bench.send(record, durable, event)
    expect(bench.state()).toMatchObject({ capture: 'finalizing', front: 'recordingNotice' })
    expect(bench.commands.at(-1)).toEqual({ type: 'finish', cause })
    bench.send({ type: 'record.closed', cause })
    expect(bench.state().capture).toBe('idle')
    expect(bench.told()).toEqual(['started', 'keep', 'finish', 'ended'])
    expect(bench.moments()).toContain('record.stopped')
  })

  test('goes back to announcing when it was stopped, and to dark in the dock', () => {
    const bench = openBench()
    bench.send(record, hold, closed)
    expect(bench.state().front).toBe('announcing')
    bench.send(record, docked, closed)
    expect(bench.state()).toMatchObject({ front: 'dark', dock: 'docked' })
  })

  test('asked for while the last one is being finished follows it', () => {
    const bench = openBench()
    bench.send(record, hold, record)
    expect(bench.state().capture).toBe('finalizing')
    bench.send(closed)
    expect(bench.state()).toMatchObject({ capture: 'recording', recordingSinceUs: 3_000_000 })
    expect(bench.told()).toEqual(['started', 'keep', 'finish', 'keep'])
  })

  test('goes on for the post-record time after the stop, and not after docking', () => {
    const bench = openBench({ postRecordMs: 5000 })
    bench.send(record, hold)
    bench.clock.pass(4999)
    expect(bench.told()).toEqual(['started', 'keep'])
    bench.clock.pass(1)
    expect(bench.told()).toEqual(['finish'])
    const other = openBench({ postRecordMs: 5000 })
    other.send(record, docked)
    expect(other.told()).toEqual(['started', 'keep', 'finish'])
  })

  test('that fails leaves the device awake, with a fault, and able to try again', () => {
    const bench = openBench()
    bench.send(record, { type: 'record.failed', fault: 'storage-failing' })
    expect(bench.state()).toMatchObject({ capture: 'idle', faults: ['storage-failing'] })
    bench.send(record)
    expect(bench.state().capture).toBe('recording')
  })
})

describe('refused', () => {
  test('in the dock', () => {
    const bench = openBench()
    bench.send(docked, record)
    expect(bench.state().capture).toBe('idle')
    expect(bench.effects.at(-1)).toMatchObject({ type: 'refused', gesture: record.type, why: 'docked' })
  })

  test.each(['storage-full', 'key-missing'] as const)('while %s', (fault) => {
    const bench = openBench()
    bench.send(raised(fault), record)
    expect(bench.state().capture).toBe('idle')
    expect(bench.effects.at(-1)).toMatchObject({ type: 'refused', why: 'fault' })
    bench.send(cleared(fault), record)
    expect(bench.state().capture).toBe('recording')
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

describe('over all paths', () => {
  const atUs = 1
  const events: DeviceEvent[] = [
    { type: 'gesture.display.press', atUs },
    { type: 'gesture.display.hold', atUs },
    { type: 'gesture.display.veryLong', atUs },
    { type: 'gesture.record.press', atUs },
    { type: 'gesture.record.hold', atUs },
    { type: 'record.durable', atUs },
    { type: 'record.closed', atUs, cause: 'stopped' },
    { type: 'record.failed', atUs, fault: 'recorder-failed' },
    { type: 'dock.attached', atUs },
    { type: 'dock.detached', atUs },
    { type: 'fault.raised', atUs, fault: 'storage-full' },
    { type: 'fault.cleared', atUs, fault: 'storage-full' },
    { type: 'fault.raised', atUs, fault: 'battery-critical' },
    { type: 'power.off', atUs },
  ]
  const shapes = [
    { preRecordArm: 'never' },
    { preRecordArm: 'announcement', preRecordMs: 30_000 },
    { preRecordArm: 'standby', preRecordMs: 30_000 },
    { preRecordArm: 'gesture', preRecordMs: 30_000, postRecordMs: 5000 },
  ] as const

  test.each(shapes)('of $preRecordArm the notice and the recording never disagree', (shape) => {
    const paths = getShortestPaths(cameraMachine, {
      input: { rules: { ...RULES, ...shape } },
      events,
      limit: 20_000,
      serializeState: (snapshot) => JSON.stringify([snapshot.value, snapshot.context]),
    })
    expect(paths.length).toBeGreaterThan(20)
    const seen = new Set<string>()
    for (const { state: snapshot } of paths) {
      expect(snapshot.status).not.toBe('error')
      const state = stateOf(snapshot)
      seen.add(state.capture)
      const capturing = state.capture === 'recording' || state.capture === 'finalizing'
      expect([state.front === 'recordingNotice', state]).toEqual([capturing, state])
      if (state.dock === 'docked' || state.faults.includes('storage-full'))
        expect(['idle', 'finalizing']).toContain(state.capture)
      if (state.capture === 'buffering') expect(shape.preRecordArm).not.toBe('never')
    }
    expect(seen).toContain('finalizing')
  })

  test('of each state the end comes: asked to end, and told that the recording is closed, it is off', () => {
    const rules = { ...RULES, preRecordArm: 'announcement', preRecordMs: 30_000 } as const
    const paths = getShortestPaths(cameraMachine, {
      input: { rules },
      events,
      limit: 20_000,
      serializeState: (snapshot) => JSON.stringify([snapshot.value, snapshot.context]),
    })
    const [start] = initialTransition(cameraMachine, { rules })
    expect(stateOf(start).power).toBe('on')
    for (const { state } of paths) {
      if (state.status !== 'active') continue
      const [asked] = transition(cameraMachine, state, { type: 'power.off', atUs })
      const [ended] =
        asked.status === 'active'
          ? transition(cameraMachine, asked, { type: 'record.closed', atUs, cause: 'shutdown' })
          : [asked]
      expect(stateOf(ended).power).toBe('off')
    }
  })
})
