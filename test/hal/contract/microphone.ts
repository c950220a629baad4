/** The law of hal/hal.ts for Microphone. */
import { describe, expect, test } from 'vitest'
import type { MediaSink, Microphone } from '../../../hal/hal.ts'
import type { EncodedUnit } from '../../../src/unit.ts'
import { each, type Opener, type Time } from './opener.ts'

/** Where nothing says how long a start may take. */
const START_MS = 1_500
const LOOK_MS = 20

interface Heard extends MediaSink {
  readonly calls: string[]
  readonly units: Omit<EncodedUnit, 'data'>[]
  readonly lent: Uint8Array[]
}

export function microphoneContract(name: string, open: Opener<{ microphone: Microphone } & Time>): void {
  describe(`the microphone contract: ${name}`, () => {
    const opened = each(open)
    const listen = (): Heard => {
      const heard: Heard = {
        calls: [],
        units: [],
        lent: [],
        format: (format) => void heard.calls.push(`format ${format.track}`),
        unit({ data, ...unit }) {
          heard.calls.push(unit.key ? 'key' : 'delta')
          heard.units.push(unit)
          heard.lent.push(data)
        },
        lost: (reason) => void heard.calls.push(`lost ${reason}`),
      }
      return heard
    }
    /** Within the time that a start may take. */
    const begun = async (heard: Heard, calls: number): Promise<void> => {
      const { microphone, pass } = opened()
      const startMs = Math.max(START_MS, microphone.startMs ?? 0)
      for (let ms = 0; ms < startMs && heard.calls.length < calls; ms += LOOK_MS) await pass(LOOK_MS)
    }

    test('says a format, then units that each stand alone; nothing from within open', async () => {
      const { microphone, run } = opened()
      const heard = listen()
      const session = microphone.open(heard)
      expect(heard.calls).toEqual([])
      await begun(heard, 3)
      expect(heard.calls.slice(0, 3)).toEqual(['format audio', 'key', 'key'])
      await run(session.close())
    })
    test('hands sound over in order and without a hole', async () => {
      const { microphone, run, pass } = opened()
      const heard = listen()
      const session = microphone.open(heard)
      await begun(heard, 3)
      await pass(1000)
      await run(session.close())
      expect(heard.units.length).toBeGreaterThan(4)
      for (const [index, unit] of heard.units.entries()) {
        const before = heard.units[index - 1]
        expect(unit.track).toBe('audio')
        if (before === undefined) continue
        expect(unit.ptsUs).toBeGreaterThan(before.ptsUs)
        // Frames are counted; where a sound card's clock drifts a step may be a little shorter or longer.
        expect(Math.abs(unit.ptsUs - before.ptsUs - before.durUs)).toBeLessThan(before.durUs / 2)
      }
    })
    test('lends its data: nothing of it is left after the call', async () => {
      const { microphone, run } = opened()
      const heard = listen()
      const session = microphone.open(heard)
      await begun(heard, 3)
      await run(session.close())
      expect(heard.lent[0]?.every((byte) => byte === 0)).toBe(true)
    })
    test('is silent once it is closed, closes twice without complaint, and opens again', async () => {
      const { microphone, run, pass } = opened()
      const heard = listen()
      const session = microphone.open(heard)
      await begun(heard, 2)
      await run(session.close())
      await run(session.close())
      const { length } = heard.calls
      await pass(300)
      expect(heard.calls).toHaveLength(length)
      const second = listen()
      const again = microphone.open(second)
      await begun(second, 2)
      await run(again.close())
      expect(second.calls.slice(0, 2)).toEqual(['format audio', 'key'])
    })
    test('paused, hands nothing over; resumed, goes on, where it can', async () => {
      const { microphone, run, pass } = opened()
      const heard = listen()
      const session = microphone.open(heard)
      await begun(heard, 3)
      for (const pausedMs of [5, 700]) {
        session.pause?.(true)
        session.pause?.(true)
        const before = heard.calls.length
        await pass(pausedMs)
        if (session.pause !== undefined) expect(heard.calls).toHaveLength(before)
        session.pause?.(false)
        session.pause?.(false)
        await begun(heard, before + 1)
        expect(heard.calls[before]).toBe('key')
      }
      await run(session.close())
    })
  })
}
