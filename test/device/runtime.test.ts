import { describe, expect, test } from 'vitest'
import { TEXTS } from '../../src/device/texts.ts'
import { bootOn, openBoard, profileNamed } from './rig.ts'

describe('the device on the simulated board', () => {
  test('is in standby, dark and green, after its start', async () => {
    const { device } = await bootOn(openBoard())
    expect(device.status()).toMatchObject({ power: 'on', capture: 'idle', front: 'dark', faults: [] })
    expect(device.boot.recovered).toEqual([])
  })

  test('announces, buffers, records with pre-record, and stops by the hold', async () => {
    const mock = openBoard()
    const { device } = await bootOn(mock)
    mock.board.press('display')
    await mock.board.advance(6_000)
    expect(device.status()).toMatchObject({ capture: 'buffering', front: 'announcing' })
    expect(device.status().preRecordMs).toBeGreaterThan(4_500)
    mock.board.press('record')
    await mock.board.advance(1_500)
    expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed', preRecordMs: 0 })
    await mock.board.advance(5_000)
    mock.board.press('record', 3_500)
    await mock.board.advance(6_000)
    expect(device.status()).toMatchObject({ capture: 'buffering', front: 'announcing', recordings: 1 })
    expect(device.status().chunks).toBeGreaterThan(20)
    await mock.board.until(device.finish())
    expect(device.status()).toMatchObject({ power: 'off' })
  })

  test('without pre-record begins with the first key frame it can get', async () => {
    const mock = openBoard()
    const { device } = await bootOn(mock, profileNamed('ordnungsamt-nrw'))
    mock.board.press('record')
    await mock.board.advance(2_000)
    expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed', preRecordMs: 0 })
    await mock.board.until(device.finish())
  })

  test('speaks to the public in the language chosen, from right to left where that is so', async () => {
    const mock = openBoard()
    const profile = { ...profileNamed('demo'), language: 'ar' as const }
    const { device } = await bootOn(mock, profile)
    mock.board.press('display')
    await mock.board.advance(500)
    expect(mock.board.perceived().screen).toMatchObject({
      lines: [TEXTS.ar.announcing, TEXTS.ar.preRecord],
      rtl: true,
      qr: 'https://example.org/camera-notice',
    })
    await mock.board.until(device.finish())
  })

  test('flashes the frame of the display when a marker is set', async () => {
    const mock = openBoard()
    const { device } = await bootOn(mock)
    mock.board.press('record')
    await mock.board.advance(2_000)
    expect(device.status().screen.flashSinceUs).toBeUndefined()
    mock.board.press('display')
    await mock.board.advance(300)
    const nowUs = mock.hal.clock.nowUs()
    expect(nowUs - (device.status().screen.flashSinceUs ?? 0)).toBeLessThan(300_000)
    await mock.board.until(device.finish())
  })

  test('starts by two presses and stops by a press and a hold', async () => {
    const mock = openBoard()
    const { board } = mock
    const profile = { ...profileNamed('demo'), startGesture: 'double', stopGesture: 'pressAndHold' } as const
    const { device } = await bootOn(mock, profile)
    board.press('record', 60)
    await board.advance(1_000)
    expect(device.status().capture).toBe('idle')
    expect(board.perceived().haptic, 'it is told that one press is not enough').toBeDefined()
    board.press('record', 60)
    await board.advance(200)
    board.press('record', 60)
    await board.advance(2_000)
    expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
    board.press('record', 4_000)
    await board.advance(5_000)
    expect(device.status().capture).toBe('recording')
    board.press('record', 60)
    await board.advance(200)
    board.press('record', 4_000)
    await board.advance(6_000)
    expect(device.status()).toMatchObject({ capture: 'buffering', recordings: 1 })
    await board.until(device.finish())
  })
})
