import { mkdir, mkdtemp, open, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { faultOf } from '../../../hal/disk/errno.ts'
import { fileOfHandle, openNodeDisk } from '../../../hal/disk/node.ts'
import type { Disk } from '../../../hal/hal.ts'
import { utf8 } from '../../../src/bytes.ts'
import { diskContract } from '../contract/disk.ts'

const temporary = (): Promise<string> => mkdtemp(join(tmpdir(), 'zeuge-disk-'))

diskContract('a directory of the real file system', async () => {
  const root = await temporary()
  return {
    disk: await openNodeDisk(root),
    run: (promise) => promise,
    pass: async () => undefined,
    close: () => rm(root, { recursive: true }),
  }
})

/** Linux has a device that is always full. */
const hasFullDevice = await open('/dev/full', 'w').then(
  (handle) => handle.close().then(() => true),
  () => false,
)

describe('a directory as a disk', () => {
  let root = ''
  let disk: Disk
  beforeEach(async () => {
    root = await temporary()
    disk = await openNodeDisk(root)
  })
  afterEach(() => rm(root, { recursive: true }))

  test('makes its root where it is missing, for its own user only', async () => {
    const deep = join(root, 'deep', 'data')
    await openNodeDisk(deep)
    expect((await stat(deep)).mode & 0o777).toBe(0o700)
  })
  test('makes files that nobody else may read', async () => {
    await (await disk.create('secret.zeu')).close()
    await disk.replace('counter', utf8('1'))
    for (const name of ['secret.zeu', 'counter'])
      expect((await stat(join(root, name))).mode & 0o777).toBe(0o600)
  })
  test('keeps a file open for a long read, into memory it is given, no further than the end', async () => {
    await disk.replace('long', utf8('0123456789'))
    const reader = await disk.reader?.('long')
    if (reader === undefined) throw new Error('this disk has a reader')
    const target = new Uint8Array(4)
    expect(await reader.readInto(target, 3)).toBe(4)
    expect(target).toEqual(utf8('3456'))
    expect(await reader.readInto(target, 8)).toBe(2)
    expect(target).toEqual(utf8('8956'))
    expect(await reader.readInto(target, 10)).toBe(0)
    await reader.close()
    await expect(disk.reader?.('nothing')).rejects.toMatchObject({ code: 'FILE_MISSING' })
  })
  test('shows only files and directories whose names are its own', async () => {
    await writeFile(join(root, 'a name with spaces'), '')
    await writeFile(join(root, 'good'), 'abc')
    await symlink('/nowhere', join(root, 'dangling'))
    await mkdir(join(root, 'folder'))
    expect(await disk.list('')).toEqual([
      { name: 'folder', directory: true, bytes: 0 },
      { name: 'good', directory: false, bytes: 3 },
    ])
  })
  test('replaces over what a power cut left of an earlier replacement', async () => {
    await writeFile(join(root, 'counter.new'), 'torn')
    await disk.replace('counter', utf8('8'))
    expect(await readdir(root)).toEqual(['counter'])
  })
  test('is closed once, and takes nothing afterwards', async () => {
    const file = await disk.create('closed.zeu')
    await file.close()
    await file.close()
    await expect(file.append(utf8('x'))).rejects.toThrow('closed')
  })
  test.skipIf(!hasFullDevice)('says DISK_FULL with the file and the way out (needs /dev/full)', async () => {
    await symlink('/dev/full', join(root, 'full.new'))
    const failed = disk.replace('full', utf8('x'))
    await expect(failed).rejects.toMatchObject({ code: 'DISK_FULL' })
    await expect(failed).rejects.toThrow(/cannot replace full \(ENOSPC\): no space is left; dock the camera/)
    expect(await disk.size('full')).toBeUndefined()
  })
  test.skipIf(!hasFullDevice)(
    'does not touch a file again that reported an error, but closes it (needs /dev/full)',
    async () => {
      const file = fileOfHandle('a.zeu', await open('/dev/full', 'w'))
      await expect(file.append(utf8('x'))).rejects.toMatchObject({ code: 'DISK_FULL' })
      const again = file.append(utf8('x'))
      await expect(again).rejects.toMatchObject({ code: 'DISK_FAILED' })
      await expect(again).rejects.toThrow('an earlier write was lost')
      await expect(file.sync()).rejects.toMatchObject({ code: 'DISK_FAILED' })
      await file.close()
    },
  )
  test.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EROFS', 'DISK_READ_ONLY'],
    ['EACCES', 'PERMISSION_DENIED'],
    ['EPERM', 'PERMISSION_DENIED'],
    ['EEXIST', 'FILE_EXISTS'],
    ['ENOENT', 'FILE_MISSING'],
    ['EIO', 'DISK_FAILED'],
    ['ENXIO', 'DISK_FAILED'],
  ])('calls %s of the system %s, names the file and keeps the cause', (system, code) => {
    const cause = Object.assign(new Error('boom'), { code: system, syscall: 'write' })
    const fault = faultOf(cause, 'append', 'recordings/1/000001.zeu')
    expect(fault).toMatchObject({ code, cause })
    expect(String(fault)).toContain('recordings/1/000001.zeu')
  })
  test('leaves a bug of ours as it is', () => {
    const bug = new TypeError('undefined is not a function')
    expect(faultOf(bug, 'append', 'x')).toBe(bug)
  })
})
