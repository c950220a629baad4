import { describe, expect, test } from 'vitest'
import type { DiskFile } from '../../hal/hal.ts'
import { createAppender } from '../../src/store/appender.ts'

/** A file whose every call is finished by hand. */
function fileByHand(takeMax = Number.POSITIVE_INFINITY) {
  const written: number[] = []
  const syncs: { finish(): void; fail(error: Error): void }[] = []
  const file: DiskFile = {
    async append(bytes) {
      const taken = Math.min(bytes.length, takeMax)
      written.push(...bytes.subarray(0, taken))
      return taken
    },
    sync: () =>
      new Promise((resolve, reject) => {
        syncs.push({ finish: resolve, fail: reject })
      }),
    close: async () => undefined,
  }
  const durable: number[] = []
  const errors: unknown[] = []
  const appender = createAppender(file, {
    durable: (mark) => durable.push(mark),
    failed: (error) => errors.push(error),
  })
  return { appender, written, syncs, durable, errors }
}
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

describe('an appender', () => {
  test('appends the rest of what a disk took only in part, in order', async () => {
    const { appender, written } = fileByHand(2)
    await Promise.all([appender.push(Uint8Array.of(1, 2, 3, 4, 5), 1), appender.push(Uint8Array.of(6), 2)])
    expect(written).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('calls durable only what was appended before the sync began', async () => {
    const { appender, syncs, durable } = fileByHand()
    await appender.push(Uint8Array.of(1), 1)
    appender.requestSync()
    await appender.push(Uint8Array.of(2), 2)
    syncs[0]?.finish()
    await turns()
    expect(durable).toEqual([1])
  })

  test('has one sync in flight and does not lose a request that comes meanwhile', async () => {
    const { appender, syncs, durable } = fileByHand()
    await appender.push(Uint8Array.of(1), 1)
    appender.requestSync()
    await appender.push(Uint8Array.of(2), 2)
    appender.requestSync()
    expect(syncs.length).toBe(1)
    syncs[0]?.finish()
    await turns()
    expect(syncs.length).toBe(2)
    syncs[1]?.finish()
    await turns()
    expect(durable).toEqual([1, 2])
  })

  test('after an error from sync promises nothing more and touches the file no more', async () => {
    const { appender, syncs, durable, errors, written } = fileByHand()
    const lost = new Error('EIO')
    await appender.push(Uint8Array.of(1), 1)
    const settled = appender.settle()
    await turns()
    syncs[0]?.fail(lost)
    await expect(settled).rejects.toBe(lost)
    await expect(appender.push(Uint8Array.of(2), 2)).rejects.toBe(lost)
    appender.requestSync()
    await turns()
    expect({ durable, errors, written, syncs: syncs.length }).toEqual({
      durable: [],
      errors: [lost],
      written: [1],
      syncs: 1,
    })
  })

  test('settles only when everything pushed before is durable', async () => {
    const { appender, syncs, durable } = fileByHand()
    let settled = false
    void appender.push(Uint8Array.of(1), 7)
    const settling = appender.settle().then(() => {
      settled = true
    })
    await turns()
    expect(settled).toBe(false)
    syncs[0]?.finish()
    await settling
    expect(durable).toEqual([7])
  })
})
