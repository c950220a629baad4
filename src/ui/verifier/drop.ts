/**
 * Files out of the browser's three ways to give them: chosen files, a chosen folder, dropped items.
 */
import { ZeugeError } from '../../errors.ts'
import { FILES_MAX, type GivenFile } from './pick.ts'

/** An export lies five folders deep. */
const DEPTH_MAX = 16

export function chosenFiles(files: Iterable<File>): readonly GivenFile[] {
  return bounded(
    [...files].map((blob) => ({
      path: blob.webkitRelativePath === '' ? blob.name : blob.webkitRelativePath,
      blob,
    })),
  )
}

/** Must be called in the drop event itself: the browser takes the items back behind it. */
export function droppedFiles(transfer: DataTransfer): Promise<readonly GivenFile[]> {
  const roots = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  return roots.length > 0 ? walk(roots) : Promise.resolve(chosenFiles(transfer.files))
}

async function walk(roots: readonly FileSystemEntry[]): Promise<readonly GivenFile[]> {
  const given: GivenFile[] = []
  let level = roots
  for (let depth = 0; level.length > 0 && depth < DEPTH_MAX; depth++) {
    const next: FileSystemEntry[] = []
    for (const entry of level)
      if (isDirectory(entry)) next.push(...(await entriesOf(entry)))
      else if (isFile(entry))
        given.push({ path: entry.fullPath.replace(/^\//, ''), blob: await fileOf(entry) })
    bounded(given)
    level = next
  }
  return given
}

function bounded(given: readonly GivenFile[]): readonly GivenFile[] {
  if (given.length > FILES_MAX)
    throw new ZeugeError('NOT_EVIDENCE', `more than ${FILES_MAX} files: choose the recording's own folder`)
  return given
}

/** The browser hands a folder out in parts, until one is empty. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader()
  const entries: FileSystemEntry[] = []
  while (entries.length <= FILES_MAX) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (part.length === 0) break
    entries.push(...part)
  }
  return entries
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
