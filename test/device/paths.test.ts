/** The statechart over all paths: nothing leads it astray, whatever happens in whatever order. */
import { describe, expect, test } from 'vitest'
import { initialTransition, transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { cameraMachine } from '../../src/device/camera.machine.ts'
import { stateOf } from '../../src/device/state.ts'
import type { DeviceEvent } from '../../src/device/vocabulary.ts'
import { RULES } from './bench.ts'

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
