/**
 * `zeuge export PATH`: all that a court or a defence needs, in one BagIt folder (RFC 8493).
 *
 *   data/evidence   the sealed files, bit for bit: the proof      data/films         opened with the identity given
 *   data/report.*   what they prove                               data/verifier.html checks them without a program
 *
 * The verdict is that of the copy. Written aside and renamed when it is whole: with a wrong key, an error or
 * Ctrl-C there is no half of one. Films are readable, so the folder is only for its owner.
 */
import { chmod, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { makeDirs } from '../../../hal/makedirs.ts'
import type { Verdict } from '../../crypto/verdict.ts'
import type { EvidenceReport } from '../../crypto/verifyevidence.ts'
import { ZeugeError } from '../../errors.ts'
import { BAG_EVIDENCE } from '../../store/layout.ts'
import type { CliContext } from '../context.ts'
import { exists, fileFault, readInput, writeOutput } from '../files.ts'
import type { CopiedRecording } from './exportcopy.ts'

interface ExportFlags {
  readonly identity: string
  readonly out: string
  readonly trust?: string
  readonly force?: boolean
  readonly damaged?: boolean
}

export interface ExportReport {
  readonly ok: boolean
  readonly directory: string
  readonly verdict: Verdict
  readonly verifyExitCode: number
  readonly files: number
  readonly bytes: number
  readonly films: readonly ExportedFilm[]
}

interface ExportedFilm {
  readonly recording: string
  /** In the folder; absent where nothing could be opened. */
  readonly file?: string
  /** Where the camera was, for maps; absent where the recording does not say it. */
  readonly gpx?: string
  readonly durationUs?: number
  /** Why there is none. */
  readonly reason?: string
}

const HELP = `
PATH is a recording's folder or a camera's data directory. From a recording inside a data directory, the
camera's ledger is exported too. "sha256sum -c manifest-sha256.txt" in DIR checks that nothing was damaged on
the way; data/verifier.html, opened in a browser, checks the evidence itself.

Examples:
  zeuge export ./data --identity evidence-unit.txt --trust trust.json --out case-17
  zeuge export ./data/recordings/20260601T120000Z-1a2b3c4d --identity escrow.txt --out case-17
`

export function register(program: Command, context: CliContext): void {
  program
    .command('export')
    .description('film, proof, report and verifier in one folder (BagIt)')
    .argument('<path>', 'recording or data directory')
    .requiredOption('--identity <file>', 'age identity of the evidence unit or the escrow')
    .requiredOption('--out <dir>', 'folder to write')
    .option('--trust <file>', 'trust file, for the verdict; a copy is enclosed')
    .option('--force', 'replace an earlier export')
    .option('--damaged', 'export altered evidence too, with what is still good as film')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (path: string, flags: ExportFlags) => {
      const { bytesText, printResult } = await import('../output.ts')
      const report = await exportEvidence(context, path, flags)
      const { lang } = context
      printResult(context, { ...report }, () => {
        const size = `${report.files} ${lang === 'de' ? 'Dateien' : 'files'}, ${bytesText(report.bytes, lang)}`
        const missing = report.films.filter(({ file }) => file === undefined)
        const lost = missing.map(({ recording, reason }) => `\n  ${recording}: ${reason ?? ''}`).join('')
        return `${report.directory}: ${size} (${report.verdict})${lost}`
      })
    })
}

/** NOTHING_TO_OPEN, KEY_WRONG, FILE_EXISTS, INTERRUPTED, and what reading and writing may say. */
export async function exportEvidence(
  context: CliContext,
  path: string,
  flags: ExportFlags,
): Promise<ExportReport> {
  const out = resolve(context.cwd, flags.out)
  await refuseStrangers(out, flags.force === true)
  const { evidenceToExport } = await import('./exportcopy.ts')
  const found = await evidenceToExport(resolve(context.cwd, path))
  let interrupted = false
  const ignore = context.onInterrupt(() => {
    interrupted = true
  })
  const stop = (): void => {
    if (interrupted) throw new ZeugeError('INTERRUPTED', `${out}: interrupted, nothing was written`)
  }
  await makeDirs(dirname(out)).catch((cause: unknown) => {
    throw fileFault(cause, out)
  })
  const aside = await mkdtemp(`${out}.new-`).catch((cause: unknown) => {
    throw fileFault(cause, out)
  })
  try {
    const report = await fill(context, aside, found, flags, stop)
    stop()
    await chmod(aside, 0o700)
    if (flags.force === true) await rm(out, { recursive: true, force: true })
    await rename(aside, out)
    return { ...report, directory: out }
  } catch (cause) {
    await rm(aside, { recursive: true, force: true })
    throw fileFault(cause, out)
  } finally {
    ignore()
  }
}

/** Only what an earlier export made is ever replaced. */
async function refuseStrangers(out: string, force: boolean): Promise<void> {
  if (!(await exists(out))) return
  if (!force) throw new ZeugeError('FILE_EXISTS', `${out}: exists already; it is replaced only with --force`)
  const { BAG_INFO } = await import('./bag.ts')
  const info = join(out, BAG_INFO)
  const text = (await exists(info)) ? new TextDecoder().decode(await readInput(info, INFO_BYTES_MAX)) : ''
  if (!text.split('\n').some((line) => line.startsWith(`${AGENT}: zeuge `)))
    throw new ZeugeError('FILE_EXISTS', `${out}: exists and is no export of ours; choose another with --out`)
}

