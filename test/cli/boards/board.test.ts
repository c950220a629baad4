/** A board whose parts are all missing: named faults, and a camera that records all the same. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Log } from '../../../hal/hal.ts'
import { loadBoard } from '../../../src/cli/boards/boardfile.ts'
import { openSession } from '../../../src/cli/camera/session.ts'
import { until } from '../../hal/camera/real.ts'
import { fakeContext } from '../context.ts'

const tape = `tape:${new URL('../../../tapes/scene.tape', import.meta.url).pathname}`

async function opened(id: string, log: Log = () => undefined) {
  const data = mkdtempSync(join(tmpdir(), 'zeuge-board-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const context = fakeContext()
  const { board } = await loadBoard(context, id)
  const session = await openSession(context, { data, profile: 'demo', camera: tape, board, log: () => log })
  onTestFinished(() => session.close())
  return session
}

test('a Raspberry Pi board without any of its parts says which, and records', async () => {
  const lines: string[] = []
  const { device, hal, hand } = await opened('raspberry-pi-zero-2w', ({ event, part, device }) =>
    lines.push([event, part ?? device].join(' ')),
  )
  expect(hand).toBeUndefined()
  expect(hal.board.name).toBe('Raspberry Pi Zero 2 W')
  const lost = ['battery-lost', 'buttons-lost', 'dock-lost', 'haptic-lost', 'led-lost', 'tone-lost']
  await until('the faults', () => lost.every((fault) => device.status().faults.includes(fault as never)))
  await until('the display', () => device.status().faults.includes('display-lost'))
  const lostLines = lines.filter((line) => line.includes('lost'))
  const parts = ['battery', 'buttons', 'display', 'dock', 'haptic', 'led', 'tone']
  expect(lostLines.sort()).toEqual(parts.map((part) => `part.lost ${part}`))
  device.send({ type: 'gesture.record.press', atUs: hal.clock.nowUs() })
  await until('a durable chunk', () => device.status().confirmation === 'confirmed')
  expect(device.status().capture).toBe('recording')
})
test('the simulated board as a file has its hand, and no part of it is missing', async () => {
  const { device, hand } = await opened('mock')
  hand?.press('display')
  await until('the announcement', () => device.status().front === 'announcing')
  expect(device.status().faults.filter((fault) => fault.endsWith('-lost'))).toEqual([])
})
