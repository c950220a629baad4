/**
 * Sidecars: the segment keys of a recording for somebody who was no recipient when it was made.
 *
 *   age file ─► { version 1, file "sidecar", segments: [{ segment, keyCommitment, key }] }   deterministic CBOR
 *
 * The footage is not touched. Each key is bound to its segment by id and key commitment, both checked
 * on use. Age itself is hal/envelopes; a classic sidecar for a hybrid segment would undo what the hybrid
 * recipients are for and is refused, when it is made and when it is used.
 */
import * as v from 'valibot'
import { type Bytes, equalBytes, hexOf, wipe } from '../bytes.ts'
import { assert, ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { type Head, MAGIC } from './entry.ts'
import { parseHeader, type SegmentHeader } from './header.ts'
import { HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.ts'
import { segmentKeyOf, type Unwrap } from './open.ts'
import { SEGMENT_KEY_BYTES } from './ratchet.ts'
import { createScanner } from './scan.ts'
import { bytesShape } from './shape.ts'
import type { EvidenceFile } from './source.ts'

/** Six hours of segments; a longer recording takes several sidecars. */
export const SIDECAR_SEGMENTS_MAX = 400

export type EnvelopeKind = SegmentHeader['envelope']['kind']

export interface SidecarKey {
  readonly segment: Bytes
  readonly keyCommitment: Bytes
  /** Secret. */
  readonly key: Bytes
}

const shape: v.GenericSchema<{
  readonly version: 1
  readonly file: 'sidecar'
  readonly segments: readonly SidecarKey[]
}> = v.strictObject({
  version: v.literal(1),
  file: v.literal('sidecar'),
  segments: v.pipe(
    v.array(
      v.strictObject({
        segment: bytesShape(SEGMENT_ID_BYTES),
        keyCommitment: bytesShape(HASH_BYTES),
        key: bytesShape(SEGMENT_KEY_BYTES),
      }),
    ),
    v.minLength(1),
    v.maxLength(SIDECAR_SEGMENTS_MAX),
  ),
})

/** The plaintext of a sidecar. */
export function encodeSidecar(segments: readonly SidecarKey[]): Bytes {
  const value = { version: 1, file: 'sidecar', segments }
  assert(v.is(shape, value), `a sidecar of ${segments.length} segments`)
  return encodeCbor(value)
}

/** Undefined where the bytes are not the one encoding of a sidecar. */
export function parseSidecar(bytes: Uint8Array): readonly SidecarKey[] | undefined {
  const value = decodeCbor(bytes)
  return v.is(shape, value) ? value.segments : undefined
}

/**
 * The keys of these segments, for a sidecar; the caller wipes them. KEY_WRONG where `unwrap` does not
 * give one, EVIDENCE_UNSOUND where a file does not begin as a segment does, USAGE for too many.
 */
export async function collectKeys(
  primitives: Primitives,
  files: readonly EvidenceFile[],
  unwrap: Unwrap,
  target: EnvelopeKind,
): Promise<readonly SidecarKey[]> {
  if (files.length > SIDECAR_SEGMENTS_MAX)
    throw new ZeugeError('USAGE', `${files.length} segments, at most ${SIDECAR_SEGMENTS_MAX} in one sidecar`)
  const keys: SidecarKey[] = []
  try {
    for (const file of files) {
      const { header, envelope } = await beginningOf(primitives, file)
      refuseWeaker(file.file, header, target)
      const key = await segmentKeyOf(primitives, file.file, envelope, header, unwrap)
      keys.push({ segment: header.segmentId, keyCommitment: header.keyCommitment, key })
    }
  } catch (error) {
    for (const { key } of keys) wipe(key)
    throw error
  }
  return keys
}

/** Takes keys from a sidecar instead of the envelope. RECIPIENTS_MIXED where it is weaker than the segment. */
export function unwrapFrom(sidecar: readonly SidecarKey[], kind: EnvelopeKind, name: string): Unwrap {
  return async (_, header) => {
    refuseWeaker(name, header, kind)
    const found = sidecar.find(({ segment }) => equalBytes(segment, header.segmentId))
    return found !== undefined && equalBytes(found.keyCommitment, header.keyCommitment)
      ? found.key.slice()
      : undefined
  }
}

function refuseWeaker(name: string, { envelope, segmentId }: SegmentHeader, kind: EnvelopeKind): void {
  if (envelope.kind !== 'mlkem768x25519' || kind === 'mlkem768x25519') return
  throw new ZeugeError(
    'RECIPIENTS_MIXED',
    `${name}: segment ${hexOf(segmentId)} is sealed for hybrid recipients; a classic sidecar would undo that: use an age1pq1… recipient`,
  )
}

/** HEADER and ENVELOPE only; the key commitment says whether they are the right ones. */
function beginningOf(primitives: Primitives, file: EvidenceFile) {
  return file.with(async (source) => {
    const scanner = createScanner(primitives, source)
    const hasMagic = equalBytes(await scanner.bytesAt(0, MAGIC.length), MAGIC)
    const first = hasMagic ? await scanner.entryAt(MAGIC.length, isBeginning) : undefined
    const second = first?.ok ? await scanner.entryAt(first.entry.end, isBeginning) : undefined
    const header = first?.ok && first.entry.body !== undefined ? parseHeader(first.entry.body) : undefined
    if (header?.file !== 'segment' || !second?.ok || second.entry.head.leaf.type !== 'ENVELOPE')
      throw new ZeugeError('EVIDENCE_UNSOUND', `${file.file}: does not begin as a segment does`)
    const { body } = second.entry
    return { header, ...(body !== undefined && { envelope: body }) }
  })
}

function isBeginning({ leaf }: Head): boolean {
  return leaf.type === 'HEADER' || leaf.type === 'ENVELOPE'
}
