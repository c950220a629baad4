import { describe, expect, test } from 'vitest'
import { findingsOf, traceNotices } from '../../src/cli/doctor.ts'
import { coreDumpsOf, type Machine } from '../../src/cli/machine.ts'

const GOOD: Machine = {
  nodeVersion: '20.19.0',
  ramBytes: 4_000_000_000,
  swapOn: false,
  coreDumps: false,
  ffmpeg: 'ffmpeg version 5.1',
  age: 'v1.1.1',
  encoder: { works: true },
  natives: {
    addon: undefined,
    onoff: undefined,
    serialport: undefined,
    canvas: undefined,
    libsql: undefined,
  },
  data: { directory: '/data', writable: true, freeBytes: 50_000_000_000 },
  clock: { wallMs: Date.UTC(2026, 4, 4), synchronised: true },
}
const stateOf = (machine: Machine, check: string) =>
  findingsOf(machine).find((finding) => finding.check === check)?.state

describe('the doctor', () => {
  test('finds nothing on a machine that has everything', () => {
    expect(findingsOf(GOOD).filter(({ state }) => state !== 'good')).toEqual([])
  })

  test.each<[string, Partial<Machine>, 'warn' | 'bad']>([
    ['node', { nodeVersion: '20.18.3' }, 'bad'],
    ['encoder', { encoder: { works: false, why: 'Cannot find package' } }, 'bad'],
    ['ram', { ramBytes: 256_000_000 }, 'bad'],
    ['data', { data: { ...GOOD.data, writable: false } }, 'bad'],
    ['space', { data: { ...GOOD.data, freeBytes: 1_000_000_000 } }, 'warn'],
    ['space', { data: { ...GOOD.data, freeBytes: 10_000_000 } }, 'bad'],
    ['swap', { swapOn: true }, 'warn'],
    ['swap', { swapOn: undefined }, 'warn'],
    ['core dumps', { coreDumps: true }, 'warn'],
    ['clock', { clock: { wallMs: 0, synchronised: true } }, 'warn'],
    ['clock', { clock: { ...GOOD.clock, synchronised: false } }, 'warn'],
    ['ffmpeg', { ffmpeg: undefined }, 'warn'],
    ['age', { age: undefined }, 'warn'],
    ['addon', { natives: { ...GOOD.natives, addon: 'no such file' } }, 'warn'],
    ['onoff', { natives: { ...GOOD.natives, onoff: 'not built' } }, 'warn'],
    ['serialport', { natives: { ...GOOD.natives, serialport: 'not built' } }, 'warn'],
  ])('%s: %o is %s', (check, facts, state) => {
    expect(stateOf({ ...GOOD, ...facts }, check)).toBe(state)
  })

  test('says in both languages what to do about everything that is not good', () => {
    const poor: Machine = {
      nodeVersion: '18.0.0',
      ramBytes: 0,
      swapOn: true,
      coreDumps: true,
      ffmpeg: undefined,
      age: undefined,
      encoder: { works: false, why: 'x' },
      natives: { addon: 'x', onoff: 'x', serialport: 'x', canvas: 'x', libsql: 'x' },
      data: { directory: '/data', writable: false, freeBytes: 0 },
      clock: { wallMs: 0, synchronised: false },
    }
    for (const { state, todo } of findingsOf(poor)) {
      expect(state).not.toBe('good')
      expect(todo?.de && todo.en).toBeTruthy()
    }
  })

  test('reads the soft limit for core files from proc', () => {
    const line = (soft: string) =>
      `Max open files  1024 1024 files\nMax core file size        ${soft}    unlimited  bytes\n`
    expect([line('0'), line('unlimited'), ''].map(coreDumpsOf)).toEqual([false, true, undefined])
  })
})

test('at the start of a camera with a ring, swap and core dumps are said, and nothing where both are off', () => {
  expect(traceNotices({ swapOn: false, coreDumps: false })).toEqual([])
  const [swap, dumps, ...others] = traceNotices({ swapOn: true, coreDumps: true })
  expect(swap?.en).toContain('swapoff -a')
  expect(dumps?.de).toContain('ulimit -c 0')
  expect(others).toEqual([])
})
