/** The law of hal/hal.ts for Tone. */
import { describe, expect, test } from 'vitest'
import type { Tone } from '../../../hal/hal.ts'
import { watchFor } from './onlooker.ts'

export interface OpenedTone {
  readonly tone: Tone
  /** Pitch heard now, 0 for silence; a buzzer of one pitch says that one. */
  hears(): number
  /** It has pitches; absent: one. */
  readonly onePitch?: number
  pass(ms: number): Promise<unknown>
  /** It is unplugged, and back. */
  vanish(): void
  back(): void
  /** The newest word on whether it works, where there was one. */
  told(): boolean | undefined
  close(): void
}

/** `open` is called within each test: files it makes end with that test. */
export function toneContract(name: string, open: () => Promise<OpenedTone> | OpenedTone): void {
  describe(`the contract of the tone: ${name}`, () => {
    const heard = async ({ hears, pass }: OpenedTone, forMs: number): Promise<readonly [number, number][]> =>
      (await watchFor(hears, pass, forMs)).flatMap(({ what, ms }) => (what > 0 ? [[what, ms]] : []))
    const note = ({ onePitch }: OpenedTone, hz: number, ms: number): unknown => [
      expect.toSatisfy((pitch: number) => Math.abs(pitch - (onePitch ?? hz)) <= 1),
      expect.toSatisfy((heardMs: number) => Math.abs(heardMs - ms) <= 20),
    ]

    test('is silent before the first word', async () => {
      expect(await heard(await open(), 1000)).toEqual([])
    })
    test('notes come one after another, rests between them, and then silence', async () => {
      const opened = await open()
      opened.tone.play([
        { hz: 880, ms: 100 },
        { hz: 0, ms: 80 },
        { hz: 1320, ms: 150 },
        { hz: 0, ms: 80 },
      ])
      expect(await heard(opened, 2000)).toEqual([note(opened, 880, 100), note(opened, 1320, 150)])
    })
    test('a new call replaces what still sounds', async () => {
      const opened = await open()
      opened.tone.play(
        Array.from({ length: 5 }, () => [
          { hz: 880, ms: 100 },
          { hz: 0, ms: 100 },
        ]).flat(),
      )
      await opened.pass(150)
      opened.tone.play([{ hz: 440, ms: 200 }])
      expect(await heard(opened, 2000)).toEqual([note(opened, 440, 200)])
    })
    test('nothing to play is silence', async () => {
      const opened = await open()
      opened.tone.play([{ hz: 880, ms: 60 }])
      await opened.pass(100)
      opened.tone.play([])
      expect(await heard(opened, 500)).toEqual([])
    })
    test('takes every call while it is gone, and sounds when it is back', async () => {
      const opened = await open()
      opened.vanish()
      await opened.pass(2000)
      expect(opened.told()).toBe(false)
      opened.tone.play([{ hz: 880, ms: 100 }])
      await opened.pass(1500)
      opened.back()
      await opened.pass(2000)
      expect(opened.told()).toBe(true)
      opened.tone.play([{ hz: 880, ms: 100 }])
      expect(await heard(opened, 1000)).toEqual([note(opened, 880, 100)])
    })
    test('is silent once it is closed, which it may be twice', async () => {
      const opened = await open()
      opened.tone.play(Array.from({ length: 5 }, () => ({ hz: 880, ms: 200 })))
      await opened.pass(50)
      opened.close()
      opened.close()
      opened.tone.play([{ hz: 880, ms: 200 }])
      // A buzzer's last pulse ends by itself.
      await opened.pass(200)
      expect(await heard(opened, 2000)).toEqual([])
    })
  })
}
