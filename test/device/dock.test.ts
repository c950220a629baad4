/** The dock region: a recording is finished first, then handed over; again by itself; taken out at any moment. */
import { describe, expect, test } from 'vitest'
import { createActor, fromCallback } from 'xstate'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { cameraMachine } from '../../src/device/camera.machine.ts'
import { OFFLOAD_AGAIN_MS, OFFLOAD_RETRY_MS } from '../../src/device/camera.setup.ts'
import type { Offload, OffloadEnd, OffloadHost } from '../../src/device/offload.ts'
import { openDevice } from '../../src/device/runtime.ts'
import { stateOf } from '../../src/device/state.ts'
import type { CaptureCommand, CaptureInput, DeviceEvent, Effect } from '../../src/device/vocabulary.ts'
import { RULES, StepClock } from './bench.ts'
import { openBoard, profileNamed } from './rig.ts'

function openDock() {
  const clock = new StepClock()
  const runs: string[] = []
  const effects: Effect[] = []
  const offload = fromCallback(() => {
    runs.push('begun')
    return () => runs.push('ended')
  })
  const capture = fromCallback<CaptureCommand, CaptureInput>(() => undefined)
  const actor = createActor(cameraMachine.provide({ actors: { capture, offload } }), {
    clock,
    input: { rules: RULES, offloads: true },
  })
  actor.on('*', (effect) => effects.push(effect))
  actor.start()
  const send = (event: Record<string, unknown>) => actor.send({ atUs: 1, ...event } as unknown as DeviceEvent)
  const moments = () =>
    effects.splice(0).flatMap((effect) => (effect.type === 'perceive' ? [effect.moment] : []))
  return { clock, runs, moments, send, state: () => stateOf(actor.getSnapshot()) }
}

describe('the dock', () => {
  test('finishes a running recording first, and hands over once it is closed', () => {
    const { send, state, runs } = openDock()
    send({ type: 'gesture.record.press' })
    send({ type: 'dock.attached' })
    expect(state()).toMatchObject({ capture: 'finalizing', dock: 'docked' })
    expect(runs).toEqual([])
    send({ type: 'record.closed', cause: 'docked' })
    expect(state()).toMatchObject({ capture: 'idle', dock: 'offloading' })
    expect(runs).toEqual(['begun'])
    send({ type: 'gesture.record.press' })
    expect(state()).toMatchObject({ capture: 'idle', dock: 'offloading' })
  })

  test('says that all is handed over, and looks again after an hour', () => {
    const { send, state, runs, clock, moments } = openDock()
    send({ type: 'dock.attached' })
    send({ type: 'offload.done' })
    expect([state().dock, moments()]).toEqual(['offloaded', ['offloaded']])
    clock.pass(OFFLOAD_AGAIN_MS)
    expect(state().dock).toBe('offloading')
    expect(runs).toEqual(['begun', 'ended', 'begun'])
  })

  test('says what is wrong once, tries again after a minute, and is heard again when the reason is another', () => {
    const { send, state, clock, moments } = openDock()
    send({ type: 'dock.attached' })
    send({ type: 'offload.failed', problem: 'station-full' })
    expect(state()).toMatchObject({ dock: 'offloadFailed', problem: 'station-full' })
    clock.pass(OFFLOAD_RETRY_MS)
    expect(state().dock).toBe('offloading')
    send({ type: 'offload.failed', problem: 'station-full' })
    expect(moments()).toEqual(['offload.failed'])
    clock.pass(OFFLOAD_RETRY_MS)
    send({ type: 'offload.failed', problem: 'receipt-wrong' })
    expect([state().problem, moments()]).toEqual(['receipt-wrong', ['offload.failed']])
    send({ type: 'dock.detached' })
    expect(state().problem).toBeUndefined()
  })

  test.each([
    ['while it hands over', []],
    ['after all was', ['offload.done']],
  ])('may be left %s', (_, before) => {
    const { send, state, runs } = openDock()
    send({ type: 'dock.attached' })
    for (const type of before) send({ type })
    send({ type: 'dock.detached' })
    expect(state()).toMatchObject({ dock: 'away' })
    expect(runs).toEqual(['begun', 'ended'])
    send({ type: 'gesture.record.press' })
    expect(state().capture).toBe('recording')
  })
})

describe('the device in the dock', () => {
  async function boot(offload: Offload) {
    const mock = openBoard({ docked: false })
    const hash = nodePrimitives.sha256()
    const policy = { hash, kind: 'demo' } as const
    const options = { profile: profileNamed('demo'), profileHash: hash, policy, offload }
    const device = await mock.board.until(openDevice(mock.hal, options))
    return { ...mock, device }
  }
  const never = ({ stop }: OffloadHost): Promise<OffloadEnd> =>
    new Promise((resolve) => {
      stop.addEventListener('abort', () => resolve({ done: false, problem: 'offload-failed' }))
    })

  test('shows how far the handing over is, and that it is done', async () => {
    let finish: (end: OffloadEnd) => void = () => undefined
    const { board, device } = await boot(({ progress, ledger }) => {
      progress({ files: 3, filesDone: 1, bytes: 10, bytesDone: 5 })
      void ledger.cut()
      return new Promise((resolve) => {
        finish = resolve
      })
    })
    board.dock(true)
    await board.advance(1000)
    expect(device.status()).toMatchObject({ dock: 'offloading', offload: { filesDone: 1 } })
    expect(board.perceived().screen?.lines).toContain('50 %')
    finish({ done: true })
    await board.advance(100)
    expect(device.status()).toMatchObject({ dock: 'offloaded', offload: undefined })
  })

  test('is told to stop when it is taken out, and ends only when the card is let go', async () => {
    let letGo = false
    const { board, device } = await boot(async (host) => {
      const end = await never(host)
      letGo = true
      return end
    })
    board.dock(true)
    await board.advance(1000)
    board.dock(false)
    await board.advance(1000)
    expect([letGo, device.status().dock]).toEqual([true, 'away'])
    letGo = false
    board.dock(true)
    await board.advance(1000)
    await board.until(device.finish())
    expect(letGo).toBe(true)
  })

  test('a handing over that breaks is a problem in words, not the end of the device', async () => {
    const { board, device } = await boot(() => Promise.reject(new Error('a bug')))
    board.dock(true)
    await board.advance(1000)
    expect(device.status()).toMatchObject({ dock: 'offloadFailed', problem: 'offload-failed' })
    board.dock(false)
    board.press('record')
    await board.advance(3000)
    expect(device.status().capture).toBe('recording')
  })
})
