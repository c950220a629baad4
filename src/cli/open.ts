/**
 * `zeuge open PATH`: decrypts one recording into a film that ordinary players play.
 *
 * Opens what is validly signed and nothing behind it. Evidence that is ALTERED, ROLLED-BACK or whose seal
 * leads to nobody is refused; `--damaged` opens the part of an altered one that is still good. The film is
 * written aside and renamed: with a wrong key, an error or Ctrl-C there is no half of one.
 */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { EvidenceFile } from '../crypto/source.ts'
import type { Verdict } from '../crypto/verdict.ts'
import { ZeugeError } from '../errors.ts'
import type { CliContext } from './context.ts'

export interface ClipRequest {
  /** Segment, recording, or data directory holding one recording. */
  readonly path: string
  /** age identity file. */
  readonly identity: string
  readonly out: string
  readonly force: boolean
  readonly damaged: boolean
  readonly trust?: string
}

export interface ClipReport {
  readonly file: string
  readonly bytes: number
  /** First to last sample. */
  readonly durationUs: number
  readonly chunks: number
  readonly verdict: Verdict
  readonly verifyExitCode: number
  /** Signed chunks that did not open or were no fragments; they are not in the film. */
  readonly refused: number
}

const HELP = `
The verdict is printed beside the film; "zeuge verify" explains it. Refused are recordings that are
not sealed (nothing to open) and, without --damaged, ones that were altered or rolled back.

Examples:
  zeuge open ./data --identity evidence-unit.txt --out clip.mp4
  zeuge open 000000.zeu --identity escrow.txt --out clip.mp4 --force
`

export function register(program: Command, context: CliContext): void {
  program
    .command('open')
    .description('decrypt a recording into an MP4')
    .argument('<path>', 'segment, recording, or data directory holding one recording')
    .requiredOption('--identity <file>', 'age identity of the evidence unit or the escrow')
    .requiredOption('--out <file>', 'film to write (MP4)')
    .option('--force', 'replace an existing film')
    .option('--damaged', 'open what is still good of altered evidence')
    .option('--trust <file>', 'trust file, for the verdict')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (path: string, options: Omit<ClipRequest, 'path'>) => {
      const { printResult, bytesText, durationText } = await import('./output.ts')
      const report = await openClip(context, { ...options, path })
      printResult(context, { ok: true, ...report }, () => {
        const { lang } = context
        const size = `${durationText(report.durationUs, lang)}, ${bytesText(report.bytes, lang)}`
        const lost =
          report.refused > 0
            ? `, ${report.refused} ${lang === 'de' ? 'Stücke ausgelassen' : 'chunks left out'}`
            : ''
        return `${report.file}: ${size}${lost} (${report.verdict})`
      })
    })
}

/** Verifies, opens, writes. KEY_WRONG, NOTHING_TO_OPEN, FILE_EXISTS, and what reading and writing may say. */
export async function openClip(context: CliContext, request: ClipRequest): Promise<ClipReport> {
  const { exists, readInput } = await import('./files.ts')
  const { findEvidence } = await import('./evidence.ts')
  const { parseIdentities, unwrapAge } = await import('../../hal/envelopes/age.ts')
  const { textOf } = await import('../bytes.ts')
  const { openRecording } = await import('../crypto/open.ts')
  const { nodePrimitives } = await import('../../hal/primitives/node.ts')
  const out = resolve(context.cwd, request.out)
  if (!request.force && (await exists(out)))
    throw new ZeugeError('FILE_EXISTS', `${out}: exists already; it is replaced only with --force`)
  const identityPath = resolve(context.cwd, request.identity)
  const text = textOf(await readInput(identityPath, IDENTITY_BYTES_MAX))
  if (text === undefined) throw new ZeugeError('KEY_INVALID', `${identityPath}: is not text`)
  const identities = parseIdentities(text, identityPath)
  const evidence = await findEvidence(resolve(context.cwd, request.path))
  const segments = onlyRecording(request.path, evidence.recordings)
  const { verdict, exitCode } = await judge(context, request)
  const recording = await openRecording(nodePrimitives, segments, (envelope) =>
    unwrapAge(envelope, identities),
  )
  const { writeFilm } = await import('./film.ts')
  const film = await writeFilm(context, out, recording)
  return {
    file: out,
    bytes: film.bytes,
    durationUs: recording.untilUs - recording.fromUs,
    chunks: recording.chunks,
    verdict,
    verifyExitCode: exitCode,
    refused: recording.refused + film.leftOut,
  }
}

const IDENTITY_BYTES_MAX = 64 * 1024

function onlyRecording(
  path: string,
  recordings: readonly { readonly name: string; readonly segments: readonly EvidenceFile[] }[],
): readonly EvidenceFile[] {
  const [only, ...others] = recordings
  if (only === undefined) throw new ZeugeError('NOTHING_TO_OPEN', `${path}: holds no recording`)
  if (others.length === 0) return only.segments
  const names = recordings.map(({ name }) => name).slice(0, 10)
  throw new ZeugeError(
    'USAGE',
    `${path}: holds ${recordings.length} recordings; give the directory of one (${names.join(', ')}${recordings.length > names.length ? ', …' : ''})`,
  )
}

async function judge(context: CliContext, { path, damaged, trust }: ClipRequest) {
  const { verifyPaths } = await import('./verify.ts')
  const report = await verifyPaths(context, [path], trust)
  const { verdict, sentence } = report
  const unsealed = report.segments.every((segment) => segment.verdict === 'NOT-SEALED')
  if (unsealed || report.segments.some((segment) => segment.identity.state === 'invalid'))
    throw new ZeugeError('NOTHING_TO_OPEN', `${path}: ${verdict}: ${sentence[context.lang]}`)
  if (REFUSED.includes(verdict) && damaged !== true)
    throw new ZeugeError(
      'NOTHING_TO_OPEN',
      `${path}: ${verdict}: ${sentence[context.lang]} (--damaged opens what is still good)`,
    )
  return report
}

const REFUSED: readonly Verdict[] = ['ALTERED', 'ROLLED-BACK']
