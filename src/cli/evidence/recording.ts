/**
 * One recording as a command wants it: its segments, what `verify` says of it, and the keys to open it.
 */
import { resolve } from 'node:path'
import type { Unwrap } from '../../crypto/open.ts'
import type { IndexedSegment } from '../../crypto/segmentindex.ts'
import type { EvidenceFile } from '../../crypto/source.ts'
import type { Verdict } from '../../crypto/verdict.ts'
import type { EvidenceReport } from '../../crypto/verifyevidence.ts'
import { type FaultCode, ZeugeError } from '../../errors.ts'
import type { CliContext } from '../context.ts'
import type { Beginning } from '../moment.ts'
import type { FoundFile } from './evidence.ts'

const KEY_FILE_BYTES_MAX = 64 * 1024
const REFUSED: readonly Verdict[] = ['ALTERED', 'ROLLED-BACK']

/** Segments of the one recording `path` means. USAGE where it holds several, and what findEvidence says. */
export async function findRecording(context: CliContext, path: string): Promise<readonly FoundFile[]> {
  const { findEvidence } = await import('./evidence.ts')
  const { recordings } = await findEvidence(resolve(context.cwd, path))
  const [only, ...others] = recordings
  if (only === undefined) throw new ZeugeError('NOTHING_TO_OPEN', `${path}: holds no recording`)
  if (others.length === 0) return only.segments
  const names = recordings.map(({ name }) => name).slice(0, 10)
  throw new ZeugeError(
    'USAGE',
    `${path}: holds ${recordings.length} recordings; give the directory of one (${names.join(', ')}${recordings.length > names.length ? ', …' : ''})`,
  )
}

/** What `verify` says; refused with `code` are the unsealed, the forged and, unless `damaged`, the altered. */
export async function judgeRecording(
  context: CliContext,
  path: string,
  options: { readonly code: FaultCode; readonly damaged?: boolean; readonly trust?: string | undefined },
): Promise<EvidenceReport> {
  const { verifyPaths } = await import('./verify.ts')
  const report = await verifyPaths(context, [path], { trust: options.trust })
  const { verdict, sentence } = report
  const unsealed = report.segments.every((segment) => segment.verdict === 'NOT-SEALED')
  if (unsealed || report.segments.some((segment) => segment.identity.state === 'invalid'))
    throw new ZeugeError(options.code, `${path}: ${verdict}: ${sentence[context.lang]}`)
  if (REFUSED.includes(verdict) && options.damaged !== true) {
    const way = options.damaged === false ? ' (--damaged opens what is still good)' : ''
    throw new ZeugeError(options.code, `${path}: ${verdict}: ${sentence[context.lang]}${way}`)
  }
  return report
}

/** Its signed entries, and when it begins. EVIDENCE_UNSOUND, NOTHING_TO_OPEN. */
export async function indexRecording(
  path: string,
  files: readonly EvidenceFile[],
): Promise<{ readonly segments: readonly IndexedSegment[]; readonly beginning: Beginning }> {
  const { indexSegment } = await import('../../crypto/segmentindex.ts')
  const { nodePrimitives } = await import('../../../hal/primitives/node.ts')
  const segments: IndexedSegment[] = []
  for (const file of files) {
    const segment = await indexSegment(nodePrimitives, file)
    if (segment !== undefined) segments.push(segment)
  }
  const [first] = segments
    .flatMap(({ signed: { tally } }) =>
      tally.fromUs === undefined ? [] : [{ ...tally, fromUs: tally.fromUs }],
    )
    .sort((a, b) => a.fromUs - b.fromUs)
  if (first === undefined) throw new ZeugeError('NOTHING_TO_OPEN', `${path}: no signed picture or sound`)
  return { segments, beginning: { fromUs: first.fromUs, fromWallUs: first.fromWallUs ?? null } }
}

/** Age identities of a file. KEY_INVALID, and what reading may say. */
export async function readIdentities(context: CliContext, file: string): Promise<readonly string[]> {
  const { parseIdentities } = await import('../../../hal/envelopes/age.ts')
  return parseIdentities(await readKeyText(context, file), resolve(context.cwd, file))
}

/** A key file's text, at most 64 KiB. */
export async function readKeyText(context: CliContext, file: string): Promise<string> {
  const { readInput } = await import('../files.ts')
  const { textOf } = await import('../../bytes.ts')
  const path = resolve(context.cwd, file)
  const text = textOf(await readInput(path, KEY_FILE_BYTES_MAX))
  if (text === undefined) throw new ZeugeError('KEY_INVALID', `${path}: is not text`)
  return text
}

/** Opens envelopes, or instead of them a sidecar that was made for one of the identities. */
export async function unwrapWith(
  context: CliContext,
  identities: readonly string[],
  sidecar: string | undefined,
): Promise<Unwrap> {
  const { ENVELOPE_BYTES_MAX, kindOfEnvelope, unwrapAge } = await import('../../../hal/envelopes/age.ts')
  if (sidecar === undefined) return (envelope) => unwrapAge(envelope, identities)
  const { parseSidecar, unwrapFrom } = await import('../../crypto/sidecar.ts')
  const { readInput } = await import('../files.ts')
  const { wipe } = await import('../../bytes.ts')
  const path = resolve(context.cwd, sidecar)
  const file = await readInput(path, ENVELOPE_BYTES_MAX)
  const kind = kindOfEnvelope(file)
  if (kind === undefined) throw new ZeugeError('KEY_INVALID', `${path}: is no age file`)
  const plaintext = await unwrapAge(file, identities)
  if (plaintext === undefined)
    throw new ZeugeError('KEY_WRONG', `${path}: was not made for the identity given`)
  const keys = parseSidecar(plaintext)
  wipe(plaintext)
  if (keys === undefined) throw new ZeugeError('KEY_INVALID', `${path}: an age file, but no sidecar in it`)
  // Whoever could open the weaker half of a mixture could open all of it.
  return unwrapFrom(keys, kind === 'mlkem768x25519' ? kind : 'x25519', path)
}
