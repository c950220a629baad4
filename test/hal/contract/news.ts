/** The law of `Source` (hal.ts) for every port that tells news: buttons, battery, cradle, position. */
import { describe, expect, test } from 'vitest'
import type { Source } from '../../../hal/hal.ts'

export interface OpenedNews<T> {
  readonly source: Source<T>
  /** Something happens at the part, each time something new; told within a second. */
  happen(): void
  pass(ms: number): Promise<unknown>
  close(): void | Promise<void>
}

/** `open` is called within each test: files it makes end with that test. */
export function newsContract<T>(name: string, open: () => Promise<OpenedNews<T>> | OpenedNews<T>): void {
  describe(`the contract of news: ${name}`, () => {
    test('each listener is told until it leaves, and never while it registers', async () => {
      const { source, happen, pass, close } = await open()
      const stays: T[] = []
      const leaves: T[] = []
      source((item) => stays.push(item))
      const leave = source((item) => leaves.push(item))
      expect([...stays, ...leaves]).toEqual([])
      happen()
      await pass(3000)
      expect(stays.length).toBeGreaterThan(0)
      expect(leaves).toEqual(stays)
      leave()
      leave()
      const { length } = leaves
      happen()
      await pass(3000)
      expect(leaves).toHaveLength(length)
      expect(stays.length).toBeGreaterThan(length)
      await close()
    })
    test('one that leaves while it is told keeps nobody else from being told', async () => {
      const { source, happen, pass, close } = await open()
      const told: string[] = []
      const leave = source(() => {
        told.push('first')
        leave()
      })
      source(() => told.push('second'))
      happen()
      await pass(3000)
      expect(told.filter((who) => who === 'first')).toHaveLength(1)
      expect(told).toContain('second')
      await close()
    })
    test('nobody is told anything after it was closed, which it may be twice', async () => {
      const { source, happen, pass, close } = await open()
      const told: T[] = []
      source((item) => told.push(item))
      await close()
      await close()
      const { length } = told
      happen()
      await pass(3000)
      expect(told).toHaveLength(length)
    })
  })
}
