/**
 * The card of the page's camera as evidence: its files for the verifier, for opening and for the download.
 *
 * Nothing here reads a key that the page did not make itself, and nothing leaves the page but what is downloaded.
 */
import type { DiskImage } from '../../../hal/mock/medium.ts'
import { base64Of } from '../../crypto/base64.ts'
import { formatTrust } from '../../crypto/trust.ts'
import type { GivenFile } from '../verifier/pick.ts'
import type { ZipEntry } from './zip.ts'

/** The folder the files are shown and downloaded under. */
export const FOLDER = 'zeuge-camera'
const EVIDENCE = /^(ledger|recordings|receipts)\//
const PEM_LINE = /.{1,64}/g

export function filesOf(image: DiskImage): readonly ZipEntry[] {
  return [...image.files]
    .filter(([name]) => EVIDENCE.test(name))
    .map(([name, bytes]) => ({ name: `${FOLDER}/${name}`, bytes }))
}

export function givenOf(files: readonly ZipEntry[]): readonly GivenFile[] {
  return files.map(({ name, bytes }) => ({ path: name, blob: blobOf(bytes) }))
}

export function blobOf(bytes: Uint8Array, type = 'application/octet-stream'): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type })
}

/** Text of a trust file that pins the root of this page's own camera. */
export function trustTextOf(root: Uint8Array): string {
  const lines = base64Of(root).match(PEM_LINE) ?? []
  return formatTrust([`-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`])
}

/** Hands the browser a file to keep. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
