/**
 * `zeuge inspect PATH`: what stands in a segment or ledger volume, entry by entry, without keys.
 *
 * Shows structure and says nothing about its truth: that is `verify`.
 */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { EvidenceFile } from '../../crypto/source.ts'
import { ZeugeError } from '../../errors.ts'
import type { CliContext } from '../context.ts'
import { table } from '../output.ts'
import type { InspectedEntry } from './entrytext.ts'

const HELP = `
Shows what the bytes say, not whether it is true: "zeuge verify" checks.

Examples:
  zeuge inspect data/recordings/20261123T070000Z-0a1b2c3d/000000.zeu
  zeuge inspect data/ledger/00000000.zlg --json
`
const ENTRIES_MAX = 100_000

export function register(program: Command, context: CliContext): void {
  program
    .command('inspect')
    .description('list the entries of a segment or ledger volume, without keys')
    .argument('<path>', 'segment (.zeu), ledger volume (.zlg), or a directory of segments')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (path: string) => {
      const { printResult } = await import('../output.ts')
      const files: InspectedFile[] = []
      for (const file of await filesOf(resolve(context.cwd, path))) files.push(await inspectFile(file))
      printResult(context, { ok: true, files }, () => files.map((file) => textOf(file)).join('\n\n'))
    })
}

async function filesOf(path: string): Promise<readonly EvidenceFile[]> {
  const { findEvidence } = await import('./evidence.ts')
  const { segments, volumes } = await findEvidence(path)
  return [...(volumes ?? []), ...segments]
}

export interface InspectedFile {
  readonly file: string
  readonly bytes: number
  /** Fields of the HEADER, byte strings in hexadecimal; absent where there is none. */
  readonly header?: unknown
  readonly entries: readonly InspectedEntry[]
  /** Bytes behind the last entry that can be read. */
  readonly restBytes: number
  readonly rest?: string
}

export async function inspectFile(file: EvidenceFile): Promise<InspectedFile> {
  const { createScanner } = await import('../../crypto/scan.ts')
  const { MAGIC } = await import('../../crypto/entry.ts')
  const { parseHeader } = await import('../../crypto/header.ts')
  const { entryOf, plain } = await import('./entrytext.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  return file.with(async (source) => {
    const scanner = createScanner(nodePrimitives, source)
    const entries: InspectedEntry[] = []
    let header: unknown
    let rest: string | undefined
    let at = MAGIC.length
    while (entries.length < ENTRIES_MAX) {
      const result = await scanner.entryAt(at, ({ leaf }) => leaf.type !== 'CHUNK')
      if (result === undefined) break
      if (!result.ok) {
        rest = result.fault
        break
      }
      const { entry } = result
      if (entry.head.leaf.type === 'HEADER' && entry.body !== undefined)
        header = plain(parseHeader(entry.body))
      entries.push(entryOf(entry))
      at = entry.end
    }
    if (entries.length === 0)
      throw new ZeugeError(
        'NOT_EVIDENCE',
        `${file.file}: neither a segment nor a ledger volume: ${rest ?? 'it is empty'}`,
      )
    const restBytes = Math.max(0, source.bytes - at)
    return {
      file: file.file,
      bytes: source.bytes,
      ...(header === undefined ? {} : { header }),
      entries,
      restBytes,
      ...(rest === undefined ? {} : { rest }),
    }
  })
}

function textOf(file: InspectedFile): string {
  const head = ['#', 'offset', 'type', 'track', 'from', 'length', 'bytes', '']
  const rows = file.entries.map((entry) => [
    String(entry.index),
    String(entry.offset),
    entry.type,
    entry.track,
    entry.fromUs === null ? '-' : (entry.fromUs / 1e6).toFixed(3),
    entry.durUs === 0 ? '-' : (entry.durUs / 1e6).toFixed(3),
    String(entry.bodyBytes),
    entry.notes,
  ])
  const lines = [`${file.file} (${file.bytes} bytes)`, table([head, ...rows], [0, 1, 4, 5, 6])]
  if (file.restBytes > 0)
    lines.push(`… ${file.restBytes} bytes${file.rest === undefined ? '' : ` (${file.rest})`}`)
  return lines.join('\n')
}
