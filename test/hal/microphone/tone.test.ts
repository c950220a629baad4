import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { toneMicrophone } from '../../../hal/microphone/tone.ts'
import { drawVoice, SAMPLE_RATE } from '../../../hal/microphone/voice.ts'
import { collect, realClock, until } from '../camera/real.ts'
import { microphoneContract } from '../contract/microphone.ts'

microphoneContract('the tone', () => ({
  microphone: toneMicrophone({ clock: realClock }),
  run: (promise) => promise,
  pass: (ms) => pause(ms),
}))

describe('the tone microphone', () => {
  test('hands over AAC frames without a hole, timed as they were heard', async () => {
    const openedUs = realClock.nowUs()
    const heard = collect()
    const session = toneMicrophone({ clock: realClock }).open(heard)
    await until('40 frames', () => heard.units.length >= 40)
    await session.close()
    expect(heard.calls.slice(0, 2)).toEqual(['format', 'unit'])
    expect(heard.formats).toEqual([
      {
        track: 'audio',
        codec: 'mp4a.40.2',
        sampleRate: 48_000,
        channels: 1,
        configuration: Uint8Array.of(0x11, 0x88),
      },
    ])
    expect(heard.units[0]?.ptsUs).toBeGreaterThan(openedUs)
    for (const [index, unit] of heard.units.entries()) {
      const sinceFirstUs = unit.ptsUs - (heard.units[0]?.ptsUs ?? 0)
      expect(Math.abs(sinceFirstUs - (index * 1024 * 1e6) / 48_000)).toBeLessThanOrEqual(1)
      expect(unit).toMatchObject({ key: true, durUs: 21_333 })
    }
    expect(heard.units.at(-1)?.ptsUs).toBeLessThan(realClock.nowUs())
    expect(heard.reasons).toEqual([])
  })

  test('beeps in the first tenth of each second, and never overdrives', () => {
    const samples = new Float32Array(SAMPLE_RATE)
    drawVoice(SAMPLE_RATE * 7, samples)
    const beep = (from: number): number => {
      let [real, imaginary] = [0, 0]
      for (let at = 0; at < 480; at++) {
        const turn = (2 * Math.PI * 1000 * at) / SAMPLE_RATE
        real += (samples[from + at] ?? 0) * Math.cos(turn)
        imaginary += (samples[from + at] ?? 0) * Math.sin(turn)
      }
      return Math.hypot(real, imaginary)
    }
    expect(Math.min(...[0, 2000, 4000].map(beep))).toBeGreaterThan(60)
    expect(Math.max(...[5000, 20_000, 47_000].map(beep))).toBeLessThan(15)
    expect(samples.every((sample) => Math.abs(sample) < 1)).toBe(true)
  })
})
