/**
 * A directory of a real file system as the Disk port, over node:fs.
 *
 * Durable means fdatasync for bytes and fsync of the directory for names. A file that reported an
 * error is refused from then on (hal.ts says why). It does not cache, does not preallocate and
 * does not look outside its root; entries whose names are not ours are not listed.
 */
import { constants, type Stats } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm, stat, statfs, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '../../src/bytes.ts'
import { assert } from '../../src/errors.ts'
import { type DiskOperation, diskFault } from '../diskfault.ts'
import { asideName, checkDirectory, checkName, checkRange, isNamePart, parentOf } from '../diskname.ts'
import type { DiskReader } from '../diskreader.ts'
import type { Disk, DiskEntry, DiskFile } from '../hal.ts'
import { makeDirs } from '../makedirs.ts'
import { codeOf, faultOf } from './errno.ts'

const FILE_MODE = 0o600
const DIRECTORY_MODE = 0o700
/** Entries of one directory: a camera's recordings of years. */
const ENTRIES_MAX = 100_000

/** `root` is made where it is missing. */
export async function openNodeDisk(root: string): Promise<Disk> {
  await attempt('makeDir', root, () => makeDirs(root, DIRECTORY_MODE))
  const replacing = new Set<string>()
  const pathOf = (name: string): string => join(root, name)

  async function syncDirectory(operation: DiskOperation, directory: string): Promise<void> {
    await attempt(operation, directory, async () => {
      const handle = await open(pathOf(directory), constants.O_RDONLY | constants.O_DIRECTORY)
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
    })
  }

  return {
    async create(name) {
      checkName(name)
      const handle = await attempt('create', name, () => open(pathOf(name), 'wx', FILE_MODE))
      return fileOfHandle(name, handle)
    },
    async replace(name, bytes) {
      checkName(name)
      assert(!replacing.has(name), `${name} is being replaced already`)
      replacing.add(name)
      const aside = pathOf(asideName(name))
      try {
        await attempt('replace', name, async () => {
          await writeAside(aside, bytes)
          await rename(aside, pathOf(name))
        })
        await syncDirectory('replace', parentOf(name))
      } finally {
        replacing.delete(name)
      }
    },
    async read(name, offset, length) {
      checkName(name)
      checkRange(offset, length)
      return attempt('read', name, () => readRange(pathOf(name), offset, length))
    },
    async reader(name) {
      checkName(name)
      return readerOfHandle(name, await attempt('read', name, () => open(pathOf(name), 'r')))
    },
    async size(name) {
      checkName(name)
      return attempt('size', name, async () => {
        const found = await statOf(pathOf(name))
        return found?.isFile() === true ? found.size : undefined
      })
    },
    async list(directory) {
      checkDirectory(directory)
      return attempt('list', directory, () => entriesOf(pathOf(directory)))
    },
    async makeDir(directory) {
      checkDirectory(directory)
      await attempt('makeDir', directory, () => makeDirs(pathOf(directory), DIRECTORY_MODE))
    },
    async syncDir(directory) {
      checkDirectory(directory)
      await syncDirectory('syncDir', directory)
    },
    async syncFile(name) {
      checkName(name)
      await attempt('sync', name, async () => {
        const handle = await open(pathOf(name), 'r')
        await handle.datasync().finally(() => handle.close())
      })
    },
    async remove(name) {
      checkName(name)
      await attempt('remove', name, () => unlink(pathOf(name)))
    },
    async space() {
      return attempt('space', '', async () => {
        const { bavail, blocks, bsize } = await statfs(root)
        return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
      })
    },
  }
}

/** A file over a handle that is its own from now on; `name` is for its messages. */
export function fileOfHandle(name: string, handle: FileHandle): DiskFile {
  let failed = false
  let open = true
  let appending = false

  async function guarded<T>(operation: DiskOperation, run: () => Promise<T>): Promise<T> {
    assert(open, `${name} is closed`)
    if (failed)
      throw diskFault('DISK_FAILED', operation, name, 'an earlier write was lost; go on in a new file')
    try {
      return await attempt(operation, name, run)
    } catch (error) {
      failed = true
      throw error
    }
  }

  return {
    async append(bytes) {
      assert(bytes.length > 0, `nothing to append to ${name}`)
      assert(!appending, `one append at a time to ${name}`)
      appending = true
      try {
        return await guarded('append', async () => {
          const { bytesWritten } = await handle.write(bytes, 0, bytes.length, null)
          if (bytesWritten === 0) throw diskFault('DISK_FAILED', 'append', name, 'nothing was taken')
          return bytesWritten
        })
      } finally {
        appending = false
      }
    },
    sync: () => guarded('sync', () => handle.datasync()),
    async close() {
      if (!open) return
      open = false
      await attempt('close', name, () => handle.close())
    },
  }
}

async function writeAside(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', FILE_MODE)
  try {
    await handle.writeFile(bytes)
    await handle.datasync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

async function readRange(path: string, offset: number, length: number): Promise<Bytes> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const out = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
    return out.subarray(0, await fill(handle, out, offset))
  } finally {
    await handle.close()
  }
}

function readerOfHandle(name: string, handle: FileHandle): DiskReader {
  return {
    readInto: (target, offset) => attempt('read', name, () => fill(handle, target, offset)),
    close: () => attempt('close', name, () => handle.close()),
  }
}

async function fill(handle: FileHandle, target: Bytes, offset: number): Promise<number> {
  let filled = 0
  while (filled < target.length) {
    const { bytesRead } = await handle.read(target, filled, target.length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

async function entriesOf(path: string): Promise<DiskEntry[]> {
  const names = (await namesIn(path)).filter(isNamePart).sort()
  assert(names.length <= ENTRIES_MAX, `${path} has ${names.length} entries, more than ${ENTRIES_MAX}`)
  const entries: DiskEntry[] = []
  for (const name of names) {
    const found = await statOf(join(path, name))
    if (found?.isDirectory() === true) entries.push({ name, directory: true, bytes: 0 })
    else if (found?.isFile() === true) entries.push({ name, directory: false, bytes: found.size })
  }
  return entries
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/** Undefined where there is nothing of this name. */
async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

async function attempt<T>(operation: DiskOperation, name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw faultOf(error, operation, name)
  }
}
