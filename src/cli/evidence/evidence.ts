/**
 * Finds the evidence a path means: a segment file, a recording, a directory of recordings, a camera's
 * data directory with its ledger, or an export. Reads only; layout.ts says which files count.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Bytes } from '../../bytes.ts'
import { ELISION_BYTES_MAX, ELISIONS_MAX } from '../../crypto/elision.ts'
import type { ByteSource, EvidenceFile } from '../../crypto/source.ts'
import type { Evidence } from '../../crypto/verifyevidence.ts'
import type { LedgerVolume } from '../../crypto/verifyledger.ts'
import { ZeugeError } from '../../errors.ts'
import { BAG_DECLARATION, BAG_EVIDENCE, layoutOf } from '../../store/layout.ts'
import {
  elisionNames,
  LEDGER_DIRECTORY,
  RECEIPTS_DIRECTORY,
  RECORDINGS_DIRECTORY,
  SEGMENT_SUFFIX,
} from '../../store/names.ts'
import { fileFault } from '../files.ts'

export interface FoundEvidence extends Evidence {
  /** Bytes of all its segments. */
  readonly bytes: number
  /** Segments by recording: one list for each directory that holds some. */
  readonly recordings: readonly FoundRecording[]
}

interface FoundRecording {
  readonly name: string
  readonly segments: readonly FoundFile[]
}

export interface FoundFile extends EvidenceFile {
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
  const layout = layoutOf(await pathsIn(path))
  const recordings: FoundRecording[] = []
  let bytes = 0
  for (const { name, segments } of layout.recordings) {
    const files: FoundFile[] = []
    for (const segment of segments) files.push(await fileAt(join(path, segment)))
    bytes += files.reduce((sum, file) => sum + file.bytes, 0)
    recordings.push({ name: name === '' ? basename(path) : name, segments: files })
  }
  const volumes: LedgerVolume[] = []
  for (const { path: volume, number } of layout.volumes ?? [])
    volumes.push({ ...(await fileAt(join(path, volume))), number })
  const segments = recordings.flatMap((recording) => recording.segments)
  if (segments.length === 0 && volumes.length === 0)
    throw new ZeugeError('NOT_EVIDENCE', `${path}: no segment (${SEGMENT_SUFFIX}) in this directory`)
  const { selection } = layout
  const receipts: EvidenceFile[] = []
  for (const receipt of layout.receipts) receipts.push(await fileAt(join(path, receipt)))
  return { segments, whole: true, selection, bytes, recordings, receipts, ...(layout.volumes && { volumes }) }
}

/** Files as deep as evidence may lie, relative to `root`. */
async function pathsIn(root: string): Promise<readonly string[]> {
  const names = await namesIn(root)
  if (names.includes(BAG_DECLARATION)) {
    const inside = await pathsIn(join(root, BAG_EVIDENCE))
    return [BAG_DECLARATION, ...inside.map((path) => `${BAG_EVIDENCE}/${path}`)]
  }
  if (!names.includes(RECORDINGS_DIRECTORY) && !names.includes(LEDGER_DIRECTORY)) return twoLevels(root)
  const volumes = (await namesIn(join(root, LEDGER_DIRECTORY))).map((name) => `${LEDGER_DIRECTORY}/${name}`)
  const receipts = (await namesIn(join(root, RECEIPTS_DIRECTORY))).map(
    (name) => `${RECEIPTS_DIRECTORY}/${name}`,
  )
  const segments = await twoLevels(join(root, RECORDINGS_DIRECTORY))
  return [...names, ...volumes, ...receipts, ...segments.map((path) => `${RECORDINGS_DIRECTORY}/${path}`)]
}

async function twoLevels(directory: string): Promise<readonly string[]> {
  const paths = [...(await namesIn(directory))]
  for (const inner of await directoriesIn(directory))
    paths.push(...(await namesIn(inner)).map((name) => `${basename(inner)}/${name}`))
  return paths
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
    elisions: () => elisionsBeside(path),
    async with(use) {
      const handle = await open(path, 'r').catch((cause: unknown) => {
        throw fileFault(cause, path)
      })
      try {
        const read: ReadPiece = async (target, at) =>
          (await handle.read(target, 0, target.length, at)).bytesRead
        return await use(sourceOf(read, path, (await handle.stat()).size))
      } finally {
        await handle.close()
      }
    },
  }
}

/** A file that is too large to be a statement counts as one that says nothing. */
async function elisionsBeside(path: string): Promise<readonly Bytes[]> {
  const directory = dirname(path)
  const names = elisionNames(basename(path), await namesIn(directory)).slice(0, ELISIONS_MAX)
  const statements: Bytes[] = []
  for (const name of names) {
    const file = await fileAt(join(directory, name))
    const wanted = Math.min(file.bytes, ELISION_BYTES_MAX + 1)
    statements.push(await file.with((source) => source.read(0, wanted)))
  }
  return statements
}

/**
 * The same for one use in a worker thread, where nobody else waits: it reads itself. Asking libuv's threads costs more
 * than the reading where the file is in memory, and the kernel reads ahead where it is not.
 */
export async function withFileHere<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (cause) {
    throw fileFault(cause, path)
  }
  try {
    const read: ReadPiece = (target, at) => readSync(file, target, 0, target.length, at)
    return await use(sourceOf(read, path, fstatSync(file).size))
  } finally {
    closeSync(file)
  }
}

/** Bytes from this offset into `target`; how many, 0 only at the end. */
type ReadPiece = (target: Uint8Array, offset: number) => number | Promise<number>

function sourceOf(read: ReadPiece, path: string, bytes: number): ByteSource {
  async function readInto(target: Bytes, offset: number): Promise<number> {
    let filled = 0
    try {
      while (filled < target.length) {
        const got = await read(target.subarray(filled), offset + filled)
        if (got === 0) break
        filled += got
      }
    } catch (cause) {
      throw new ZeugeError('FILE_UNREADABLE', `${path}: cannot be read at byte ${offset + filled}`, { cause })
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
