/**
 * What the ledger is told of a segment that ends: closed with its END, or left open where the storage gave way.
 *
 * The second is the same word that a boot has for a segment it finds open (recover.ts), said by the camera that
 * wrote it: it knows what is durable without reading a card that may show more than it keeps.
 */
import type { Bytes } from '../bytes.ts'
import type { ClosedEvent, RecoveredEvent } from '../crypto/event.ts'
import type { Cause } from '../crypto/leaf.ts'
import type { Primitives } from '../primitives.ts'
import type { SegmentEnd, SegmentWriter } from './segment.ts'

export function closedEvent(
  recording: Bytes,
  { id: segment }: Pick<SegmentWriter, 'id'>,
  { size, root, fileBytes: bytes, fileHash }: SegmentEnd,
  cause: Cause,
): ClosedEvent {
  return { type: 'closed', recording, segment, size, root, bytes, fileHash, cause }
}

/** Nothing behind what is durable is testified to; no boot was interrupted, so there is no cause of a reset. */
export function leftOpenEvent(
  primitives: Pick<Primitives, 'sha256'>,
  recording: Bytes,
  { id: segment, durableLeaves: size, durableRoot: root }: SegmentWriter,
): RecoveredEvent {
  const nothing = { unsignedEntries: 0, tornBytes: 0, tornHash: primitives.sha256() }
  return { type: 'recovered', recording, segment, size, root, ...nothing, resetCause: 'unknown' }
}
