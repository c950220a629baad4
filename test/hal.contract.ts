/**
 * The law of hal/hal.ts as one suite: `halContract` holds a whole board to it. A backend of one
 * port runs its part alone, from test/hal/contract/. `run` lets a promise settle on the backend's
 * own time (virtual or real), `pass` lets that time go by.
 */
import { describe, expect, test } from 'vitest'
import type { Button, ButtonEdge, Hal } from '../hal/hal.ts'
import { cameraContract } from './hal/contract/camera.ts'
import { clockContract, entropyContract } from './hal/contract/clock.ts'
import { diskContract } from './hal/contract/disk.ts'
import { envelopesContract, keyStoreContract } from './hal/contract/keys.ts'
import { each, type Opener, type Time } from './hal/contract/opener.ts'

export interface OpenedHal extends Time {
  readonly hal: Hal
  /** Presses and releases a button of the board. */
  press(button: Button): void
  reopen(): Promise<Hal> | Hal
  unwrap(envelope: Uint8Array, recipient: 0 | 1): Promise<Uint8Array | undefined>
  close?(): Promise<void>
}

/** Everything at once, for a backend that is a whole board. */
export function halContract(name: string, open: Opener<OpenedHal>): void {
  const part =
    <T>(take: (opened: OpenedHal) => T): (() => Promise<T & Time>) =>
    async () => {
      const opened = await open()
      const close = opened.close === undefined ? {} : { close: opened.close }
      return { ...take(opened), run: opened.run, pass: opened.pass, ...close }
    }
  clockContract(
    name,
    part(({ hal }) => ({ clock: hal.clock })),
  )
  entropyContract(
    name,
    part(({ hal }) => ({ entropy: hal.entropy })),
  )
  diskContract(
    name,
    part(({ hal }) => ({ disk: hal.disk })),
  )
  keyStoreContract(
    name,
    part(({ hal, reopen }) => ({ keystore: hal.keystore, reopen: async () => (await reopen()).keystore })),
  )
  envelopesContract(
    name,
    part(({ hal, unwrap }) => ({ envelopes: hal.envelopes, unwrap })),
  )
  cameraContract(
    name,
    part(({ hal }) => ({ camera: hal.camera })),
  )

  describe(`the board contract: ${name}`, () => {
    const opened = each(open)

    test('names itself, its boot and its firmware', () => {
      const { board } = opened().hal
      expect([board.bootId.length, board.firmwareHash.length]).toEqual([16, 32])
      expect(board.ramBytes).toBeGreaterThan(0)
    })
    test('tells button edges in order, stamped by its own clock', async () => {
      const { hal, press, pass } = opened()
      const edges: ButtonEdge[] = []
      hal.buttons((edge) => edges.push(edge))
      const fromUs = hal.clock.nowUs()
      press('display')
      await pass(1000)
      press('record')
      await pass(1000)
      expect(edges.map((edge) => `${edge.button} ${edge.down ? 'down' : 'up'}`)).toEqual([
        'display down',
        'display up',
        'record down',
        'record up',
      ])
      const times = [fromUs, ...edges.map((edge) => edge.atUs), hal.clock.nowUs()]
      expect([...times].sort((a, b) => a - b)).toEqual(times)
    })
    test('takes what lamp, vibrator, buzzer and display are told, at once', () => {
      const { led, haptic, tone, display } = opened().hal
      led.show({
        steps: [
          { colour: 'red', ms: 500 },
          { colour: 'off', ms: 500 },
        ],
      })
      haptic.play([{ onMs: 100, offMs: 100 }])
      haptic.play([])
      tone.play([
        { hz: 880, ms: 100 },
        { hz: 0, ms: 50 },
      ])
      display.show({ kind: 'recording', lines: ['Aufnahme läuft'], mirror: true, sinceUs: 1, muted: true })
    })
    test('says how the battery stands', async () => {
      const { hal, pass } = opened()
      const percents: number[] = []
      hal.power.battery((battery) => percents.push(battery.percent))
      expect(percents).toEqual([])
      await pass(100)
      expect(percents.length).toBe(1)
      expect(percents[0]).toBeGreaterThanOrEqual(0)
      expect(percents[0]).toBeLessThanOrEqual(100)
    })
    test('closes, and closes again', async () => {
      const { hal, run } = opened()
      await run(hal.close())
      await run(hal.close())
    })
  })
}