const AGENT = 'Bag-Software-Agent'
const INFO_BYTES_MAX = 64 * 1024

async function fill(
  context: CliContext,
  aside: string,
  found: Awaited<ReturnType<typeof import('./exportcopy.ts').evidenceToExport>>,
  flags: ExportFlags,
  stop: () => void,
): Promise<Omit<ExportReport, 'directory'>> {
  const { beginBag, endBag } = await import('./bag.ts')
  const { copyEvidence } = await import('./exportcopy.ts')
  const { startProgress } = await import('../progress.ts')
  const { verifyPaths } = await import('./verify.ts')
  const { installed } = await import('../version.ts')
  await beginBag(aside)
  const progress = startProgress(context, 'copy', found.bytes)
  const copied = (bytes: number): void => {
    stop()
    progress.update(bytes)
  }
  const recordings = await copyEvidence(found, aside, copied).finally(() => progress.end())
  const report = await verifyPaths(context, [aside], { trust: flags.trust })
  if (REFUSED.includes(report.verdict) && flags.damaged !== true)
    throw new ZeugeError(
      'NOTHING_TO_OPEN',
      `${report.verdict}: ${report.sentence[context.lang]} (--damaged exports it all the same)`,
    )
  const films: ExportedFilm[] = []
  for (const recording of recordings) {
    stop()
    films.push(await film(context, aside, recording, flags))
  }
  const [first] = films
  if (first?.reason !== undefined && films.every(({ file }) => file === undefined))
    throw new ZeugeError('NOTHING_TO_OPEN', first.reason)
  await enclose(context, aside, report, films, flags)
  stop()
  const size = await endBag(aside, [
    ['Bagging-Date', new Date(context.now()).toISOString().slice(0, 10)],
    [AGENT, `zeuge ${installed().version}`],
    ['External-Identifier', report.identity.device ?? 'unknown'],
    ['External-Description', `Sealed body-camera evidence, verdict ${report.verdict}`],
  ])
  const { verdict, exitCode } = report
  return { ok: true, verdict, verifyExitCode: exitCode, ...size, films }
}

const REFUSED: readonly Verdict[] = ['ALTERED', 'ROLLED-BACK']

/** A recording without anything to open is exported all the same: that it holds nothing is proven too. */
async function film(
  context: CliContext,
  aside: string,
  { name, path }: CopiedRecording,
  { identity, damaged, trust }: ExportFlags,
): Promise<ExportedFilm> {
  const { openClip } = await import('./open.ts')
  const file = `data/films/${name}.mp4`
  const gpx = `data/films/${name}.gpx`
  try {
    const { durationUs, places } = await openClip(context, {
      path,
      identity,
      out: join(aside, file),
      gpx: join(aside, gpx),
      force: false,
      damaged: damaged === true,
      ...(trust !== undefined && { trust }),
    })
    return { recording: name, file, ...(places > 0 && { gpx }), durationUs }
  } catch (error) {
    if (error instanceof ZeugeError && error.code === 'NOTHING_TO_OPEN')
      return { recording: name, reason: error.message.replaceAll(`${aside}/`, '') }
    throw error
  }
}

/** Everything that explains the evidence and is none itself. */
async function enclose(
  context: CliContext,
  aside: string,
  report: EvidenceReport,
  films: readonly ExportedFilm[],
  flags: ExportFlags,
): Promise<void> {
  const { readTrust } = await import('./trustfile.ts')
  const { reportText } = await import('./report.ts')
  const { installed } = await import('../version.ts')
  const { README } = await import('./exporttexts.ts')
  const trustPath = flags.trust === undefined ? undefined : resolve(context.cwd, flags.trust)
  const trust = trustPath === undefined ? undefined : await readTrust(trustPath)
  const base = join(aside, BAG_EVIDENCE)
  const write = (name: string, content: Uint8Array | string): Promise<void> =>
    writeOutput(join(aside, name), content, { force: false })
  await write('data/report.html', reportText(context, { report, base, ...(trust && { trust }) }))
  await write('data/report.json', `${JSON.stringify({ ...namedFrom(report, base), films }, null, 2)}\n`)
  if (trustPath !== undefined) await write('data/trust.json', await readFile(trustPath))
  const { root } = installed()
  for (const [name, source] of [
    ['data/format.md', 'docs/format.md'],
    ['data/verifier.html', 'dist/verifier.html'],
  ] as const)
    await write(name, await ownFile(join(root, source)))
  await write('README.txt', README)
}

async function ownFile(path: string): Promise<Uint8Array> {
  if (await exists(path)) return readFile(path)
  throw new ZeugeError('NOT_AVAILABLE', `${basename(path)} is not installed; "npm run build" makes it`)
}

/** The report with file names as they are in the folder. */
function namedFrom(report: EvidenceReport, base: string): EvidenceReport {
  const plain = (name: string): string => (name.startsWith(`${base}/`) ? name.slice(base.length + 1) : name)
  return JSON.parse(JSON.stringify(report), (_, value: unknown) =>
    typeof value === 'string' ? plain(value) : value,
  )
}
