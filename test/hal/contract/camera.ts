/** The law of hal/hal.ts for Camera. */
import { describe, expect, test } from 'vitest'
import type { Camera, MediaSink } from '../../../hal/hal.ts'
import { each, type Opener, type Time } from './opener.ts'

/** Where nothing says how long a start may take. */
const START_MS = 1_500
const LOOK_MS = 20

export function cameraContract(name: string, open: Opener<{ camera: Camera } & Time>): void {
  describe(`the camera contract: ${name}`, () => {
    const opened = each(open)
    const record = (): MediaSink & {
      readonly calls: string[]
      readonly lent: Uint8Array[]
      times: number[]
    } => {
      const calls: string[] = []
      const lent: Uint8Array[] = []
      const times: number[] = []
      return {
        calls,
        lent,
        times,
        format: (format) => void calls.push(`format ${format.track}`),
        unit(unit) {
          calls.push(unit.key ? 'key' : 'delta')
          lent.push(unit.data)
          times.push(unit.ptsUs)
        },
        lost: (reason) => void calls.push(`lost ${reason}`),
      }
    }

    /** The first units, within the time that a start may take. */
    const begun = async ({ calls }: { readonly calls: readonly string[] }): Promise<void> => {
      const { camera, pass } = opened()
      const startMs = Math.max(START_MS, camera.startMs ?? 0)
      for (let ms = 0; ms < startMs && calls.length < 3; ms += LOOK_MS) await pass(LOOK_MS)
    }

    test('says a format, then a key unit, within the time of a start; nothing from within open', async () => {
      const { camera, run } = opened()
      const sink = record()
      const session = camera.open(sink)
      expect(sink.calls).toEqual([])
      await begun(sink)
      expect(sink.calls.slice(0, 2)).toEqual(['format video', 'key'])
      await run(session.close())
    })
    test('hands units over in capture order, at about its own pace', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      await begun(sink)
      await pass(2000)
      await run(session.close())
      expect(sink.times.length).toBeGreaterThan(10)
      for (const [index, ptsUs] of sink.times.entries())
        if (index > 0) expect(ptsUs).toBeGreaterThan(sink.times[index - 1] ?? 0)
    })
    test('lends its data: nothing of it is left after the call', async () => {
      const { camera, run } = opened()
      const sink = record()
      const session = camera.open(sink)
      await begun(sink)
      await run(session.close())
      const kept = sink.lent[0]
      expect(kept?.every((byte) => byte === 0)).toBe(true)
    })
    test('is silent once it is closed, closes twice without complaint, and opens again', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      await pass(300)
      await run(session.close())
      await run(session.close())
      const heard = sink.calls.length
      await pass(300)
      expect(sink.calls.length).toBe(heard)
      const second = record()
      const again = camera.open(second)
      await begun(second)
      await run(again.close())
      expect(second.calls.slice(0, 2)).toEqual(['format video', 'key'])
    })
    test('gives a key unit soon after it was asked for one, where it can', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      await pass(450)
      const before = sink.calls.length
      session.requestKeyFrame?.()
      await pass(400)
      await run(session.close())
      if (session.requestKeyFrame !== undefined) expect(sink.calls.slice(before)).toContain('key')
    })
    test('paused, hands nothing over; resumed, goes on with a key unit within 150 ms, where it can', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      await begun(sink)
      for (const pausedMs of [700, 5, 2100]) {
        session.pause?.(true)
        session.pause?.(true)
        const before = sink.calls.length
        if (pausedMs > 1000) session.requestKeyFrame?.()
        await pass(pausedMs)
        if (session.pause !== undefined) expect(sink.calls.length).toBe(before)
        session.pause?.(false)
        session.pause?.(false)
        await pass(session.requestKeyFrame === undefined ? 1500 : 150)
        if (session.pause !== undefined) expect(sink.calls[before]).toBe('key')
      }
      await run(session.close())
      for (const [index, ptsUs] of sink.times.entries())
        if (index > 0) expect(ptsUs).toBeGreaterThan(sink.times[index - 1] ?? 0)
    })
  })
}
