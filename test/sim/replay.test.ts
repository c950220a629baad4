import { describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import type { TraceRecord } from '../../src/device/status.ts'
import { replayTrace } from '../../src/sim/replay.ts'
import { bootOn, openBoard, profileNamed } from '../device/rig.ts'

const setup = {
  primitives: nodePrimitives,
  profile: profileNamed('demo'),
  profileHash: nodePrimitives.sha256(),
  seed: 99,
}

type Board = ReturnType<typeof openBoard>['board']

/** A run moved by a hand, to its orderly end unless the hand ended it. */
async function traced(move: (board: Board) => Promise<void>, options = {}): Promise<TraceRecord[]> {
  const { mock, device, trace } = await bootOn(openBoard(options))
  await move(mock.board)
  if (mock.board.isOn()) await mock.board.until(device.finish())
  return trace
}

const stop: readonly [string, (board: Board) => Promise<void>][] = [
  [
    'a stop with pre-record, marker and mute',
    async (board) => {
      await board.advance(2000)
      board.press('display')
      await board.advance(5000)
      board.press('record')
      await board.advance(3000)
      board.press('display')
      await board.advance(3000)
      board.press('display', 3000)
      await board.advance(8000)
      board.press('record', 3500)
      await board.advance(6000)
    },
  ],
  [
    'the dock while recording, and out again',
    async (board) => {
      board.press('record')
      await board.advance(5000)
      board.dock(true)
      board.battery(80, true)
      await board.advance(5000)
      board.dock(false)
      await board.advance(3000)
    },
  ],
  [
    'a camera and a microphone lost and back',
    async (board) => {
      board.press('record')
      await board.advance(4000)
      board.camera.fail()
      await board.advance(6000)
      board.camera.return()
      board.microphone?.fail()
      await board.advance(8000)
      board.microphone?.return()
      await board.advance(12_000)
    },
  ],
  [
    'a card that stalls, fails a sync and is nearly full',
    async (board) => {
      board.disk.stall(2500)
      board.press('record')
      await board.advance(8000)
      board.disk.failNext('sync')
      await board.advance(8000)
      board.disk.capacity(300 * 1024 * 1024)
      await board.advance(9000)
    },
  ],
  [
    'a clock that was unset and is set, and a battery that runs empty',
    async (board) => {
      await board.advance(3000)
      board.clock.setWall(1_777_885_200_000_000, 'network')
      await board.advance(3000)
      board.press('record')
      await board.advance(4000)
      board.battery(12)
      await board.advance(4000)
      board.battery(3)
      await board.advance(4000)
    },
  ],
  [
    'a power cut in the middle of a recording',
    async (board) => {
      board.press('record')
      await board.advance(7000)
      board.cutPower()
    },
  ],
]

describe('the trace of a run, played again on another board', () => {
  test.each(stop)('with %s goes through the same states', async (name, move) => {
    const options = name.startsWith('a clock') ? { clockState: 'unset' } : {}
    const replay = await replayTrace(await traced(move, options), setup)
    expect(replay).toMatchObject({ ok: true, boots: 1 })
    expect(replay.changes).toBeGreaterThan(10)
    expect(replay.apartUs).toBeLessThan(1_500_000)
  })

  test('finds an interrupted recording where one was found', async () => {
    const first = openBoard()
    await bootOn(first)
    first.board.press('record')
    await first.board.advance(5000)
    first.board.killProcess()
    const { mock, trace } = await bootOn(first.board.powerUp())
    await mock.board.advance(5000)
    expect(trace[0]).toMatchObject({ type: 'boot', recovered: 1 })
    expect(await replayTrace(trace, setup)).toMatchObject({ ok: true })
  })

  test('by another device says the first state that is another', async () => {
    const trace = await traced(async (board) => {
      board.press('display')
      await board.advance(3000)
      board.press('record')
      await board.advance(5000)
      board.press('record', 3500)
      await board.advance(9000)
    })
    const { ok, difference } = await replayTrace(trace, {
      ...setup,
      profile: profileNamed('ordnungsamt-nrw'),
    })
    expect(ok).toBe(false)
    expect(difference).toMatchObject({
      boot: 1,
      region: 'capture',
      recorded: 'buffering',
      replayed: 'recording',
    })
  })

  test('of which a press was taken out says what did not happen', async () => {
    const trace = await traced(async (board) => {
      await board.advance(2000)
      board.press('record')
      await board.advance(6000)
    })
    const changed = trace.filter(({ type }) => type !== 'edge')
    const { difference } = await replayTrace(changed, setup)
    expect(difference).toMatchObject({ recorded: 'recording', replayed: undefined })
  })

  test('without a standby cannot be played', async () => {
    const trace = await traced(async () => undefined)
    await expect(replayTrace(trace.slice(0, 1), setup)).rejects.toMatchObject({ code: 'TRACE_INVALID' })
    await expect(replayTrace(trace.slice(1), setup)).rejects.toThrow(/older version/)
  })
})
