/**
 * Reading and writing the files a person names, with the machine's complaints turned into ours.
 *
 * Inputs have a largest size, checked before they are read. Outputs are written aside and renamed,
 * so that there is never half of one; what exists stays unless `force` says otherwise.
 */
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeDirs } from '../../hal/makedirs.ts'
import { type Bytes, concatBytes, wipe } from '../bytes.ts'
import { type FaultCode, ZeugeError } from '../errors.ts'

const FAULTS: Readonly<Record<string, readonly [FaultCode, string]>> = {
  ENOENT: ['FILE_MISSING', 'there is no such file'],
  ENOTDIR: ['FILE_MISSING', 'a part of this path is a file, not a directory'],
  EISDIR: ['FILE_UNREADABLE', 'is a directory, not a file'],
  EACCES: ['PERMISSION_DENIED', 'permission denied'],
  EPERM: ['PERMISSION_DENIED', 'permission denied'],
  ENOSPC: ['DISK_FULL', 'no space left'],
  EDQUOT: ['DISK_FULL', 'the quota is used up'],
  EROFS: ['DISK_READ_ONLY', 'the file system is read-only'],
}

/** A fault of the file system as a ZeugeError that names the path; anything else is thrown as it is. */
export function fileFault(cause: unknown, path: string): ZeugeError {
  if (cause instanceof ZeugeError) return cause
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') throw cause
  const [code, says] = FAULTS[cause.code] ?? ['DISK_FAILED', `the disk failed (${cause.code})`]
  return new ZeugeError(code, `${path}: ${says}`, { cause })
}

export async function readInput(path: string, bytesMax: number): Promise<Bytes> {
  try {
    const info = await stat(path)
    if (info.isDirectory()) throw new ZeugeError('FILE_UNREADABLE', `${path}: is a directory, not a file`)
    if (info.size > bytesMax)
      throw new ZeugeError(
        'FILE_UNREADABLE',
        `${path}: has ${info.size} bytes, more than the ${bytesMax} such a file may have`,
      )
    const file = await open(path, 'r')
    try {
      const bytes = new Uint8Array(info.size)
      const { bytesRead } = await file.read(bytes, 0, info.size, 0)
      return bytes.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw fileFault(cause, path)
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (cause) {
    const fault = fileFault(cause, path)
    if (fault.code === 'FILE_MISSING') return false
    throw fault
  }
}

export interface OutputOptions {
  readonly force: boolean
  /** Permission bits; 0o600 for secrets. */
  readonly mode?: number
}

export async function writeOutput(path: string, content: Uint8Array | string, options: OutputOptions) {
  await writeAside(path, options, (file) => file.writeFile(content))
}

export interface WriteBehind {
  /** Resolves when what was given before is written and wiped; `pieces` are the writer's until the next call does. */
  write(...pieces: readonly Uint8Array[]): Promise<void>
  /** Resolves when everything is written. Rejects with the first error, as `write` does. */
  settle(): Promise<void>
}

/** Writes secret bytes while the caller makes the next, and wipes them then. */
export function writeBehind(file: FileHandle): WriteBehind {
  let running: Promise<void> = Promise.resolve()
  return {
    async write(...pieces) {
      await running
      running = writeAll(file, pieces)
      // Looked at by the next call; until then a failure is nobody's news.
      running.catch(() => undefined)
    },
    settle: () => running,
  }
}

async function writeAll(file: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  const { bytesWritten } = await file.writev(pieces)
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0)
  if (bytesWritten < bytes) {
    const whole = concatBytes(...pieces)
    await file.appendFile(whole.subarray(bytesWritten))
    wipe(whole)
  }
  wipe(...pieces)
}

/** The same for what is not in memory at once; an error of `pour` leaves nothing behind. */
export async function writeAside<T>(
  path: string,
  options: OutputOptions,
  pour: (file: FileHandle) => Promise<T>,
): Promise<T> {
  if (!options.force && (await exists(path)))
    throw new ZeugeError('FILE_EXISTS', `${path}: exists already; it is replaced only with --force`)
  const aside = `${path}.new`
  try {
    await makeDirs(dirname(path))
    const file = await open(aside, 'w', options.mode ?? 0o644)
    let result: T
    try {
      result = await pour(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
    return result
  } catch (cause) {
    await rm(aside, { force: true })
    throw fileFault(cause, path)
  }
}
