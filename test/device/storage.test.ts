/** Whether the card takes what is written: asked where somebody relies on it or doubts it, and twice before it is lost. */
import { describe, expect, test } from 'vitest'
import { diskFault } from '../../hal/diskfault.ts'
import type { Disk } from '../../hal/hal.ts'
import { type StorageParts, watchStorage } from '../../src/device/storage.ts'
import type { Fault } from '../../src/device/vocabulary.ts'
import { FREE_BYTES_LOW, FREE_BYTES_MIN } from '../../src/store/space.ts'

const failed = diskFault('DISK_FAILED', 'space', 'card')
const full = diskFault('DISK_FULL', 'replace', 'card')
const silence = 'the storage has not answered since the last look'

/** A card with room that takes everything, until it is told otherwise; how often each operation fails. */
async function open(parts: Partial<StorageParts> = {}) {
  const card = { freeBytes: FREE_BYTES_LOW, spaceFails: 0, writeFails: 0, error: failed as unknown }
  const faults = new Map<Fault, boolean>()
  const told: number[] = []
  const logged: object[] = []
  const written: string[] = []
  let asked = 0
  let held: Promise<void> | undefined
  const disk = {
    async space() {
      asked++
      await held
      if (card.spaceFails-- > 0) throw card.error
      return { freeBytes: card.freeBytes, totalBytes: 0 }
    },
    async replace(name: string, bytes: Uint8Array) {
      written.push(`${name}: ${new TextDecoder().decode(bytes)}`)
      if (card.writeFails-- > 0) throw card.error
    },
  }
  const watch = watchStorage({
    ...{ disk: disk as unknown as Disk, log: (entry) => logged.push(entry) },
    setFault: (fault, is) => faults.set(fault, is),
    tell: (freeBytes) => told.push(freeBytes),
    relied: () => false,
    isLost: () => false,
    ...parts,
  })
  await watch.looked
  const look = async (): Promise<void> => {
    watch.look()
    await settled()
  }
  return {
    ...{ card, faults, told, logged, written, watch, look },
    asked: () => asked,
    hold: (until: Promise<void> | undefined) => (held = until),
    raised: () => [...faults].flatMap(([fault, is]) => (is ? [fault] : [])),
  }
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the storage', () => {
  test('is looked at at once: what is free is told, and nothing is written for it', async () => {
    const { faults, told, written, logged } = await open()
    expect([...faults]).toEqual([
      ['storage-full', false],
      ['storage-low', false],
      ['storage-lost', false],
    ])
    expect(told).toEqual([FREE_BYTES_LOW])
    expect(written).toEqual([])
    expect(logged).toEqual([])
  })

  test.each([
    [FREE_BYTES_LOW, []],
    [FREE_BYTES_LOW - 1, ['storage-low']],
    [FREE_BYTES_MIN, ['storage-low']],
    [FREE_BYTES_MIN - 1, ['storage-full', 'storage-low']],
  ])('with %i bytes free raises %s', async (freeBytes, faults) => {
    const { card, look, raised, told } = await open()
    card.freeBytes = freeBytes
    await look()
    expect(raised()).toEqual(faults)
    expect(told).toEqual([FREE_BYTES_LOW, freeBytes])
  })

  test('that does not answer once is a hiccup, twice it is lost; and it is back with the next answer', async () => {
    const { card, look, raised, logged, told } = await open()
    card.spaceFails = 1
    await look()
    expect([raised(), logged, told.length]).toEqual([[], [], 2])
    card.spaceFails = 2
    await look()
    expect(raised()).toEqual(['storage-lost'])
    expect(logged).toEqual([
      { level: 'error', event: 'disk.silent', code: 'DISK_FAILED', message: failed.message },
    ])
    await look()
    expect(raised()).toEqual([])
  })

  test('that has not answered by the next look is lost until it does', async () => {
    const { hold, look, raised, logged, asked, watch } = await open()
    let answer: () => void = () => undefined
    hold(new Promise((resolve) => (answer = resolve)))
    await look()
    expect(raised()).toEqual([])
    await look()
    expect(raised()).toEqual(['storage-lost'])
    expect(logged).toEqual([{ level: 'error', event: 'disk.silent', code: 'NO_ANSWER', message: silence }])
    expect(asked(), 'not asked again').toBe(2)
    answer()
    await settled()
    expect(raised()).toEqual([])
    hold(undefined)
    watch.look()
    await settled()
    expect(asked()).toBe(3)
  })

  test('is written to where somebody is told that a recording is possible, or it is lost', async () => {
    const line = 'probe: this file only shows that the card takes what is written\n'
    expect((await open({ relied: () => true })).written).toEqual([line])
    expect((await open({ isLost: () => true })).written).toEqual([line])
  })

  test('that takes nothing for want of room is full, whatever it says of it', async () => {
    const { card, look, raised } = await open({ relied: () => true })
    card.error = full
    card.writeFails = 1
    await look()
    expect(raised()).toEqual(['storage-full'])
    await look()
    expect(raised()).toEqual([])
  })

  test('that refuses what is written is lost, though it tells its size', async () => {
    const { card, look, raised } = await open({ relied: () => true })
    card.writeFails = 1
    await look()
    expect(raised(), 'a hiccup').toEqual([])
    card.writeFails = 2
    await look()
    expect(raised()).toEqual(['storage-lost'])
  })

  test.each([
    ['storage-failing', 1],
    ['storage-lost', 1],
    ['storage-full', 0],
    ['camera-lost', 0],
  ] as const)('in doubt (%s) is written to at once, until it takes that', async (fault, times) => {
    const { watch, written, look, card } = await open()
    watch.doubt(fault)
    await settled()
    expect(written).toHaveLength(times)
    await look()
    expect(written, 'believed').toHaveLength(times)
    if (times === 0) return
    card.writeFails = 2
    watch.doubt(fault)
    await settled()
    expect(written).toHaveLength(3)
    await look()
    expect(written, 'still in doubt').toHaveLength(4)
    await look()
    expect(written).toHaveLength(4)
  })

  test('is no news any more once nobody watches', async () => {
    const { watch, hold, faults, told, logged, written, asked, card } = await open()
    let answer: () => void = () => undefined
    hold(new Promise((resolve) => (answer = resolve)))
    watch.look()
    watch.stop()
    faults.clear()
    watch.look()
    watch.doubt('storage-lost')
    answer()
    await settled()
    expect([faults.size, told.length, logged.length, written.length]).toEqual([0, 1, 0, 0])
    card.spaceFails = 2
    watch.look()
    await settled()
    expect([faults.size, logged.length]).toEqual([0, 0])
    const before = asked()
    watch.doubt('storage-lost')
    await settled()
    expect(asked()).toBe(before)
  })

  test('whose port breaks in a way that no card does is a bug, not a lost card', async () => {
    const bug = new Error('a bug')
    const broken = { space: () => Promise.reject(bug), replace: () => Promise.reject(bug) }
    const parts = { log: () => undefined, tell: () => undefined, relied: () => true, isLost: () => false }
    const faults: Fault[] = []
    const setFault = (fault: Fault): void => void faults.push(fault)
    const watch = watchStorage({ ...parts, setFault, disk: broken as unknown as Disk })
    await expect(watch.looked).rejects.toBe(bug)
    const half = { ...broken, space: async () => ({ freeBytes: FREE_BYTES_LOW, totalBytes: 0 }) }
    const other = watchStorage({ ...parts, setFault, disk: half as unknown as Disk })
    await expect(other.looked).rejects.toBe(bug)
    expect(faults).toEqual([])
  })
})
