/**
 * `zeuge excerpt PATH`: an interval of a recording in one file that can be verified without the rest.
 *
 * Undisclosed tracks stay sealed and are listed. With an identity the excerpt carries the disclosed chunks'
 * own keys, which open them and nothing else; then it is readable by everybody and written for its owner only.
 */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Unwrap } from '../../crypto/open.ts'
import { ZeugeError } from '../../errors.ts'
import { type CliContext, say } from '../context.ts'
import { type IntervalFlags, intervalOf, trackOf } from '../moment.ts'

export interface ExcerptRequest extends IntervalFlags {
  readonly path: string
  readonly identity?: string
  readonly sidecar?: string
  readonly out: string
  readonly force?: boolean
}

export interface ExcerptResult {
  readonly file: string
  readonly bytes: number
  readonly segments: number
  readonly entries: number
  readonly disclosedChunks: number
  readonly withheldChunks: number
  readonly withKeys: boolean
  /** Bytes beyond the disclosed bodies, per disclosed or withheld entry. */
  readonly overheadPerEntryBytes: number
}

const HELP = `
Holds every entry of the interval with its proof; "zeuge verify" checks it without the recording, and
"zeuge open" opens it if it was made with --identity. Times are those of the film (90, 1:30) or dates
(2026-06-01T12:30:00Z). The first picture may begin a little earlier, at the last one that stands alone.

Examples:
  zeuge excerpt ./recording --from 1:30 --to 2:05 --track video --out excerpt.zex
  zeuge excerpt ./recording --from 1:30 --to 2:05 --identity evidence-unit.txt --out for-the-court.zex
`

export function register(program: Command, context: CliContext): void {
  program
    .command('excerpt')
    .description('an interval of a recording, verifiable without the rest')
    .argument('<path>', 'segment, recording, or data directory holding one recording')
    .requiredOption('--from <time>', 'first moment')
    .requiredOption('--to <time>', 'moment behind the last')
    .option('--track <track>', 'disclose only video, audio or metadata')
    .option('--identity <file>', 'age identity: put in the keys of the disclosed chunks')
    .option('--sidecar <file>', 'take the keys from what "zeuge rewrap" made')
    .requiredOption('--out <file>', 'excerpt to write (.zex)')
    .option('--force', 'replace an existing file')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (path: string, options: Omit<ExcerptRequest, 'path'>) => {
      const { printResult, bytesText } = await import('../output.ts')
      const result = await makeExcerpt(context, { ...options, path })
      printResult(context, { ok: true, ...result }, () => {
        const { file, disclosedChunks: shown, withheldChunks: kept, withKeys } = result
        const bytes = bytesText(result.bytes, context.lang)
        return say(context, {
          de: `${file}: ${shown} Stücke offengelegt${withKeys ? ' mit Schlüssel' : ''}, ${kept} nicht, ${bytes}`,
          en: `${file}: ${shown} chunks disclosed${withKeys ? ' with their keys' : ''}, ${kept} not, ${bytes}`,
        })
      })
    })
}

/** USAGE, EVIDENCE_UNSOUND, NOTHING_TO_OPEN, KEY_WRONG, FILE_EXISTS, and what reading and writing may say. */
export async function makeExcerpt(context: CliContext, request: ExcerptRequest): Promise<ExcerptResult> {
  const { findRecording, indexRecording, judgeRecording } = await import('./recording.ts')
  const { planExcerpt, writeExcerpt } = await import('../../crypto/excerptplan.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { exists, writeAside } = await import('../files.ts')
  const out = resolve(context.cwd, request.out)
  if (request.force !== true && (await exists(out)))
    throw new ZeugeError('FILE_EXISTS', `${out}: exists already; it is replaced only with --force`)
  const track = trackOf(request.track)
  const interval = intervalOf(request)
  const unwrap = await unwrapOf(context, request)
  const files = await findRecording(context, request.path)
  await judgeRecording(context, request.path, { code: 'EVIDENCE_UNSOUND' })
  const { segments, beginning } = await indexRecording(request.path, files)
  const parts = planExcerpt(segments, { ...interval(beginning), ...(track && { track }) })
  let bytes = 0
  await writeAside(out, { force: true, mode: unwrap === undefined ? 0o644 : 0o600 }, (file) =>
    writeExcerpt(
      nodePrimitives,
      parts,
      async (part) => {
        await file.appendFile(part)
        bytes += part.length
      },
      unwrap,
    ),
  )
  const items = parts.flatMap((part) => part.items)
  const chunks = items.filter(({ entry }) => entry.head.leaf.type === 'CHUNK')
  const disclosed = items.filter((item) => item.disclosed)
  const bodyBytes = disclosed.reduce((sum, { entry }) => sum + entry.head.bodyBytes, 0)
  const disclosedChunks = chunks.filter((item) => item.disclosed).length
  return {
    file: out,
    bytes,
    segments: parts.length,
    entries: items.length,
    disclosedChunks,
    withheldChunks: chunks.length - disclosedChunks,
    withKeys: unwrap !== undefined,
    overheadPerEntryBytes: Math.round((bytes - bodyBytes) / items.length),
  }
}

async function unwrapOf(
  context: CliContext,
  { identity, sidecar }: ExcerptRequest,
): Promise<Unwrap | undefined> {
  const { readIdentities, unwrapWith } = await import('./recording.ts')
  if (identity !== undefined) return unwrapWith(context, await readIdentities(context, identity), sidecar)
  if (sidecar === undefined) return undefined
  throw new ZeugeError('USAGE', '--sidecar needs --identity, the age identity it was made for')
}
