/** The page's card over its store: the law of a disk, what the card's memory keeps, and what the end of a page leaves. */
import { describe, expect, test } from 'vitest'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { createMockDisk } from '../../../hal/mock/disk.ts'
import { createCard } from '../../../hal/mock/medium.ts'
import { createRandom } from '../../../hal/mock/random.ts'
import { openPageDisk, settleStore } from '../../../hal/web/disk.ts'
import { memoryStore, type PageStore } from '../../../hal/web/store.ts'
import { utf8 } from '../../../src/bytes.ts'
import { diskContract } from '../contract/disk.ts'

const clock = openNodeClock()

function opened(seed = 1) {
  const store = memoryStore()
  const { disk: card, hand } = createMockDisk(clock, createCard(), createRandom(seed, 'page disk'))
  return { store, card, hand, disk: openPageDisk(card, store) }
}
const textOf = (store: PageStore, name: string): Promise<string> => store.blob(name).text()

diskContract('a page over its store', () => ({
  disk: opened().disk,
  run: (promise) => promise,
  pass: (ms) =>
    new Promise((resolve) => {
      clock.setTimeout(() => resolve(undefined), ms)
    }),
}))

async function written(name: string, text: string, at = opened()) {
  const file = await at.disk.create(name)
  for (let rest = utf8(text); rest.length > 0; ) rest = rest.subarray(await file.append(rest))
  return { ...at, file }
}

describe('the page’s card', () => {
  test('keeps in the store what was synced, and nothing that was not', async () => {
    const { disk, store, file } = await written('one.zeu', 'kept')
    expect(store.files.has('one.zeu')).toBe(false)
    await file.sync()
    expect(await textOf(store, 'one.zeu')).toBe('kept')
    await file.append(utf8('!'))
    expect(await textOf(store, 'one.zeu')).toBe('kept')
    expect(await disk.size('one.zeu')).toBe(5)
  })

  test('has nothing of a closed file in its memory, and reads it as before', async () => {
    const { disk, store, hand, file } = await written('one.zeu', 'kept')
    await file.sync()
    await file.close()
    expect(hand.view('one.zeu')).toEqual(new Uint8Array(0))
    expect(await textOf(store, 'one.zeu')).toBe('kept')
    expect(await disk.read('one.zeu', 1, 2)).toEqual(utf8('ep'))
    expect(await disk.list('')).toEqual([{ name: 'one.zeu', directory: false, bytes: 4 }])
    await disk.remove('one.zeu')
    expect(store.files.size).toBe(0)
  })

  test('counts what lies in the store as taken', async () => {
    const { disk, file } = await written('one.zeu', 'x'.repeat(100_000))
    await file.sync()
    const before = await disk.space()
    await file.close()
    const after = await disk.space()
    expect(Math.abs(before.freeBytes - after.freeBytes)).toBeLessThan(10_000)
  })

  test('goes on failing as the card fails', async () => {
    const { disk, hand, file } = await written('one.zeu', 'kept')
    await file.sync()
    await file.close()
    hand.takeOut(true)
    await expect(disk.read('one.zeu', 0, 4)).rejects.toMatchObject({ code: 'DISK_FAILED' })
    hand.takeOut(false)
    hand.readOnly(true)
    await expect(disk.remove('one.zeu')).rejects.toMatchObject({ code: 'DISK_READ_ONLY' })
    expect(await disk.read('one.zeu', 0, 4)).toEqual(utf8('kept'))
  })

  test('a card that takes nothing any more keeps the file that is closed', async () => {
    const { disk, hand, store, file } = await written('one.zeu', 'kept')
    await file.sync()
    hand.readOnly(true)
    await file.close()
    hand.readOnly(false)
    expect(await disk.read('one.zeu', 0, 4)).toEqual(utf8('kept'))
    expect(await textOf(store, 'one.zeu')).toBe('kept')
  })

  test.each([1, 2, 3, 4, 5])(
    'after a power cut the store has what the card has, torn as it is (%i)',
    async (seed) => {
      const at = await written('closed.zeu', 'closed', opened(seed))
      await at.file.sync()
      await at.file.close()
      const { file } = await written('open.zeu', 'a'.repeat(2000), at)
      await file.sync()
      await at.disk.syncDir('')
      await file.append(utf8('b'.repeat(3000)))
      await at.disk.replace('state', utf8('state'))
      at.hand.crash()
      const { files } = at.hand.image()
      const torn = files.get('open.zeu')
      const left = await settleStore(at.store, files)
      expect([...left].map(([name, bytes]) => [name, bytes.length])).toEqual([
        ['closed.zeu', 0],
        ['open.zeu', 0],
        ['state', 0],
      ])
      expect(await textOf(at.store, 'closed.zeu')).toBe('closed')
      expect(await textOf(at.store, 'state')).toBe('state')
      expect(torn?.length).toBeGreaterThanOrEqual(2000)
      expect(new Uint8Array(await at.store.blob('open.zeu').arrayBuffer())).toEqual(torn)
      expect((await textOf(at.store, 'open.zeu')).startsWith('a'.repeat(2000))).toBe(true)
    },
  )

  test('a name that the power cut took is in the store no more', async () => {
    const { store, file } = await written('gone.zeu', 'gone')
    await file.sync()
    await settleStore(store, new Map())
    expect(store.files.size).toBe(0)
  })
})
