/**
 * `zeuge open PATH`: decrypts one recording into a film that ordinary players play.
 *
 * Opens what is validly signed and nothing behind it. Evidence that is ALTERED, ROLLED-BACK or whose seal
 * leads to nobody is refused; `--damaged` opens the part of an altered one that is still good. The film is
 * written aside and renamed: with a wrong key, an error or Ctrl-C there is no half of one.
 */
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import type { OpenedRecording } from '../../crypto/playback.ts'
import type { EvidenceFile } from '../../crypto/source.ts'
import type { Verdict } from '../../crypto/verdict.ts'
import { ZeugeError } from '../../errors.ts'
import { type CliContext, say } from '../context.ts'
import type { Wearer } from './wearers.ts'

export interface ClipRequest {
  /** Segment, recording, or data directory holding one recording. */
  readonly path: string
  /** age identity file; an excerpt brings its keys along and needs none. */
  readonly identity?: string
  /** Opened with the identity instead of the envelopes. */
  readonly sidecar?: string
  readonly out: string
  /** Also write the places as a track for maps. */
  readonly gpx?: string
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
  /** Written where the recording has places and they were asked for. */
  readonly gpx?: string
  /** How many the recording has. */
  readonly places: number
  /** Who wore the camera, with the name where the identity opens it. */
  readonly wearers: readonly Wearer[]
}

const HELP = `
The verdict is printed beside the film; "zeuge verify" explains it. Refused are recordings that are
not sealed (nothing to open) and, without --damaged, ones that were altered or rolled back.

Examples:
  zeuge open ./data --identity evidence-unit.txt --out clip.mp4
  zeuge open 000000.zeu --identity escrow.txt --out clip.mp4 --force
  zeuge open ./data --sidecar keys.age --identity court.txt --out clip.mp4
  zeuge open ./data --identity escrow.txt --out clip.mp4 --gpx clip.gpx     and where the camera was
  zeuge open excerpt.zex --out clip.mp4                             an excerpt with keys needs no identity
`

export function register(program: Command, context: CliContext): void {
  program
    .command('open')
    .description('decrypt a recording into an MP4')
    .argument('<path>', 'segment, recording, data directory holding one recording, or excerpt')
    .option('--identity <file>', 'age identity of the evidence unit, the escrow, or the sidecar’s recipient')
    .option('--sidecar <file>', 'take the keys from what "zeuge rewrap" made')
    .requiredOption('--out <file>', 'film to write (MP4)')
    .option('--gpx <file>', 'also write where the camera was, as a track for maps (GPX)')
    .option('--force', 'replace existing files')
    .option('--damaged', 'open what is still good of altered evidence')
    .option('--trust <file>', 'trust file, for the verdict')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (path: string, options: Omit<ClipRequest, 'path'>) => {
      const { printResult, bytesText, durationText } = await import('../output.ts')
      const report = await openClip(context, { ...options, path })
      printResult(context, { ok: true, ...report }, () => {
        const { lang } = context
        const size = `${durationText(report.durationUs, lang)}, ${bytesText(report.bytes, lang)}`
        const lost =
          report.refused > 0
            ? `, ${report.refused} ${lang === 'de' ? 'Stücke ausgelassen' : 'chunks left out'}`
            : ''
        const film = `${report.file}: ${size}${lost} (${report.verdict})`
        const track = options.gpx === undefined ? [] : [gpxText(context, report)]
        return [film, ...track, ...wearerTexts(context, report)].join('\n')
      })
    })
}

function wearerTexts(context: CliContext, { wearers }: ClipReport): readonly string[] {
  return wearers.map(({ wearer, name }) => {
    const who = name === undefined ? wearer : `${wearer} (${name})`
    return say(context, { de: `Träger: ${who}`, en: `wearer: ${who}` })
  })
}

function gpxText(context: CliContext, { gpx, places }: ClipReport): string {
  if (gpx === undefined)
    return say(context, {
      de: 'Die Aufnahme enthält keinen Ort; es wurde keine GPX-Datei geschrieben',
      en: 'the recording holds no place; no GPX file was written',
    })
  return say(context, { de: `${gpx}: ${places} Orte`, en: `${gpx}: ${places} places` })
}

