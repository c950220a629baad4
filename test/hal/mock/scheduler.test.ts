import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMockClock } from '../../../hal/mock/scheduler.ts'

describe('virtual time', () => {
  test('fires every timer at its own time, in the order of (time, sequence), whatever was cancelled', async () => {
    const delays = fc.array(fc.record({ ms: fc.nat(1000), cancel: fc.boolean() }), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(delays, async (timers) => {
        const clock = createMockClock({ nowUs: 0 })
        const fired: string[] = []
        const handles = timers.map(({ ms }, index) =>
          clock.setTimeout(() => fired.push(`${clock.nowUs()} ${index}`), ms),
        )
        for (const [index, { cancel }] of timers.entries()) if (cancel) clock.clearTimeout(handles[index])
        await clock.advance(1000)
        const due = timers
          .map(({ ms, cancel }, index) => ({ ms, cancel, index }))
          .filter(({ cancel }) => !cancel)
          .sort((a, b) => a.ms - b.ms || a.index - b.index)
        expect(fired).toEqual(due.map(({ ms, index }) => `${ms * 1000} ${index}`))
        expect(clock.waiting()).toBe(0)
      }),
      { numRuns: 50 },
    )
  })
  test('lets promise chains run out between two timers', async () => {
    const clock = createMockClock({ nowUs: 0 })
    const seen: string[] = []
    const chain = async (): Promise<void> => {
      for (let link = 0; link < 50; link++) await Promise.resolve()
      seen.push(`chain ended at ${clock.nowUs()}`)
      clock.setTimeout(() => seen.push(`its timer at ${clock.nowUs()}`), 1)
    }
    clock.setTimeout(() => void chain(), 1)
    clock.setTimeout(() => seen.push(`next at ${clock.nowUs()}`), 3)
    await clock.advance(3)
    expect(seen).toEqual(['chain ended at 1000', 'its timer at 2000', 'next at 3000'])
  })
  test('steps to the next timer, however far away', async () => {
    const clock = createMockClock({ nowUs: 0 })
    clock.setTimeout(() => undefined, 3_600_000)
    expect(await clock.step()).toBe(true)
    expect(clock.nowUs()).toBe(3_600_000_000)
    expect(await clock.step()).toBe(false)
  })
  test('moves until a promise settles, gives its value or its error, and no further', async () => {
    const clock = createMockClock({ nowUs: 0 })
    const after = (ms: number): Promise<number> =>
      new Promise((resolve) => clock.setTimeout(() => resolve(clock.nowUs()), ms))
    clock.setTimeout(() => undefined, 50)
    expect(await clock.until(after(7))).toBe(7000)
    expect(clock.nowUs()).toBe(7000)
    await expect(clock.until(Promise.reject(new Error('no')))).rejects.toThrow('no')
  })
  test('says so where nothing is left that could settle a promise', async () => {
    const clock = createMockClock()
    await expect(clock.until(new Promise(() => undefined))).rejects.toThrow('nothing that waits')
  })
  test('is late, not early, for timers after the process stood still', async () => {
    const clock = createMockClock({ nowUs: 0 })
    const fired: number[] = []
    clock.setTimeout(() => fired.push(clock.nowUs()), 10)
    clock.stall(500)
    await clock.advance(0)
    expect(fired).toEqual([500_000])
  })
  test('labels with a wall clock that jumps and drifts, while the monotonic one only measures', async () => {
    const clock = createMockClock({ nowUs: 0, wallUs: 0, state: 'unset' })
    await clock.advance(1000)
    expect([clock.wallUs(), clock.state()]).toEqual([1_000_000, 'unset'])
    clock.setWall(1_777_885_200_000_000, 'network')
    clock.drift(50)
    await clock.advance(1_000_000)
    expect(clock.wallUs() - 1_777_885_200_000_000).toBe(1_000_050_000)
    expect([clock.nowUs(), clock.state()]).toEqual([1_001_000_000, 'network'])
  })
  test('fires nothing any more once the power is gone', async () => {
    const clock = createMockClock()
    const fired: string[] = []
    const early = clock.setTimeout(() => fired.push('before'), 1)
    clock.halt()
    clock.setTimeout(() => fired.push('after'), 1)
    clock.clearTimeout(early)
    await clock.advance(100)
    expect([fired, clock.waiting()]).toEqual([[], 0])
  })
  test('is moved by one hand at a time', async () => {
    const clock = createMockClock()
    const first = clock.advance(10)
    await expect(clock.advance(10)).rejects.toThrow('one hand')
    await first
  })
})
