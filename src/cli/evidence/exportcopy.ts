/**
 * The sealed files of an export: which they are, and their copy. Bytes are never changed.
 */
import { copyFile, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeDirs } from '../../../hal/makedirs.ts'
import { ZeugeError } from '../../errors.ts'
import { BAG_EVIDENCE, SELECTION_NOTE } from '../../store/layout.ts'
import { LEDGER_DIRECTORY, RECORDINGS_DIRECTORY, SEGMENT_SUFFIX } from '../../store/names.ts'
import { fileFault, writeOutput } from '../files.ts'
import { type FoundEvidence, findEvidence } from './evidence.ts'

/** What an export of `path` is made from. USAGE for a single file, and what findEvidence says. */
export async function evidenceToExport(path: string): Promise<FoundEvidence> {
  const found = await findEvidence(path)
  if (!found.whole)
    throw new ZeugeError(
      'USAGE',
      `${path}: is a single file; an export takes a recording's folder or a camera's data directory`,
    )
  if (found.volumes !== undefined) return found
  const data = dataDirectoryAbove(path)
  const ledger = data === undefined ? undefined : (await findEvidence(data)).volumes
  return ledger === undefined || ledger.length === 0 ? found : { ...found, volumes: ledger, selection: true }
}

/** The data directory whose recording `path` is; its ledger testifies to it. */
function dataDirectoryAbove(path: string): string | undefined {
  const above = dirname(path)
  return basename(above) === RECORDINGS_DIRECTORY ? dirname(above) : undefined
}

const NOTE = `Nur ausgewählte Aufnahmen; das Protokoll der Kamera kann weitere nennen.
Only chosen recordings; the camera's ledger may list more.
`

export interface CopiedRecording {
  readonly name: string
  /** Its folder in the export. */
  readonly path: string
}

/** Copies segments with what lies beside them under their name, and the ledger's volumes. @param copied bytes so far */
export async function copyEvidence(
  found: FoundEvidence,
  root: string,
  copied: (bytes: number) => void,
): Promise<readonly CopiedRecording[]> {
  const evidence = join(root, BAG_EVIDENCE)
  // Without a ledger it is no camera's data: the segments must not seem unlisted.
  const recordings = found.volumes === undefined ? evidence : join(evidence, RECORDINGS_DIRECTORY)
  const done: CopiedRecording[] = []
  let bytes = 0
  for (const { name, segments } of found.recordings) {
    const path = join(recordings, name)
    for (const { file } of segments) {
      for (const one of [file, ...(await besides(file))]) bytes += await copy(one, path)
      copied(bytes)
    }
    done.push({ name, path })
  }
  for (const { file } of found.volumes ?? []) await copy(file, join(evidence, LEDGER_DIRECTORY))
  if (found.selection === true) await writeOutput(join(evidence, SELECTION_NOTE), NOTE, { force: false })
  return done
}

/** Statements about a segment lie beside it under its name with another ending. */
async function besides(segment: string): Promise<readonly string[]> {
  const directory = dirname(segment)
  const own = basename(segment)
  const stem = own.slice(0, -SEGMENT_SUFFIX.length)
  const names = await readdir(directory)
  return names
    .filter((name) => name !== own && name.startsWith(`${stem}.`))
    .map((name) => join(directory, name))
}

async function copy(file: string, directory: string): Promise<number> {
  const target = join(directory, basename(file))
  try {
    await makeDirs(directory)
    await copyFile(file, target)
    return (await stat(target)).size
  } catch (cause) {
    const fault = fileFault(cause, file)
    // The machine does not say which of the two it means; only a target can be full or write-protected.
    throw fault.code === 'DISK_FULL' || fault.code === 'DISK_READ_ONLY' ? fileFault(cause, target) : fault
  }
}
