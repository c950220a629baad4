/** The law of hal/hal.ts for Disk, as far as no fault is needed: those are tested where they can be made. */
import { describe, expect, test } from 'vitest'
import type { Disk, DiskFile } from '../../../hal/hal.ts'
import { equalBytes, utf8 } from '../../../src/bytes.ts'
import { each, type Opener, type Time } from './opener.ts'

export function diskContract(name: string, open: Opener<{ disk: Disk } & Time>): void {
  describe(`the disk contract: ${name}`, () => {
    const opened = each(open)
    const appendAll = async (file: DiskFile, bytes: Uint8Array): Promise<void> => {
      for (let at = 0; at < bytes.length; ) {
        const taken = await opened().run(file.append(bytes.subarray(at)))
        expect(taken).toBeGreaterThanOrEqual(1)
        expect(taken).toBeLessThanOrEqual(bytes.length - at)
        at += taken
      }
    }

    test('makes a new empty file, and never takes an existing one', async () => {
      const { disk, run } = opened()
      const file = await run(disk.create('one.zeu'))
      expect(await run(disk.size('one.zeu'))).toBe(0)
      await appendAll(file, utf8('kept'))
      expect(await codeOf(run(disk.create('one.zeu')))).toBe('FILE_EXISTS')
      expect(await run(disk.read('one.zeu', 0, 10))).toEqual(utf8('kept'))
      await run(file.close())
    })
    test('does not make a file in a directory that is not there', async () => {
      const { disk, run } = opened()
      expect(await codeOf(run(disk.create('nowhere/one.zeu')))).toBe('FILE_MISSING')
    })
    test('reads back what was appended, in order, from any offset and no further than the end', async () => {
      const { disk, run } = opened()
      const content = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7) & 0xff)
      const file = await run(disk.create('long.zeu'))
      await appendAll(file, content.subarray(0, 3333))
      await run(file.sync())
      await appendAll(file, content.subarray(3333))
      await run(file.sync())
      await run(file.close())
      expect(equalBytes(await run(disk.read('long.zeu', 0, 20_000)), content)).toBe(true)
      expect(equalBytes(await run(disk.read('long.zeu', 9000, 5)), content.subarray(9000, 9005))).toBe(true)
      expect((await run(disk.read('long.zeu', 10_000, 5))).length).toBe(0)
      expect((await run(disk.read('long.zeu', 99_999, 5))).length).toBe(0)
    })
    test('gives bytes that are the reader’s own', async () => {
      const { disk, run } = opened()
      await run(disk.replace('own', utf8('mine')))
      ;(await run(disk.read('own', 0, 4))).fill(0)
      expect(await run(disk.read('own', 0, 4))).toEqual(utf8('mine'))
    })
    test('syncs beside an append', async () => {
      const { disk, run } = opened()
      const file = await run(disk.create('beside.zeu'))
      await appendAll(file, utf8('a'))
      const [, taken] = await run(Promise.all([file.sync(), file.append(utf8('b'))]))
      expect(taken).toBe(1)
      expect(await run(disk.size('beside.zeu'))).toBe(2)
      await run(file.close())
    })
    test('replaces a small file as a whole and leaves nothing beside it', async () => {
      const { disk, run } = opened()
      await run(disk.replace('counter', utf8('1000')))
      await run(disk.replace('counter', utf8('7')))
      expect(await run(disk.read('counter', 0, 100))).toEqual(utf8('7'))
      expect((await run(disk.list(''))).map((entry) => entry.name)).toEqual(['counter'])
    })
    test('knows no size of what is not a file, and says so of a read', async () => {
      const { disk, run } = opened()
      await run(disk.makeDir('folder'))
      expect(await run(disk.size('folder'))).toBeUndefined()
      expect(await run(disk.size('nothing'))).toBeUndefined()
      expect(await codeOf(run(disk.read('nothing', 0, 1)))).toBe('FILE_MISSING')
    })
    test('lists files and directories in lexical order, an absent directory as empty', async () => {
      const { disk, run } = opened()
      await run(disk.makeDir('b/deep'))
      await run(disk.makeDir('b/deep'))
      for (const file of ['b/10.zeu', 'b/2.zeu', 'a', 'b/Z.zeu']) await run(disk.replace(file, utf8(file)))
      expect(await run(disk.list('b'))).toEqual([
        { name: '10.zeu', directory: false, bytes: 8 },
        { name: '2.zeu', directory: false, bytes: 7 },
        { name: 'Z.zeu', directory: false, bytes: 7 },
        { name: 'deep', directory: true, bytes: 0 },
      ])
      expect((await run(disk.list(''))).map((entry) => entry.name)).toEqual(['a', 'b'])
      expect(await run(disk.list('absent'))).toEqual([])
    })
    test('removes a file, once', async () => {
      const { disk, run } = opened()
      await run(disk.replace('gone', utf8('x')))
      await run(disk.remove('gone'))
      await run(disk.syncDir(''))
      expect(await run(disk.size('gone'))).toBeUndefined()
      expect(await codeOf(run(disk.remove('gone')))).toBe('FILE_MISSING')
    })
    test('makes durable a file that is there already, unchanged, and says where there is none', async () => {
      const { disk, run } = opened()
      await run(disk.replace('left', utf8('from before')))
      await run(disk.syncFile('left'))
      expect(await run(disk.read('left', 0, 100))).toEqual(utf8('from before'))
      expect(await codeOf(run(disk.syncFile('absent')))).toBe('FILE_MISSING')
    })
    test('makes names durable in a directory that is there, and only there', async () => {
      const { disk, run } = opened()
      await run(disk.makeDir('names'))
      await run(disk.syncDir('names'))
      expect(await codeOf(run(disk.syncDir('absent')))).toBe('FILE_MISSING')
    })
    test('says how much space there is', async () => {
      const { disk, run } = opened()
      const { freeBytes, totalBytes } = await run(disk.space())
      expect(totalBytes).toBeGreaterThan(0)
      expect(freeBytes).toBeLessThanOrEqual(totalBytes)
    })
    test.each(['../up', '/absolute', 'a//b', 'a/../b', '', '.', 'umlaut-ä', 'sp ace', 'nul\0'])(
      'takes no name outside its grammar: %j',
      async (bad) => {
        const { disk } = opened()
        await expect(disk.create(bad)).rejects.toThrow('is not a file name')
        await expect(disk.read(bad, 0, 1)).rejects.toThrow('is not a file name')
      },
    )
  })
}

/** The suite's promises fail with ZeugeErrors; only the code is law. */
async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}
