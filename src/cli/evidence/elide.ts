/**
 * `zeuge elide PATH`: a copy of a recording without chosen bodies, and a signed statement of who took them
 * out and why.
 *
 * The evidence given is never changed. Segments that nothing is taken out of are copied as they are; earlier
 * statements go along. The directory is made aside and renamed.
 */
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { LeafRange } from '../../crypto/leafranges.ts'
import type { NoteSigner } from '../../crypto/notekey.ts'
import type { IndexedSegment } from '../../crypto/segmentindex.ts'
import type { TrackWord } from '../../crypto/tally.ts'
import { ZeugeError } from '../../errors.ts'
import { type CliContext, say } from '../context.ts'
import { type Beginning, type IntervalFlags, intervalOf, trackOf } from '../moment.ts'

export interface ElideRequest extends IntervalFlags {
  readonly path: string
  /** Leaf indices in each segment given, such as 3-17,20. */
  readonly leaves?: string
  readonly reason: string
  /** Signer key file of `zeuge keys elide`. */
  readonly key: string
  readonly out: string
  readonly force?: boolean
}

export interface ElidedSegment {
  readonly file: string
  /** Absent where nothing was taken out. */
  readonly statement?: string
  readonly leaves: number
  readonly removedBytes: number
}

export interface ElideReport {
  readonly directory: string
  readonly by: string
  readonly segments: readonly ElidedSegment[]
  readonly leaves: number
  readonly removedBytes: number
}

const HELP = `
Takes the sealed pictures and sound of an interval out of a copy, for redaction or deletion; nothing else
changes, and the copy still verifies: COMPLETE-ELIDED for whoever trusts the key, by the statements
(.elide) beside the segments. Times are those of the film (90, 1:30) or dates (2026-06-01T12:30:00Z).
What no signature covers, such as the torn end after a power cut, is not copied.

Examples:
  zeuge elide ./recording --from 1:30 --to 2:05 --reason "bystander, file 12/26" --key elide.key --out ./redacted
  zeuge elide ./recording --from 0 --to 10:00 --track audio --reason "court order" --key elide.key --out ./mute
  zeuge elide ./recording --leaves 1 --reason "retention period over" --key elide.key --out ./shredded
                                                    (entry 1 is the envelope: nobody can open the copy)
`

export function register(program: Command, context: CliContext): void {
  program
    .command('elide')
    .description('take content out of a copy of a recording, under a signed statement')
    .argument('<path>', 'segment, recording, or data directory holding one recording')
    .option('--from <time>', 'first moment to take out')
    .option('--to <time>', 'moment behind the last')
    .option('--track <track>', 'video, audio or metadata; all of them by default')
    .option('--leaves <list>', 'these entries of each segment instead, such as 3-17,20 (see inspect)')
    .requiredOption('--reason <text>', 'why, in one line; it can be read by everybody')
    .requiredOption('--key <file>', 'key of "zeuge keys elide"')
    .requiredOption('--out <dir>', 'directory to make')
    .option('--force', 'replace files of the same names there')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (path: string, options: Omit<ElideRequest, 'path'>) => {
      const { printResult, bytesText } = await import('../output.ts')
      const report = await elideRecording(context, { ...options, path })
      printResult(context, { ok: true, ...report }, () => {
        const bytes = bytesText(report.removedBytes, context.lang)
        return say(context, {
          de: `${report.directory}: ${report.leaves} Einträge herausgenommen (${bytes}), erklärt von ${report.by}`,
          en: `${report.directory}: ${report.leaves} entries taken out (${bytes}), stated by ${report.by}`,
        })
      })
    })
}

/** USAGE, KEY_INVALID, EVIDENCE_UNSOUND, FILE_EXISTS, and what reading and writing may say. */
export async function elideRecording(context: CliContext, request: ElideRequest): Promise<ElideReport> {
  const { findRecording, indexRecording, judgeRecording } = await import('./recording.ts')
  const { exists, fileFault } = await import('../files.ts')
  const { wipe } = await import('../../bytes.ts')
  const out = resolve(context.cwd, request.out)
  if (request.force !== true && (await exists(out)))
    throw new ZeugeError('FILE_EXISTS', `${out}: exists already; files in it are replaced only with --force`)
  const track = trackOf(request.track)
  const chooser = await chooserOf(request, track)
  const signer = await readSigner(context, request)
  const files = await findRecording(context, request.path)
  if (files.some(({ file }) => dirname(file) === out))
    throw new ZeugeError('USAGE', `${out}: is where the evidence itself lies; give another directory`)
  await judgeRecording(context, request.path, { code: 'EVIDENCE_UNSOUND' })
  const { segments, beginning } = await indexRecording(request.path, files)
  const choose = chooser(beginning)
  const aside = `${out}.new`
  const { rm } = await import('node:fs/promises')
  try {
    await rm(aside, { recursive: true, force: true })
    const done: ElidedSegment[] = []
    for (const segment of segments)
      done.push(await elideSegment(context, aside, segment, choose(segment), request, signer))
    const leaves = done.reduce((sum, one) => sum + one.leaves, 0)
    if (leaves === 0)
      throw new ZeugeError('USAGE', `${request.path}: holds nothing of that, or it was taken out before`)
    await moveInto(aside, out)
    const removedBytes = done.reduce((sum, one) => sum + one.removedBytes, 0)
    return { directory: out, by: signer.name, segments: done, leaves, removedBytes }
  } catch (cause) {
    await rm(aside, { recursive: true, force: true })
    throw fileFault(cause, out)
  } finally {
    wipe(signer.seed)
  }
}

