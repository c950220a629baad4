/**
 * A BagIt folder (RFC 8493, version 1.0): payload in data/, and the hash of every file in lists that
 * `sha256sum -c` reads. Knows nothing of evidence.
 */
import { createHash } from 'node:crypto'
import { open, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BAG_DECLARATION } from '../../store/layout.ts'
import { fileFault } from '../files.ts'

export const BAG_INFO = 'bag-info.txt'
export const BAG_MANIFEST = 'manifest-sha256.txt'
const TAG_MANIFEST = 'tagmanifest-sha256.txt'
/** RFC 8493 §2.1.1. */
const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
const READ_BYTES = 1024 * 1024

export interface BagSize {
  readonly files: number
  readonly bytes: number
}

/** The declaration, so that the folder is known as a bag before it is whole. */
export async function beginBag(root: string): Promise<void> {
  await writeFile(join(root, BAG_DECLARATION), DECLARATION)
}

/**
 * Writes bag-info.txt and the manifests over what lies in `root`, and stores every file safely. The bag is whole
 * behind it; what is changed later is found by its hash.
 * @param info fields of bag-info.txt (RFC 8493 §2.2.2) without Payload-Oxum
 */
export async function endBag(root: string, info: readonly (readonly [string, string])[]): Promise<BagSize> {
  const payload = await hashedFiles(root, 'data')
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0)
  const fields = [...info, ['Payload-Oxum', `${bytes}.${payload.length}`]]
  await writeFile(join(root, BAG_INFO), fields.map(([name, value]) => `${name}: ${value}\n`).join(''))
  await writeFile(join(root, BAG_MANIFEST), linesOf(payload))
  const names = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isFile())
  const tags: HashedFile[] = []
  for (const { name } of names.sort(byName)) tags.push(await hashedFile(root, name))
  await writeFile(join(root, TAG_MANIFEST), linesOf(tags))
  await hashedFile(root, TAG_MANIFEST)
  return { files: payload.length, bytes }
}

interface HashedFile {
  readonly path: string
  readonly bytes: number
  readonly hash: string
}

function linesOf(files: readonly HashedFile[]): string {
  return files.map(({ path, hash }) => `${hash}  ${encodedPath(path)}\n`).join('')
}

/** RFC 8493 §2.1.3: only these are encoded. */
export function encodedPath(path: string): string {
  return path.replace(/[%\r\n]/g, (character) => encodeURIComponent(character))
}

async function hashedFiles(root: string, directory: string): Promise<readonly HashedFile[]> {
  const files: HashedFile[] = []
  const entries = await readdir(join(root, directory), { withFileTypes: true })
  for (const entry of entries.sort(byName)) {
    const path = `${directory}/${entry.name}`
    if (entry.isDirectory()) files.push(...(await hashedFiles(root, path)))
    else files.push(await hashedFile(root, path))
  }
  return files
}

/** Read back from the disk and synced, so that the hash is that of what is stored. */
async function hashedFile(root: string, path: string): Promise<HashedFile> {
  const name = join(root, path)
  try {
    const file = await open(name, 'r')
    try {
      await file.sync()
      const hash = createHash('sha256')
      const buffer = Buffer.alloc(READ_BYTES)
      let bytes = 0
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, bytes)
        if (bytesRead === 0) break
        hash.update(buffer.subarray(0, bytesRead))
        bytes += bytesRead
      }
      return { path, bytes, hash: hash.digest('hex') }
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw fileFault(cause, name)
  }
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1
}
