/**
 * Entries, headers and ledger events as plain values and short notes, for `inspect`. Pure.
 */
import { kindOfEnvelope } from '../../../hal/envelopes/age.ts'
import { hexOf, textOf } from '../../bytes.ts'
import type { Cbor } from '../../crypto/cbor.ts'
import { decodeCbor } from '../../crypto/cbor.ts'
import { parseGap } from '../../crypto/gap.ts'
import { causeOfNumber, KINDS } from '../../crypto/leaf.ts'
import { parseCheckpoint, parseNote } from '../../crypto/note.ts'
import type { ScannedEntry } from '../../crypto/scan.ts'
import { trackWord } from '../../crypto/tally.ts'

export interface InspectedEntry {
  readonly index: number
  readonly offset: number
  readonly type: string
  readonly counter: number
  readonly track: string
  readonly fromUs: number | null
  readonly wallUs: number | null
  readonly durUs: number
  readonly bodyBytes: number
  /** Flags, cause, or what a checkpoint or event says. */
  readonly notes: string
}

export function entryOf(entry: ScannedEntry): InspectedEntry {
  const { head, offset } = entry
  const { leaf } = head
  return {
    index: head.leafIndex,
    offset,
    type: leaf.type,
    counter: leaf.counter,
    track: leaf.track === 0 ? '' : trackWord(leaf),
    fromUs: leaf.type === 'CHECKPOINT' ? null : Number(leaf.monotonicNs / 1000n),
    wallUs: leaf.unixUs === 0n ? null : Number(leaf.unixUs),
    durUs: leaf.durationUs,
    bodyBytes: head.bodyBytes,
    notes: notesOf(entry),
  }
}

function notesOf({ head, body }: ScannedEntry): string {
  const { leaf, elided } = head
  if (elided) return 'elided'
  switch (leaf.type) {
    case 'CHUNK':
      return [
        leaf.kind === KINDS.init ? 'init' : '',
        leaf.flags.syncFirst ? 'sync' : '',
        leaf.flags.preRecord ? 'pre-record' : '',
        leaf.flags.discontinuity ? 'discontinuity' : '',
        leaf.flags.degraded ? 'degraded' : '',
      ]
        .filter((word) => word !== '')
        .join(' ')
    case 'GAP': {
      const gap = body === undefined ? undefined : parseGap(body)
      const cause = causeOfNumber(leaf.kind) ?? ''
      return gap === undefined
        ? cause
        : `${cause} ${gap.fromUs}–${gap.toUs} µs, ${gap.framesLost} frames lost`
    }
    case 'END':
      return causeOfNumber(leaf.kind) ?? ''
    case 'CHECKPOINT': {
      const checkpoint = parseCheckpoint((body && parseNote(body)?.text) ?? '')
      return checkpoint === undefined ? '' : `size ${checkpoint.size}, durable ${checkpoint.durable}`
    }
    case 'EVENT':
      return body === undefined ? '' : JSON.stringify(plain(decodeCbor(body)))
    case 'ENVELOPE':
      return (body && (kindOfEnvelope(body) ?? textOf(body.subarray(0, 21)))) ?? ''
    case 'HEADER':
      return ''
  }
}

/** The value with byte strings as hexadecimal, so that JSON can hold it. */
export function plain(value: Cbor | object | undefined): unknown {
  if (value instanceof Uint8Array) return hexOf(value)
  if (Array.isArray(value)) return value.map((item: Cbor) => plain(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
}