/** Verifies, opens, writes. KEY_WRONG, NOTHING_TO_OPEN, FILE_EXISTS, and what reading and writing may say. */
export async function openClip(context: CliContext, request: ClipRequest): Promise<ClipReport> {
  const { exists, writeOutput } = await import('../files.ts')
  const { judgeRecording, readIdentities } = await import('./recording.ts')
  const { fileAt } = await import('./evidence.ts')
  const { isExcerpt } = await import('../../crypto/excerpt.ts')
  const { path, damaged, trust } = request
  const out = resolve(context.cwd, request.out)
  const gpx = request.gpx === undefined ? undefined : resolve(context.cwd, request.gpx)
  if (gpx === out) throw new ZeugeError('USAGE', `${out}: named by both --out and --gpx`)
  for (const target of [out, ...(gpx === undefined ? [] : [gpx])])
    if (!request.force && (await exists(target)))
      throw new ZeugeError('FILE_EXISTS', `${target}: exists already; it is replaced only with --force`)
  const given = resolve(context.cwd, path)
  const file = (await isFile(given)) ? await fileAt(given) : undefined
  const excerpt = file !== undefined && (await file.with(isExcerpt)) ? file : undefined
  const open = excerpt === undefined ? await openerOf(context, request) : openerOfExcerpt(excerpt)
  const { verdict, exitCode } = await judgeRecording(context, path, {
    code: 'NOTHING_TO_OPEN',
    trust,
    ...(excerpt === undefined && { damaged: damaged === true }),
  })
  const { writeFilm } = await import('./film.ts')
  const { createPlaces, gpxOf } = await import('./gpx.ts')
  const { createWearers, namedWearers } = await import('./wearers.ts')
  const places = createPlaces()
  const wearers = createWearers()
  const identities = request.identity === undefined ? [] : await readIdentities(context, request.identity)
  const track = (): string => gpxOf(basename(out, '.mp4').replace(/[^\w-]/g, '_'), places.all)
  const { recording, film } = await open(async (recording) => ({
    recording,
    film: await writeFilm(context, out, recording, {
      part(chunk) {
        places.take(chunk)
        wearers.take(chunk)
      },
      async beside() {
        if (gpx !== undefined && places.all.length > 0)
          await writeOutput(gpx, track(), { force: true, mode: 0o600 })
      },
    }),
  }))
  return {
    file: out,
    bytes: film.bytes,
    durationUs: recording.untilUs - recording.fromUs,
    chunks: recording.chunks,
    verdict,
    verifyExitCode: exitCode,
    refused: recording.refused + film.leftOut,
    places: places.all.length,
    wearers: await namedWearers(wearers.all, identities),
    ...(gpx !== undefined && places.all.length > 0 && { gpx }),
  }
}

/** Opens, and closes what it needed for that once `use` is done. */
type Opener = <T>(use: (recording: OpenedRecording) => Promise<T>) => Promise<T>

/** Keys first: a wrong identity file is said before gigabytes are verified. */
async function openerOf(context: CliContext, { path, identity, sidecar }: ClipRequest): Promise<Opener> {
  const { findRecording, readIdentities, unwrapWith } = await import('./recording.ts')
  const { openRecording } = await import('../../crypto/open.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const { handsFor } = await import('../pool.ts')
  const { openOpeners } = await import('./openers.ts')
  if (identity === undefined)
    throw new ZeugeError('USAGE', `${path}: is sealed; --identity says which age identity opens it`)
  const unwrap = await unwrapWith(context, await readIdentities(context, identity), sidecar)
  const segments = await findRecording(context, path)
  return async (use) => {
    const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0)
    const hands = handsFor(Number.POSITIVE_INFINITY, bytes)
    const openers = hands > 1 ? openOpeners(hands) : undefined
    try {
      return await use(await openRecording(nodePrimitives, segments, unwrap, openers))
    } finally {
      await openers?.end()
    }
  }
}

function openerOfExcerpt(file: EvidenceFile): Opener {
  return async (use) => {
    const { openExcerpt } = await import('../../crypto/openexcerpt.ts')
    const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
    return use(await openExcerpt(nodePrimitives, file))
  }
}

async function isFile(path: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises')
  const { fileFault } = await import('../files.ts')
  const info = await stat(path).catch((cause: unknown) => {
    throw fileFault(cause, path)
  })
  return info.isFile()
}
