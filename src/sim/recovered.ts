/**
 * What a card really holds, opened with the keys that only the simulator knows and compared with what the
 * camera gave: which unit is found in which recording, and what is signed but is not what was seen.
 *
 * Uses the project's reader, not its writer. Only what is validly signed counts.
 */
import type { DiskImage } from '../../hal/mock/medium.ts'
import { type Bytes, hexOf, viewOf } from '../bytes.ts'
import { openChunk } from '../crypto/chunk.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../crypto/entry.ts'
import { KINDS, type Leaf } from '../crypto/leaf.ts'
import { createRatchet, type Ratchet } from '../crypto/ratchet.ts'
import type { Started } from '../crypto/segmentevent.ts'
import type { Survey } from '../crypto/survey.ts'
import { type DeclaredGap, TRACK_WORDS } from '../crypto/tally.ts'
import { samplesOf } from '../media/metadata.ts'
import type { Primitives } from '../primitives.ts'
import type { BootTruth, GivenUnit, Truth } from './truth.ts'
import { hashOf } from './truth.ts'

export interface OpenedChunk {
  readonly track: 'video' | 'audio'
  readonly preRecord: boolean
  readonly fromUs: number
  readonly durUs: number
  readonly units: readonly GivenUnit[]
}

export interface OpenedSegment {
  readonly file: string
  readonly survey: Survey
  /** Hexadecimal; undefined where the HEADER is not readable. */
  readonly recording: string | undefined
  readonly sequence: number
  /** The boot that made it, where that is one of this run. */
  readonly boot: BootTruth | undefined
  /** Signed, in file order. */
  readonly chunks: readonly OpenedChunk[]
  readonly gaps: readonly DeclaredGap[]
  readonly started: Started | undefined
  /** Signed chunks that do not open under the segment's own key. */
  readonly closed: number
  /** Signed chunks that hold something else than units the camera gave, in order. */
  readonly strange: number
}

/** @param surveys of each segment by its file's name, as the verifier walked through it */
export async function openSegments(
  primitives: Primitives,
  image: DiskImage,
  surveys: ReadonlyMap<string, Survey>,
  truth: Truth,
): Promise<readonly OpenedSegment[]> {
  const found: OpenedSegment[] = []
  for (const [file, survey] of surveys)
    found.push(await openSegment(primitives, file, image.files.get(file) ?? new Uint8Array(0), survey, truth))
  return found
}

interface Sealed {
  readonly leaf: Leaf
  readonly leafBytes: Uint8Array
  readonly body: Bytes
}

async function openSegment(
  primitives: Primitives,
  file: string,
  bytes: Bytes,
  survey: Survey,
  truth: Truth,
): Promise<OpenedSegment> {
  const { header, headerHash, envelope, signed } = survey
  const boot = truth.boots.find(({ bootId }) => header !== undefined && bootId === hexOf(header.bootId))
  const key = envelope && truth.keys.get(hexOf(primitives.sha256(envelope)))
  const chunks: OpenedChunk[] = []
  let closed = 0
  let strange = 0
  if (header !== undefined && headerHash !== undefined && key !== undefined) {
    const ratchet = createRatchet(primitives, key.slice(), header.segmentId)
    for (const one of sealedBelow(bytes, signed?.size ?? 0)) {
      const plaintext = openOne(primitives, ratchet, headerHash, one)
      if (plaintext === undefined) closed++
      else if (one.leaf.kind !== KINDS.init && boot !== undefined) {
        if (one.leaf.kind === KINDS.metadata) {
          if (!tellsTruth(one.leaf, plaintext, boot, signed?.tally.started)) strange++
          continue
        }
        const chunk = chunkOf(one.leaf, plaintext, boot)
        if (chunk === undefined) strange++
        else chunks.push(chunk)
      }
    }
    ratchet.wipe()
  }
  return {
    file,
    survey,
    recording: header && hexOf(header.recording.id),
    sequence: header?.recording.sequence ?? 0,
    boot,
    chunks,
    gaps: signed?.tally.gapList ?? [],
    started: signed?.tally.started,
    closed,
    strange,
  }
}

/** The chunks among the first `size` entries, which were found good. */
function* sealedBelow(bytes: Bytes, size: number): Generator<Sealed> {
  let at = MAGIC.length
  for (let index = 0; index < size; index++) {
    const head = parseHead(bytes.subarray(at, at + HEAD_BYTES))
    if (head === undefined) return
    const bodyAt = at + HEAD_BYTES
    at = bodyAt + head.bodyBytes
    const { leaf, leafBytes } = head
    if (leaf.type === 'CHUNK') yield { leaf, leafBytes, body: bytes.subarray(bodyAt, at) }
  }
}

function openOne(
  primitives: Primitives,
  ratchet: Ratchet,
  headerHash: Bytes,
  { leaf, leafBytes, body }: Sealed,
): Bytes | undefined {
  return openChunk(primitives, ratchet.step(), headerHash, leaf, leafBytes, body)
}

/** The units in this fragment's mdat, in order; undefined where something in it is none of theirs. */
function chunkOf(leaf: Leaf, fragment: Bytes, boot: BootTruth): OpenedChunk | undefined {
  const track = TRACK_WORDS[leaf.track]
  if (track !== 'video' && track !== 'audio') return undefined
  const fromUs = Number(leaf.monotonicNs / 1000n)
  const toUs = fromUs + leaf.durationUs
  const moofBytes = viewOf(fragment).getUint32(0)
  const media = fragment.subarray(moofBytes + 8)
  const units: GivenUnit[] = []
  let at = 0
  for (const unit of unitsWithin(boot.units[track], fromUs, toUs)) {
    const part = media.subarray(at, at + unit.bytes)
    if (part.length !== unit.bytes || hashOf(part) !== unit.hash) continue
    units.push(unit)
    at += unit.bytes
  }
  if (at !== media.length) return undefined
  return { track, preRecord: leaf.flags.preRecord, fromUs, durUs: leaf.durationUs, units }
}

/** Whether this is what the receiver told at that time, and not before the press. */
function tellsTruth(leaf: Leaf, fragment: Bytes, boot: BootTruth, started: Started | undefined): boolean {
  const samples = samplesOf(fragment)
  return (
    samples.length > 0 &&
    samples.every(({ afterUs, sample }) => {
      const atUs = Number(leaf.monotonicNs / 1000n) + afterUs
      const given = boot.places.get(atUs)
      if (given === undefined || sample.position === undefined || atUs < (started?.atUs ?? 0)) return false
      const { latitude, longitude } = sample.position
      const off = Math.abs(latitude - given.latitudeDeg) + Math.abs(longitude - given.longitudeDeg)
      return off < DEGREES_OFF_MAX
    })
  )
}

/** Given in [fromUs, toUs); sources may repeat and go back, so all are looked at around there. */
function unitsWithin(units: readonly GivenUnit[], fromUs: number, toUs: number): readonly GivenUnit[] {
  let low = 0
  let high = units.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((units[middle]?.ptsUs ?? 0) < fromUs) low = middle + 1
    else high = middle
  }
  const found: GivenUnit[] = []
  for (let at = Math.max(0, low - AROUND); at < Math.min(units.length, low + AROUND * 4); at++) {
    const unit = units[at]
    if (unit !== undefined && unit.ptsUs >= fromUs && unit.ptsUs < toUs) found.push(unit)
  }
  return found
}

/** Written down to the seventh place. */
const DEGREES_OFF_MAX = 2e-7
/** Units of a fragment, generously: sources repeat and go back by a few seconds only. */
const AROUND = 100
