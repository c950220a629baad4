/**
 * Finds the evidence a path means: a segment file, a recording, a directory of recordings, or a camera's
 * data directory with its ledger. Reads only.
 */
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Bytes } from '../bytes.ts'
import type { ByteSource, EvidenceFile } from '../crypto/source.ts'
import type { Evidence } from '../crypto/verifyevidence.ts'
import type { LedgerVolume } from '../crypto/verifyledger.ts'
import { ZeugeError } from '../errors.ts'
import {
  LEDGER_DIRECTORY,
  RECORDINGS_DIRECTORY,
  SEGMENT_SUFFIX,
  VOLUME_SUFFIX,
  volumeNumber,
} from '../store/names.ts'
import { fileFault } from './files.ts'

export interface FoundEvidence extends Evidence {
  /** Bytes of all its segments. */
  readonly bytes: number
  /** Segments by recording: one list for each directory that holds some. */
  readonly recordings: readonly { readonly name: string; readonly segments: readonly EvidenceFile[] }[]
}

interface FoundFile extends EvidenceFile {
  readonly bytes: number
}

/** NOT_EVIDENCE where a directory holds none; FILE_MISSING, PERMISSION_DENIED, FILE_UNREADABLE. */
export async function findEvidence(path: string): Promise<FoundEvidence> {
  const info = await stat(path).catch((cause: unknown) => {
    throw fileFault(cause, path)
  })
  if (!info.isDirectory()) {
    const file = await fileAt(path)
    return {
      segments: [file],
      whole: false,
      bytes: file.bytes,
      recordings: [{ name: basename(path), segments: [file] }],
    }
  }
  const inside = await namesIn(path)
  const isData = inside.includes(RECORDINGS_DIRECTORY) || inside.includes(LEDGER_DIRECTORY)
  const recordings = await recordingsIn(isData ? join(path, RECORDINGS_DIRECTORY) : path)
  const volumes = isData ? await volumesIn(join(path, LEDGER_DIRECTORY)) : undefined
  const segments = recordings.flatMap((recording) => recording.segments)
  if (segments.length === 0 && (volumes === undefined || volumes.length === 0))
    throw new ZeugeError('NOT_EVIDENCE', `${path}: no segment (${SEGMENT_SUFFIX}) in this directory`)
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0)
  return { segments, whole: true, bytes, recordings, ...(volumes && { volumes }) }
}

/** The directory's own segments, or those of the directories in it. */
async function recordingsIn(path: string) {
  const found: { readonly name: string; readonly segments: readonly FoundFile[] }[] = []
  for (const directory of [path, ...(await directoriesIn(path))]) {
    const names = (await namesIn(directory)).filter((name) => name.endsWith(SEGMENT_SUFFIX))
    const segments: FoundFile[] = []
    for (const name of names) segments.push(await fileAt(join(directory, name)))
    if (segments.length > 0) found.push({ name: basename(directory), segments })
  }
  return found
}

async function volumesIn(path: string): Promise<readonly LedgerVolume[]> {
  const volumes: LedgerVolume[] = []
  for (const name of await namesIn(path)) {
    const number = volumeNumber(name)
    if (number !== undefined) volumes.push({ ...(await fileAt(join(path, name))), number })
    else if (name.endsWith(VOLUME_SUFFIX))
      throw new ZeugeError('DATA_INVALID', `${join(path, name)}: not the name of a ledger volume`)
  }
  return volumes
}

async function namesIn(path: string): Promise<readonly string[]> {
  const names = await readdir(path).catch((cause: unknown) => {
    const fault = fileFault(cause, path)
    if (fault.code === 'FILE_MISSING') return []
    throw fault
  })
  return names.sort()
}

async function directoriesIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((cause: unknown) => {
    const fault = fileFault(cause, path)
    if (fault.code === 'FILE_MISSING') return []
    throw fault
  })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(path, entry.name))
    .sort()
}

/** A file that is opened for each use, and read at random. */
export async function fileAt(path: string): Promise<FoundFile> {
  const info = await stat(path).catch((cause: unknown) => {
    throw fileFault(cause, path)
  })
  if (!info.isFile()) throw new ZeugeError('FILE_UNREADABLE', `${path}: is not an ordinary file`)
  return {
    file: path,
    bytes: info.size,
    async with(use) {
      const handle = await open(path, 'r').catch((cause: unknown) => {
        throw fileFault(cause, path)
      })
      try {
        return await use(sourceOf(handle, path, (await handle.stat()).size))
      } finally {
        await handle.close()
      }
    },
  }
}

function sourceOf(handle: FileHandle, path: string, bytes: number): ByteSource {
  async function readInto(target: Bytes, offset: number): Promise<number> {
    let filled = 0
    while (filled < target.length) {
      const { bytesRead } = await handle
        .read(target, filled, target.length - filled, offset + filled)
        .catch((cause: unknown) => {
          throw new ZeugeError('FILE_UNREADABLE', `${path}: cannot be read at byte ${offset + filled}`, {
            cause,
          })
        })
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return filled
  }
  return {
    bytes,
    readInto,
    async read(offset, length) {
      const target = new Uint8Array(Math.max(0, Math.min(length, bytes - offset)))
      return target.subarray(0, await readInto(target, offset))
    },
  }
}
