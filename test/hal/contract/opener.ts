/** What every part of the contract is opened with: a backend, its own time, and an end. */
import { afterEach, beforeEach } from 'vitest'

export interface Time {
  run<T>(promise: Promise<T>): Promise<T>
  pass(ms: number): Promise<void>
}

export type Opener<T> = () => Promise<T> | T

/** Opens before each test and closes after it; reading it outside a test is a mistake. */
export function each<T>(open: Opener<T & { close?(): Promise<void> }>): () => T {
  let opened: (T & { close?(): Promise<void> }) | undefined
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(async () => opened?.close?.())
  return () => {
    if (opened === undefined) throw new Error('opened only inside a test')
    return opened
  }
}
