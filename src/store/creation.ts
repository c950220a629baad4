/**
 * How a recording's segments come into being, in the order evidence needs:
 *
 *   HEADER ENVELOPE CHECKPOINT durable ─► name durable ─► ledger `opened` durable ─► chunks
 *
 * Segment key and envelope are prepared ahead in RAM, because wrapping takes longer than a
 * press may wait. The segment key exists in RAM only and is given to the sealer, which wipes it.
 */
import type { Disk, Entropy, Envelopes } from '../../hal/hal.ts'
import { type Bytes, hexOf, wipe } from '../bytes.ts'
import type { SegmentHeader } from '../crypto/header.ts'
import { keyCommitment } from '../crypto/ratchet.ts'
import { createSealer } from '../crypto/seal.ts'
import type { Ledger, PlainEvent } from './ledger.ts'
import { RECORDINGS_DIRECTORY, recordingDirectory, segmentName } from './names.ts'
import type { Continuation, RecordingParts } from './recordingparts.ts'
import { createSegmentWriter, type SegmentEvents, type SegmentWriter } from './segment.ts'
import { releaseBallast } from './space.ts'
import { closedEvent, leftOpenEvent } from './testimony.ts'
import type { LedgerParts } from './volume.ts'

const ID_BYTES = 16
const KEY_BYTES = 32

export interface CreationParts extends LedgerParts {
  readonly disk: Disk
  readonly entropy: Entropy
  readonly envelopes: Envelopes
}

export interface Creation {
  /** Makes the next key and envelope ready, as every segment that was opened does; says whether they are. */
  prepare(): Promise<boolean>
  /**
   * A new recording: its id, its directory's name and what recording.ts needs to write it. `later` takes what the
   * ledger could not be told when the recording was given up.
   */
  recording(later: (event: PlainEvent) => void): {
    readonly id: Bytes
    readonly directory: string
    readonly parts: RecordingParts
  }
  /** Wipes what was prepared. */
  close(): Promise<void>
}

interface Prepared {
  readonly segmentKey: Bytes
  readonly envelope: Bytes
}

export function createCreation(parts: CreationParts, ledger: Ledger): Creation {
  const { clock, disk, entropy, envelopes, primitives } = parts
  let prepared: Promise<Prepared> | undefined
  let closed = false

  async function wrap(): Promise<Prepared> {
    const segmentKey = entropy.bytes(KEY_BYTES)
    return { segmentKey, envelope: await envelopes.wrap(segmentKey) }
  }

  /** What was prepared, or made now where that failed: the next one may go better. */
  async function take(): Promise<Prepared> {
    const ready = prepared ?? wrap()
    prepared = undefined
    return ready
  }

  function prepareNext(): void {
    if (closed) return
    prepared ??= wrap()
    // Looked at when it is taken; until then a failure is nobody's news.
    prepared.catch(() => undefined)
  }

  async function open(
    recording: Bytes,
    directory: string,
    continuation: Continuation,
    events: SegmentEvents,
  ): Promise<SegmentWriter> {
    const { segmentKey, envelope } = await take()
    const succession = await ledger.succession()
    const { epoch } = succession
    const { sequence, previous, replaces } = continuation
    const segmentId = entropy.bytes(ID_BYTES)
    const header: SegmentHeader = {
      ...parts.facts,
      file: 'segment',
      statement: epoch.statement,
      successors: epoch.successors,
      segmentId,
      keyCommitment: keyCommitment(primitives, segmentKey, segmentId),
      envelope: { hash: primitives.sha256(envelope), kind: envelopes.kind },
      recording: { id: recording, sequence },
      previous:
        previous === undefined ? null : { id: previous.id, size: previous.end.size, root: previous.end.root },
      replaces: replaces === undefined ? null : { segment: replaces.id, fromLeaf: replaces.fromLeaf },
      ledger: succession.ledger,
    }
    let writer: ReturnType<typeof createSegmentWriter> | undefined
    try {
      const sealer = createSealer({ primitives, header, segmentKey, envelope, sign: epoch.sign })
      await disk.makeDir(directory)
      const file = await disk.create(segmentName(directory, sequence))
      writer = createSegmentWriter(clock, sealer, file, primitives.sha256Stream(), events, () =>
        ledger.release(epoch),
      )
      await writer.begin()
      await disk.syncDir(directory)
      await disk.syncDir(RECORDINGS_DIRECTORY)
      const headerLeafHash = sealer.headerLeafHash()
      await ledger.opened(
        { type: 'opened', recording, sequence, segment: segmentId, headerLeafHash },
        succession,
      )
    } catch (error) {
      epoch.wipe()
      await writer?.abandon()
      wipe(segmentKey)
      throw error
    }
    prepareNext()
    return writer
  }

  return {
    async prepare() {
      prepareNext()
      const mine = prepared
      const ready = await Promise.resolve(mine).then(
        () => true,
        () => false,
      )
      // The next look makes another one.
      if (!ready && prepared === mine) prepared = undefined
      return ready
    },
    recording(later) {
      const id = entropy.bytes(ID_BYTES)
      const wallUs = clock.state() === 'unset' ? undefined : clock.wallUs()
      const directory = recordingDirectory(hexOf(id), wallUs, ledger.counter)
      return {
        id,
        directory,
        parts: {
          clock,
          openSegment: (continuation, events) => open(id, directory, continuation, events),
          closed: (...ended) => ledger.append(closedEvent(id, ...ended)),
          closedLater: (...ended) => later(closedEvent(id, ...ended)),
          leftOpen: (segment) => later(leftOpenEvent(primitives, id, segment)),
          releaseBallast: () => releaseBallast(disk),
        },
      }
    },
    async close() {
      closed = true
      const left = await prepared?.catch(() => undefined)
      prepared = undefined
      if (left !== undefined) wipe(left.segmentKey)
    },
  }
}
