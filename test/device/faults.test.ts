/** What the device does when disk, camera, microphone, keys or cradle fail: it says so, goes on, and nothing it promised is lost. */
import { describe, expect, test } from 'vitest'
import type { DiskFaultName } from '../../hal/mock/drive.ts'
import type { Mock } from '../../hal/mock/open.ts'
import type { Device } from '../../src/device/status.ts'
import { ZeugeError } from '../../src/errors.ts'
import {
  BOOT_MS_MAX,
  beginBoot,
  bootWithin,
  broken,
  openSmallBoard,
  type Promised,
  reasons,
} from './outage.ts'
import { cardOf } from './rig.ts'

/** Boots; where that is refused, the process ends and is started again, as the board's init system does. */
async function bootStubbornly(mock: Mock, promised: Promised): Promise<{ mock: Mock; device: Device }> {
  const { opening } = beginBoot(mock, promised)
  const refusal = opening.then(
    () => undefined,
    (error: unknown) => error,
  )
  const error = await mock.board.until(refusal, BOOT_MS_MAX)
  if (error === undefined) return { mock, device: await opening }
  expect(error).toBeInstanceOf(ZeugeError)
  mock.board.killProcess()
  return bootWithin(mock.board.powerUp(), promised)
}

async function runWithFault(n: number, fault: DiskFaultName, seed: number): Promise<boolean> {
  const first = openSmallBoard({ seed })
  first.board.disk.failNth(n, fault)
  const promised: Promised = new Map()
  const { mock, device } = await bootStubbornly(first, promised)
  const { board } = mock
  const label = `${fault} at operation ${n}`
  board.press('record')
  await board.advance(1600)
  const operationsBefore = first.board.disk.operations()
  await board.until(device.finish(), 10_000)
  expect(
    board.log().filter(({ event }) => event === 'machine.failed'),
    label,
  ).toEqual([])
  expect(first.board.disk.touchedAfterError() + board.disk.touchedAfterError(), label).toBe(0)
  const card = await cardOf(mock)
  expect(card.evidence.verdict, `${label}: ${reasons(card)}`).toMatch(/^(COMPLETE|RECOVERED|OPEN-ENDED)$/)
  expect(broken(promised, card), label).toEqual([])
  board.cutPower()
  const after = await bootWithin(board.powerUp(), new Map())
  const later = await cardOf(after.mock)
  expect(later.evidence.verdict, `${label}, after a power cut: ${reasons(later)}`).toMatch(
    /^(COMPLETE|RECOVERED)$/,
  )
  expect(broken(promised, later), label).toEqual([])
  return first.board.disk.operations() >= n && operationsBefore > 0
}

describe('exhaustive', () => {
  for (const fault of ['eio', 'enospc', 'erofs'] as const)
    test.each(Array.from({ length: 110 }, (_, i) => i + 1))(`${fault} %i`, async (n) => {
      await runWithFault(n, fault, 3)
    })
})
