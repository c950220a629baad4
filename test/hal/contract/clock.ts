/** The law of hal/hal.ts for Clock and Entropy. */
import { describe, expect, test } from 'vitest'
import type { Clock, Entropy } from '../../../hal/hal.ts'
import { hexOf } from '../../../src/bytes.ts'
import { each, type Opener, type Time } from './opener.ts'

export function clockContract(name: string, open: Opener<{ clock: Clock } & Time>): void {
  describe(`the clock contract: ${name}`, () => {
    const opened = each(open)

    test('measures integer microseconds that never go back', async () => {
      const { clock, pass } = opened()
      const times = [clock.nowUs()]
      for (let round = 0; round < 5; round++) {
        await pass(2)
        times.push(clock.nowUs())
      }
      expect(times.every(Number.isSafeInteger)).toBe(true)
      expect([...times].sort((a, b) => a - b)).toEqual(times)
      expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(10_000)
    })
    test('labels with integer microseconds and says what they are worth', () => {
      const { clock } = opened()
      expect(Number.isSafeInteger(clock.wallUs())).toBe(true)
      expect(['unset', 'rtc', 'network', 'gnss']).toContain(clock.state())
    })
    test('fires a timer late or on time, once, and never early', async () => {
      const { clock, pass } = opened()
      const beganUs = clock.nowUs()
      const fired: number[] = []
      clock.setTimeout(() => fired.push(clock.nowUs() - beganUs), 5)
      expect(fired).toEqual([])
      await pass(40)
      expect(fired.length).toBe(1)
      expect(fired[0]).toBeGreaterThanOrEqual(5000)
    })
    test('does not fire what was cleared, and clears what has fired without complaint', async () => {
      const { clock, pass } = opened()
      const fired: string[] = []
      const cleared = clock.setTimeout(() => fired.push('cleared'), 5)
      const kept = clock.setTimeout(() => fired.push('kept'), 5)
      clock.clearTimeout(cleared)
      await pass(40)
      clock.clearTimeout(kept)
      expect(fired).toEqual(['kept'])
    })
    test('fires timers of different delays in the order they are due', async () => {
      const { clock, pass } = opened()
      const fired: number[] = []
      for (const delayMs of [30, 10, 20]) clock.setTimeout(() => fired.push(delayMs), delayMs)
      await pass(80)
      expect(fired).toEqual([10, 20, 30])
    })
  })
}

export function entropyContract(name: string, open: Opener<{ entropy: Entropy }>): void {
  describe(`the entropy contract: ${name}`, () => {
    const opened = each(open)

    test('gives as many bytes as asked for, other ones each time', () => {
      const { entropy } = opened()
      const drawn = Array.from({ length: 100 }, () => entropy.bytes(16))
      expect(drawn.every((bytes) => bytes.length === 16)).toBe(true)
      expect(new Set(drawn.map(hexOf)).size).toBe(100)
      expect(entropy.bytes(0).length).toBe(0)
      expect(entropy.bytes(1024).length).toBe(1024)
    })
    test('refuses more than 1024 bytes at once', () => {
      expect(() => opened().entropy.bytes(1025)).toThrow('1025')
    })
  })
}
