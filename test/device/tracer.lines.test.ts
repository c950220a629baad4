/** Lines of the trace: their number and time, and what of the disk is worth one. Nothing that passes is changed. */
import { describe, expect, test } from 'vitest'
import { type DiskOperation, diskFault } from '../../hal/diskfault.ts'
import type { Disk } from '../../hal/hal.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import type { TraceEntry, TraceRecord } from '../../src/device/status.ts'
import { createTracer, heard, traceDisk } from '../../src/device/tracer.ts'
import { FREE_BYTES_LOW, FREE_BYTES_MIN } from '../../src/store/space.ts'

test('lines are numbered from 0 and carry the time in nanoseconds', async () => {
  const clock = createMockClock({ nowUs: 12 })
  const records: TraceRecord[] = []
  const trace = createTracer(clock, (record) => records.push(record))
  trace({ src: 'board', type: 'dock', attached: true })
  await clock.advance(1)
  trace({ src: 'board', type: 'dock', attached: false })
  expect(records).toEqual([
    { v: 1, tNs: '12000', seq: 0, src: 'board', type: 'dock', attached: true },
    { v: 1, tNs: '1012000', seq: 1, src: 'board', type: 'dock', attached: false },
  ])
  expect(createTracer(clock, undefined)({ src: 'board', type: 'dock', attached: true })).toBeUndefined()
})

test('news is told before it is heard, and its end is the end of the source', () => {
  const order: string[] = []
  let say: (item: number) => void = () => undefined
  const source = heard<number>(
    (listener) => {
      say = listener
      return () => void order.push('ended')
    },
    (item) => order.push(`told ${item}`),
  )
  const stop = source((item) => order.push(`heard ${item}`))
  say(1)
  stop()
  expect(order).toEqual(['told 1', 'heard 1', 'ended'])
})

