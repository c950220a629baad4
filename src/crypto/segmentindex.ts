/**
 * The signed entries of one segment with their places: what elision and excerpts are made from.
 *
 * Holds heads and leaf hashes, never bodies. Refuses evidence that was altered: nothing that is made
 * of it could be believed. Who signed it is the verifier's question.
 */
import type { Bytes } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import type { Head } from './entry.ts'
import type { SegmentHeader } from './header.ts'
import { KINDS } from './leaf.ts'
import type { EvidenceFile } from './source.ts'
import { type Survey, surveySegment } from './survey.ts'
import { leafHash } from './tree.ts'
import { judge } from './verify.ts'

export interface IndexedEntry {
  readonly head: Head
  /** Of the preamble, in the file. */
  readonly offset: number
  readonly leafHash: Bytes
}

export interface IndexedSegment {
  readonly file: EvidenceFile
  readonly header: SegmentHeader
  readonly headerHash: Bytes
  readonly envelope?: Bytes
  readonly signed: NonNullable<Survey['signed']>
  /** All leaves under signatures, the last CHECKPOINT's own included; place in the list = leaf index. */
  readonly entries: readonly IndexedEntry[]
}

/** Monotonic µs, `fromUs` included, `toUs` not. */
export interface Interval {
  readonly fromUs: number
  readonly toUs: number
}

/** Undefined where nothing is signed. EVIDENCE_UNSOUND where it was altered or is no segment. */
export async function indexSegment(
  primitives: Primitives,
  file: EvidenceFile,
): Promise<IndexedSegment | undefined> {
  const entries: IndexedEntry[] = []
  const survey = await file.with((source) =>
    surveySegment(primitives, source, {
      visit({ head, offset }) {
        const leafBytes = head.leafBytes.slice()
        entries.push({ head: { ...head, leafBytes }, offset, leafHash: leafHash(primitives, leafBytes) })
      },
    }),
  )
  const { verdict, problem } = judge(survey, { ends: [] }, { state: 'unchecked' })
  if (verdict === 'ALTERED' || verdict === 'NOT-SEALED')
    throw new ZeugeError('EVIDENCE_UNSOUND', `${file.file}: ${verdict}: ${problem?.detail ?? ''}`)
  const { header, headerHash, envelope, signed } = survey
  if (header === undefined || headerHash === undefined || signed === undefined) return undefined
  return {
    file,
    header,
    headerHash,
    signed,
    entries: entries.slice(0, signed.size),
    ...(envelope && { envelope }),
  }
}

/** A fragment that has samples in the interval; init segments have none. */
export function isMediaIn({ head }: IndexedEntry, { fromUs, toUs }: Interval): boolean {
  const { type, kind, monotonicNs, durationUs } = head.leaf
  const startUs = Number(monotonicNs / 1000n)
  return type === 'CHUNK' && kind !== KINDS.init && startUs < toUs && startUs + durationUs > fromUs
}