type Choose = (segment: IndexedSegment) => readonly LeafRange[]

/** What to take out, as far as the flags say it; the recording says the rest. */
async function chooserOf(
  request: ElideRequest,
  track: TrackWord | undefined,
): Promise<(beginning: Beginning) => Choose> {
  const { chooseLeaves, chooseMedia } = await import('../../crypto/elide.ts')
  const { leaves, from, to } = request
  if (leaves === undefined) {
    const interval = intervalOf(request)
    return (beginning) => (segment) =>
      chooseMedia(segment, { ...interval(beginning), ...(track && { track }) })
  }
  const { parseRanges } = await import('../../crypto/leafranges.ts')
  const ranges = parseRanges(leaves)
  if (from !== undefined || to !== undefined || track !== undefined)
    throw new ZeugeError('USAGE', '--leaves names the entries itself; leave out --from, --to and --track')
  if (ranges === undefined)
    throw new ZeugeError('USAGE', `--leaves ${leaves}: give entries in ascending order, such as 3-17,20`)
  return () => (segment) => chooseLeaves(segment, ranges)
}

async function elideSegment(
  context: CliContext,
  directory: string,
  segment: IndexedSegment,
  leaves: readonly LeafRange[],
  { reason }: ElideRequest,
  signer: NoteSigner,
): Promise<ElidedSegment> {
  const { copyWithout } = await import('../../crypto/elide.ts')
  const { ELISIONS_MAX, signElision } = await import('../../crypto/elision.ts')
  const { contains, countOf } = await import('../../crypto/leafranges.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { elisionName } = await import('../../store/names.ts')
  const { writeAside, writeOutput } = await import('../files.ts')
  const { file, header, signed, entries } = segment
  const name = basename(file.file)
  const earlier = (await file.elisions?.()) ?? []
  if (earlier.length >= ELISIONS_MAX)
    throw new ZeugeError(
      'USAGE',
      `${file.file}: has ${earlier.length} statements already, at most ${ELISIONS_MAX}`,
    )
  await writeAside(join(directory, name), { force: true }, (to) =>
    copyWithout(segment, leaves, (part) => to.appendFile(part)),
  )
  for (const [at, statement] of earlier.entries())
    await writeOutput(join(directory, elisionName(name, at + 1)), statement, { force: true })
  if (leaves.length === 0) return { file: name, leaves: 0, removedBytes: 0 }
  const about = { segmentId: header.segmentId, size: signed.size, root: signed.root, leaves }
  const elision = { ...about, unixUs: context.now() * 1000, reason }
  const statement = elisionName(name, earlier.length + 1)
  await writeOutput(join(directory, statement), signElision(nodePrimitives, elision, signer), { force: true })
  const gone = entries.filter(({ head }) => contains(leaves, head.leafIndex))
  const removedBytes = gone.reduce((sum, { head }) => sum + head.bodyBytes, 0)
  return { file: name, statement, leaves: countOf(leaves), removedBytes }
}

async function readSigner(context: CliContext, { key, reason }: ElideRequest): Promise<NoteSigner> {
  const { isReason, REASON_CHARS_MAX } = await import('../../crypto/elision.ts')
  const { readSignerKey } = await import('../authority/signerkey.ts')
  if (!isReason(reason))
    throw new ZeugeError('USAGE', `--reason: give one line of 1 to ${REASON_CHARS_MAX} characters`)
  return readSignerKey(context, key, 'zeuge keys elide')
}

/** Into the place of nothing, or file by file over those of the same names. */
async function moveInto(aside: string, out: string): Promise<void> {
  const { readdir, rename, rmdir } = await import('node:fs/promises')
  const { exists } = await import('../files.ts')
  if (!(await exists(out))) return rename(aside, out)
  for (const name of await readdir(aside)) await rename(join(aside, name), join(out, name))
  await rmdir(aside)
}
