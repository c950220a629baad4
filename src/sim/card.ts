/**
 * What the card of a simulated camera proves: verdict, recordings, times and ledger, read as a stranger would.
 *
 * Uses the same verifier as `zeuge verify`, and no keys. Takes a card as plain bytes, so it can look at any moment.
 */
import type { DiskImage } from '../../hal/mock/medium.ts'
import type { Bytes } from '../bytes.ts'
import { readDeviceCertificate, readRootCertificate } from '../crypto/certificate.ts'
import { readVolume } from '../crypto/readvolume.ts'
import type { SegmentReport } from '../crypto/segmentreport.ts'
import { fileOfBytes } from '../crypto/source.ts'
import { type Surveyor, surveyorHere } from '../crypto/surveyor.ts'
import type { Trust } from '../crypto/trust.ts'
import { type EvidenceReport, verifyEvidence } from '../crypto/verifyevidence.ts'
import type { Primitives } from '../primitives.ts'
import { LEDGER_DIRECTORY, RECORDINGS_DIRECTORY, SEGMENT_SUFFIX, volumeNumber } from '../store/names.ts'

export interface CardReport {
  readonly evidence: EvidenceReport
  /** Recordings that hold at least one signed chunk, in the order of their directories. */
  readonly recordings: readonly RecordingReport[]
  readonly gaps: number
  /** Signed metadata samples, in all recordings. */
  readonly metadata: number
  /** Set by the wearer, in all recordings. */
  readonly markers: number
  /** Types of all signed ledger events, in order; an event of a later version by its own name. */
  readonly ledger: readonly string[]
}

export interface RecordingReport {
  /** Hexadecimal. */
  readonly id: string
  readonly fromUs: number
  readonly untilUs: number
  readonly preRecordChunks: number
}

export interface CardKeys {
  /** DER, device certificate first. */
  readonly certificates: readonly Bytes[]
  /** DER; the identity stays unchecked where there is none. */
  readonly root?: Bytes
}

export async function readCard(
  primitives: Primitives,
  image: DiskImage,
  keys: CardKeys,
  surveyor: Surveyor = surveyorHere(primitives),
): Promise<CardReport> {
  const names = [...image.files.keys()].sort()
  const under = (directory: string) => names.filter((name) => name.startsWith(`${directory}/`))
  const bytesOf = (name: string) => image.files.get(name) ?? new Uint8Array(0)
  const segments = under(RECORDINGS_DIRECTORY).filter((name) => name.endsWith(SEGMENT_SUFFIX))
  const volumes = under(LEDGER_DIRECTORY).flatMap((name) => {
    const number = volumeNumber(name.slice(LEDGER_DIRECTORY.length + 1))
    return number === undefined ? [] : [{ ...fileOfBytes(name, bytesOf(name)), number }]
  })
  const trust = trustOf(primitives, keys)
  const evidence = await verifyEvidence(
    primitives,
    { segments: segments.map((name) => fileOfBytes(name, bytesOf(name))), volumes, whole: true },
    { surveyor, ...(trust && { trust }) },
  )
  return {
    evidence,
    recordings: recordingsOf(evidence.segments),
    gaps: evidence.segments.reduce((sum, { gaps }) => sum + gaps, 0),
    metadata: evidence.segments.reduce((sum, { metadataChunks }) => sum + metadataChunks, 0),
    markers: evidence.segments.flatMap(({ moments }) => moments).filter(({ type }) => type === 'marker')
      .length,
    // Read once more, and mostly nobody asks.
    get ledger() {
      return volumes.flatMap(({ file }) => eventTypes(primitives, bytesOf(file), keys))
    },
  }
}

function trustOf(primitives: Primitives, { root }: CardKeys): Trust | undefined {
  const read = root === undefined ? undefined : readRootCertificate(primitives, root)
  return read?.ok
    ? { roots: [read.certificate], revoked: [], elide: [], policy: [], stations: [], witnesses: [] }
    : undefined
}

function recordingsOf(segments: readonly SegmentReport[]): readonly RecordingReport[] {
  const found = new Map<string, RecordingReport>()
  for (const { recording, signedFromUs, signedUntilUs, preRecordChunks } of segments) {
    if (recording === undefined || signedFromUs === null || signedUntilUs === null) continue
    const before = found.get(recording)
    found.set(recording, {
      id: recording,
      fromUs: Math.min(before?.fromUs ?? signedFromUs, signedFromUs),
      untilUs: Math.max(before?.untilUs ?? signedUntilUs, signedUntilUs),
      preRecordChunks: (before?.preRecordChunks ?? 0) + preRecordChunks,
    })
  }
  return [...found.values()]
}

function eventTypes(primitives: Primitives, file: Bytes, { certificates }: CardKeys): readonly string[] {
  const [der] = certificates
  const read = der === undefined ? undefined : readDeviceCertificate(der)
  const volume = read?.ok ? readVolume(primitives, file, read.certificate.publicKey) : undefined
  return (volume?.events ?? []).map(({ event }) => (event.type === 'other' ? event.name : event.type))
}
