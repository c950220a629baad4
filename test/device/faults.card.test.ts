/** A card that is gone, silent or read-only: nobody is told that a recording is possible, and back it has the truth. */
import { describe, expect, test } from 'vitest'
import type { Mock } from '../../hal/mock/open.ts'
import { LAMPS } from '../../src/device/lamps.ts'
import { ZeugeError } from '../../src/errors.ts'
import { eventsOf } from './ledgerbook.ts'
import {
  BOOT_MS_MAX,
  beginBoot,
  bootWithin,
  broken,
  expectUnharmed,
  openSmallBoard,
  type Promised,
  reasons,
} from './outage.ts'
import { cardOf } from './rig.ts'

const FINISH_MS_MAX = 10_000

/** How a card stops being one; `back` undoes it. */
const GONE = [
  ['taken out', (mock: Mock, gone: boolean) => mock.board.disk.takeOut(gone)],
  ['silent', (mock: Mock, gone: boolean) => mock.board.disk.silent(gone)],
  ['read-only', (mock: Mock, gone: boolean) => mock.board.disk.readOnly(gone)],
] as const
/** A look, and that it has not been answered at the next one. */
const NOTICED_MS = 11_000

describe.each(GONE)('a card that is %s', (_, move) => {
  test('makes the announcement one that says "not possible"; a start is refused until it is back', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    const { device } = await bootWithin(mock, new Map())
    board.press('display')
    await board.advance(1000)
    expect(device.status().screen).toMatchObject({ kind: 'announcing' })
    move(mock, true)
    await board.advance(NOTICED_MS)
    expect(device.status()).toMatchObject({
      capture: 'idle',
      screen: { kind: 'blocked' },
      faults: expect.arrayContaining(['storage-lost']),
    })
    board.press('record')
    await board.advance(1000)
    expect(device.status().capture).toBe('idle')
    move(mock, false)
    await board.advance(NOTICED_MS)
    expect(device.status().screen).toMatchObject({ kind: 'announcing' })
    expect(device.status().faults).not.toContain('storage-lost')
    board.press('record')
    await board.advance(1500)
    expect(device.status().confirmation).toBe('confirmed')
    await board.until(device.finish(), FINISH_MS_MAX)
    expectUnharmed(mock)
  })
})

describe('a card that is taken out', () => {
  test('while recording shows its fault at once, and ends the recording; back, the ledger has the truth', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    const promised: Promised = new Map()
    const { device } = await bootWithin(mock, promised)
    board.press('record')
    await board.advance(2000)
    board.disk.takeOut(true)
    await board.advance(1200)
    expect(device.status()).toMatchObject({
      capture: 'recording',
      led: LAMPS.find(({ id }) => id === 'trouble')?.pattern,
      faults: expect.arrayContaining(['storage-lost']),
    })
    await board.advance(4000)
    expect(device.status()).toMatchObject({ capture: 'idle', screen: { kind: 'blocked' } })
    board.disk.takeOut(false)
    await board.advance(NOTICED_MS)
    expect(device.status().faults).not.toContain('storage-lost')
    const [left] = eventsOf(mock, 'recovered')
    // Everything that was called durable, and no reset was behind it.
    expect(left).toMatchObject({ resetCause: 'unknown', tornBytes: 0 })
    expect(left?.size).toBeGreaterThan(3)
    expect(eventsOf(mock, 'fault-raised').map(({ fault }) => fault)).toContain('storage-lost')
    expect(eventsOf(mock, 'fault-cleared').map(({ fault }) => fault)).toContain('storage-lost')
    const card = await cardOf(mock)
    expect(card.evidence.verdict, `${reasons(card)}`).toBe('RECOVERED')
    expect(broken(promised, card)).toEqual([])
    expectUnharmed(mock)
  })

  test('at the start makes the display say so until it starts', async () => {
    const mock = openSmallBoard()
    mock.board.disk.takeOut(true)
    const { opening } = beginBoot(mock, new Map())
    const failed = opening.then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(await mock.board.until(failed, BOOT_MS_MAX)).toBeInstanceOf(ZeugeError)
    expect(mock.board.perceived().screen?.kind).toBe('blocked')
  })
  test('ends the recording with a fault; put back, what was promised is there and recording works', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    const promised: Promised = new Map()
    const { device } = await bootWithin(mock, promised)
    board.press('record')
    await board.advance(2000)
    board.disk.takeOut(true)
    await board.advance(4000)
    expect(device.status().faults).toContain('storage-failing')
    expect(device.status().capture).toBe('idle')
    board.disk.takeOut(false)
    await board.advance(NOTICED_MS)
    expect(device.status().capture).toBe('buffering')
    board.press('record')
    await board.advance(1500)
    expect(device.status().confirmation).toBe('confirmed')
    await board.until(device.finish(), FINISH_MS_MAX)
    expectUnharmed(mock)
    board.cutPower()
    const after = await bootWithin(board.powerUp(), new Map())
    const card = await cardOf(after.mock)
    expect(card.evidence.verdict, `${reasons(card)}`).toBe('RECOVERED')
    expect(broken(promised, card)).toEqual([])
  })
})