describe('a disk that is traced', () => {
  /** Each operation takes so long and ends so. */
  function open() {
    const clock = createMockClock({ nowUs: 0 })
    const traced: TraceEntry[] = []
    const calls: unknown[][] = []
    const is = { ms: 0, error: undefined as unknown, freeBytes: FREE_BYTES_LOW }
    const operation =
      (name: string, value: unknown) =>
      async (...given: unknown[]) => {
        calls.push([name, ...given])
        await new Promise<void>((resolve) => clock.setTimeout(resolve, is.ms))
        if (is.error !== undefined) throw is.error
        return typeof value === 'function' ? value() : value
      }
    const file = {
      append: operation('append', 5),
      sync: operation('sync', undefined),
      close: operation('close', undefined),
    }
    const disk = {
      ...{ create: operation('create', file), replace: operation('replace', undefined) },
      ...{ read: operation('read', Uint8Array.of(1)), size: operation('size', 7) },
      ...{ list: operation('list', ['x']), makeDir: operation('makeDir', undefined) },
      ...{ syncDir: operation('syncDir', undefined), syncFile: operation('syncFile', undefined) },
      remove: operation('remove', undefined),
      space: operation('space', () => ({ freeBytes: is.freeBytes, totalBytes: 9 })),
    } as unknown as Disk
    const made = traceDisk(clock, disk, (entry) => traced.push(entry))
    return { clock, traced, calls, is, disk: made }
  }
  const bytes = Uint8Array.of(1, 2)
  const OPERATIONS: readonly [string, DiskOperation, (disk: Disk) => Promise<unknown>, unknown[], unknown][] =
    [
      ['replace', 'replace', (d) => d.replace('a', bytes), ['a', bytes], undefined],
      ['read', 'read', (d) => d.read('a', 1, 2), ['a', 1, 2], Uint8Array.of(1)],
      ['size', 'size', (d) => d.size('a'), ['a'], 7],
      ['list', 'list', (d) => d.list('a'), ['a'], ['x']],
      ['makeDir', 'makeDir', (d) => d.makeDir('a'), ['a'], undefined],
      ['syncDir', 'syncDir', (d) => d.syncDir('a'), ['a'], undefined],
      ['syncFile', 'sync', (d) => d.syncFile('a'), ['a'], undefined],
      ['remove', 'remove', (d) => d.remove('a'), ['a'], undefined],
      ['space', 'space', (d) => d.space(), [], { freeBytes: FREE_BYTES_LOW, totalBytes: 9 }],
      ['append', 'append', async (d) => (await d.create('a')).append(bytes), [bytes], 5],
      ['sync', 'sync', async (d) => (await d.create('a')).sync(), [], undefined],
      ['close', 'close', async (d) => (await d.create('a')).close(), [], undefined],
    ]

  test.each(OPERATIONS)('%s passes as it is', async (name, _operation, run, given, answer) => {
    const { clock, traced, calls, disk } = open()
    expect(await clock.until(run(disk))).toEqual(answer)
    expect(calls.at(-1)).toEqual([name, ...given])
    expect(traced).toEqual([])
  })

  test.each(OPERATIONS)(
    '%s that is slow or refused is told by its own name',
    async (_name, operation, run) => {
      const { clock, traced, is, disk } = open()
      is.ms = 499
      await clock.until(run(disk))
      expect(traced).toEqual([])
      is.ms = 500
      await clock.until(run(disk))
      expect(traced.at(-1)).toEqual({ src: 'disk', type: 'slow', operation, ms: 500 })
      traced.splice(0)
      is.ms = 0
      is.error = diskFault('DISK_FAILED', 'sync', 'a')
      await expect(clock.until(run(disk))).rejects.toBe(is.error)
      const refused = ['append', 'sync', 'close'].includes(_name) ? 'create' : operation
      expect(traced).toEqual([{ src: 'disk', type: 'fault', operation: refused, code: 'DISK_FAILED' }])
    },
  )

  test('tells of a file what it does after it was opened', async () => {
    const { clock, traced, is, disk } = open()
    const file = await clock.until(disk.create('a'))
    is.error = diskFault('DISK_FULL', 'append', 'a')
    is.ms = 600
    const all: (() => Promise<unknown>)[] = [() => file.append(bytes), () => file.sync(), () => file.close()]
    for (const run of all) await expect(clock.until(run())).rejects.toBe(is.error)
    expect(traced).toEqual(
      (['append', 'sync', 'close'] as const).flatMap((operation) => [
        { src: 'disk', type: 'slow', operation, ms: 600 },
        { src: 'disk', type: 'fault', operation, code: 'DISK_FULL' },
      ]),
    )
  })

  test('does not call an answer a fault, nor a bug', async () => {
    const { clock, traced, is, disk } = open()
    for (const error of [
      diskFault('FILE_MISSING', 'read', 'a'),
      diskFault('FILE_EXISTS', 'create', 'a'),
      new Error('a bug'),
    ]) {
      is.error = error
      await expect(clock.until(disk.read('a', 0, 1))).rejects.toBe(error)
    }
    expect(traced).toEqual([])
  })

  test('tells its space where it becomes little, too little, or enough again', async () => {
    const { clock, traced, is, disk } = open()
    for (const freeBytes of [
      FREE_BYTES_LOW,
      FREE_BYTES_LOW - 1,
      FREE_BYTES_MIN,
      FREE_BYTES_MIN - 1,
      0,
      FREE_BYTES_LOW,
      FREE_BYTES_LOW + 1,
    ]) {
      is.freeBytes = freeBytes
      await clock.until(disk.space())
    }
    expect(traced.map((entry) => ('freeBytes' in entry ? entry.freeBytes : entry.type))).toEqual([
      FREE_BYTES_LOW - 1,
      FREE_BYTES_MIN - 1,
      FREE_BYTES_LOW,
    ])
    expect(traced[0]).toEqual({ src: 'disk', type: 'space', freeBytes: FREE_BYTES_LOW - 1 })
  })
})
