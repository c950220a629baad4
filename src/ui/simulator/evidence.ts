/**
 * The card of the page's camera as evidence: its files for the verifier, for opening and for the download.
 *
 * Nothing here reads a key that the page did not make itself, and nothing leaves the page but what is downloaded.
 */
import type { PageStore } from '../../../hal/web/store.ts'
import { base64Of } from '../../crypto/base64.ts'
import { formatTrust } from '../../crypto/trust.ts'
import type { GivenFile } from '../verifier/pick.ts'

/** The folder the files are shown and downloaded under. */
export const FOLDER = 'zeuge-camera'
const EVIDENCE = /^(ledger|recordings|receipts)\//
const PEM_LINE = /.{1,64}/g

export function filesOf(store: PageStore): readonly GivenFile[] {
  return [...store.files.keys()]
    .filter((name) => EVIDENCE.test(name))
    .sort()
    .map((name) => ({ path: `${FOLDER}/${name}`, blob: store.blob(name) }))
}

/** One bit of the first segment of a recording is another one now; `chosen` says which, as a share of all. */
export async function tamperWith(store: PageStore, directory: string, chosen: number): Promise<void> {
  const name = [...store.files.keys()].sort().find((each) => each.startsWith(`recordings/${directory}/`))
  if (name === undefined) return
  const bytes = new Uint8Array(await store.blob(name).arrayBuffer())
  const bit = Math.floor(chosen * bytes.length * 8)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  await store.put(name, new Blob([bytes]))
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
