/** The statechart while it records: what starts a recording, what ends it, and what does neither. */
import { describe, expect, test } from 'vitest'
import { CONFIRM_MS } from '../../src/device/camera.setup.ts'
import type { Fault } from '../../src/device/vocabulary.ts'
import { openBench } from './bench.ts'

const record = { type: 'gesture.record.press' } as const
const display = { type: 'gesture.display.press' } as const
const hold = { type: 'gesture.record.hold' } as const
const durable = { type: 'record.durable' } as const
const docked = { type: 'dock.attached' } as const
const raised = (fault: Fault) => ({ type: 'fault.raised', fault }) as const
const cleared = (fault: Fault) => ({ type: 'fault.cleared', fault }) as const
const closed = { type: 'record.closed', cause: 'stopped' } as const

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

  test('asked for while the last one is being closed begins at once, and a late end mark does not end it', () => {
    const bench = openBench()
    bench.send(record, hold, record)
    expect(bench.state()).toMatchObject({ capture: 'recording', recordingSinceUs: 3_000_000 })
    bench.send(closed)
    expect(bench.state()).toMatchObject({ capture: 'recording', recordingSinceUs: 3_000_000 })
    expect(bench.told()).toEqual(['started', 'keep', 'finish', 'keep'])
  })

  test('asked for in the post-record time follows without a pause, and the former is not finished before', () => {
    const bench = openBench({ postRecordMs: 5000 })
    bench.send(record, hold, record)
    expect(bench.state()).toMatchObject({ capture: 'recording', confirmation: 'accepted' })
    bench.clock.pass(10_000)
    expect(bench.told()).toEqual(['started', 'keep', 'keep'])
  })

  test('asked for while the device is switching off is refused', () => {
    const bench = openBench()
    bench.send(record, { type: 'power.off' }, record)
    expect(bench.effects.at(-1)).toMatchObject({ type: 'refused', why: 'shutdown' })
    bench.send(closed)
    expect(bench.state().power).toBe('off')
  })

  test('goes on in a linked one each time the longest length is reached, and the wearer sees one recording', () => {
    const bench = openBench({ recordingMaxMs: 60_000, reminderMs: 0 })
    bench.send(record, durable)
    bench.moments()
    bench.clock.pass(59_999)
    expect(bench.told()).toEqual(['started', 'keep'])
    bench.clock.pass(60_001)
    expect(bench.told()).toEqual(['next', 'next'])
    expect(bench.state()).toMatchObject({ confirmation: 'confirmed', recordingSinceUs: 1_000_000 })
    expect(bench.moments()).toEqual([])
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

describe('the sound', () => {
  const mute = { type: 'gesture.display.hold' } as const
  test('is muted and kept again by DISPLAY hold, where the profile allows it', () => {
    const bench = openBench({ muteAllowed: true })
    bench.send(record, durable)
    bench.moments()
    bench.send(mute)
    expect(bench.state()).toMatchObject({ capture: 'recording', muted: true })
    bench.send(mute)
    expect(bench.state()).toMatchObject({ capture: 'recording', muted: false })
    expect(bench.moments()).toEqual(['muted', 'unmuted'])
    expect(bench.commands.slice(-2)).toEqual([
      { type: 'mute', muted: true, atUs: 3_000_000 },
      { type: 'mute', muted: false, atUs: 4_000_000 },
    ])
  })

  test('cannot be muted where the profile does not allow it', () => {
    const bench = openBench()
    bench.send(record, mute)
    expect(bench.state().muted).toBe(false)
    expect(bench.effects.at(-1)).toMatchObject({ type: 'refused', why: 'profile' })
  })

  test('is kept again in the next recording', () => {
    const bench = openBench({ muteAllowed: true })
    bench.send(record, mute, hold)
    expect(bench.state()).toMatchObject({ capture: 'finalizing', muted: true })
    bench.send(record)
    expect(bench.state()).toMatchObject({ capture: 'recording', muted: false })
  })

  test('that does not come is said instead of the confirmation, and the picture is recorded', () => {
    const bench = openBench()
    bench.send(raised('microphone-silent'), record)
    bench.moments()
    bench.send(durable)
    expect(bench.state()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
    expect(bench.moments()).toEqual(['record.silent'])
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
