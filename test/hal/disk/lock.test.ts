import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockDirectory } from '../../../hal/disk/lock.ts'

describe('the lock of a data directory', () => {
  let root = ''
  let path = ''
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'zeuge-lock-'))
    path = join(root, 'lock')
  })
  afterEach(() => rm(root, { recursive: true }))

  test('lets one holder in and names it by its pid to the second', async () => {
    const lock = await lockDirectory(root)
    const second = lockDirectory(root)
    await expect(second).rejects.toMatchObject({ code: 'DATA_LOCKED' })
    await expect(second).rejects.toThrow(`held by process ${process.pid}`)
    await lock.release()
  })
  test('is free again after it was released, and releasing twice does no harm', async () => {
    const first = await lockDirectory(root)
    await first.release()
    const second = await lockDirectory(root)
    await first.release()
    expect(await readdir(root)).toEqual(['lock'])
    await second.release()
    expect(await readdir(root)).toEqual([])
  })
  test('lets exactly one of many in that come at the same moment', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(root)))
    expect(results.filter((result) => result.status === 'fulfilled').length).toBe(1)
  })
  test('is taken over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    await writeFile(path, `${child.pid} 123 0000-00 ab\n`)
    const lock = await lockDirectory(root)
    expect(await readFile(path, 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    await lock.release()
    expect(await readdir(root)).toEqual([])
  })
  test.skipIf(process.platform !== 'linux')(
    'is taken over where its pid belongs to another process by now (needs /proc)',
    async () => {
      const lock = await lockDirectory(root)
      const mine = await readFile(path, 'utf8')
      await lock.release()
      const [pid, started, boot] = mine.trim().split(' ')
      for (const stale of [`${pid} ${Number(started) + 1} ${boot} ab\n`, `${pid} ${started} 0000-00 ab\n`]) {
        await writeFile(path, stale)
        await (await lockDirectory(root)).release()
      }
    },
  )
  test.each(['', 'no lock of ours', '12 34'])('is taken over where it says nothing: %j', async (text) => {
    await writeFile(path, text)
    await (await lockDirectory(root)).release()
  })
})
