/**
 * What a person gave the page, sorted into evidence and trust file: the same choice as the command line makes.
 *
 * A loose file is a path of its own, a folder is one path; layout.ts says what counts inside it. A trust
 * file inside the evidence is only offered, never used unasked: it would vouch for itself.
 */
import type { Bytes } from '../../bytes.ts'
import { ELISION_BYTES_MAX, ELISIONS_MAX } from '../../crypto/elision.ts'
import type { ByteSource, EvidenceFile } from '../../crypto/source.ts'
import type { Evidence } from '../../crypto/verifyevidence.ts'
import { ZeugeError } from '../../errors.ts'
import { layoutOf } from '../../store/layout.ts'
import { ELISION_SUFFIX, elisionNames, VOLUME_SUFFIX } from '../../store/names.ts'

export interface GivenFile {
  /** Name, or folder and names inside it, parts separated by `/`. */
  readonly path: string
  readonly blob: Blob
}

export interface Picked {
  /** One for each file or folder that was given. */
  readonly evidence: readonly Evidence[]
  readonly bytes: number
}

/** More is no recording anybody made, and would only fill the memory. */
export const FILES_MAX = 200_000

/** NOT_EVIDENCE, DATA_INVALID. */
export function pickEvidence(given: readonly GivenFile[]): Picked {
  const loose = given.filter(({ path }) => !path.includes('/') && !isTrustName(path))
  const besides = new Map(loose.map(({ path, blob }) => [path, blob]))
  const evidence = [...foldersOf(given)].map(([name, files]) => folderEvidence(name, files))
  for (const { path, blob } of loose) {
    if (path.endsWith(VOLUME_SUFFIX))
      throw new ZeugeError('NOT_EVIDENCE', `${path}: a ledger is checked with its folder`)
    if (path.endsWith(ELISION_SUFFIX)) continue
    const segment = { ...evidenceFile(path, blob), elisions: () => elisionsBeside(path, besides) }
    evidence.push({ segments: [segment], whole: false })
  }
  if (evidence.length === 0) throw new ZeugeError('NOT_EVIDENCE', 'no file was given')
  const files = new Map(given.map(({ path, blob }) => [path, blob.size]))
  const bytes = evidence
    .flatMap(({ segments }) => segments)
    .reduce((sum, { file }) => sum + (files.get(file) ?? 0), 0)
  return { evidence, bytes }
}

/** A trust file given by itself; the last one where there are several. */
export function looseTrust(given: readonly GivenFile[]): GivenFile | undefined {
  return given.findLast(({ path }) => !path.includes('/') && isTrustName(path))
}

/** Where a camera's data and an export keep the trust file they were made with. */
export function enclosedTrust(given: readonly GivenFile[]): GivenFile | undefined {
  return given.find(({ path }) => /^[^/]+\/(data|trust)\/trust\.json$/.test(path))
}

function isTrustName(path: string): boolean {
  return path.endsWith('.json')
}

function foldersOf(given: readonly GivenFile[]): ReadonlyMap<string, readonly GivenFile[]> {
  const folders = new Map<string, GivenFile[]>()
  for (const file of given) {
    const at = file.path.indexOf('/')
    if (at < 0) continue
    const name = file.path.slice(0, at)
    const files = folders.get(name)
    if (files === undefined) folders.set(name, [file])
    else files.push(file)
  }
  return folders
}

function folderEvidence(name: string, given: readonly GivenFile[]): Evidence {
  const blobs = new Map(given.map(({ path, blob }) => [path.slice(name.length + 1), blob]))
  const fileAt = (path: string): EvidenceFile => ({
    ...evidenceFile(`${name}/${path}`, blobs.get(path) ?? new Blob([])),
    elisions: () => elisionsBeside(path, blobs),
  })
  const { recordings, volumes, receipts, selection } = layoutOf([...blobs.keys()])
  const segments = recordings.flatMap((recording) => recording.segments).map(fileAt)
  if (segments.length === 0 && (volumes === undefined || volumes.length === 0))
    throw new ZeugeError('NOT_EVIDENCE', `${name}: no sealed recording in this folder`)
  if (volumes === undefined) return { segments, whole: true, selection }
  const ledger = volumes.map(({ path, number }) => ({ ...fileAt(path), number }))
  return { segments, whole: true, selection, volumes: ledger, receipts: receipts.map(fileAt) }
}

/** Statements in the segment's own folder. */
async function elisionsBeside(
  path: string,
  blobs: ReadonlyMap<string, Blob>,
): Promise<readonly Uint8Array[]> {
  const statements = elisionNames(path, [...blobs.keys()]).slice(0, ELISIONS_MAX)
  const read = async (name: string): Promise<Uint8Array> => {
    const blob = blobs.get(name)?.slice(0, ELISION_BYTES_MAX + 1)
    return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
  }
  return Promise.all(statements.map(read))
}

export function evidenceFile(file: string, blob: Blob): EvidenceFile {
  const source: ByteSource = {
    bytes: blob.size,
    async read(offset, length): Promise<Bytes> {
      const part = blob.slice(offset, offset + length)
      try {
        return new Uint8Array(await part.arrayBuffer())
      } catch (cause) {
        throw new ZeugeError('FILE_UNREADABLE', `${file}: cannot be read at byte ${offset}`, { cause })
      }
    },
  }
  return { file, with: (use) => use(source) }
}
