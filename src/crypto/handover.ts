/**
 * What left the camera: cosignatures and receipts that stand in its ledger, and what they prove.
 *
 *   ledger `witnessed` + checkpoint ─► cosignature of a believed witness ─► "these entries existed by then"
 *   ledger `closed` or `recovered` + receipt of a believed station ─► the segment is OFFLOADED, not MISSING
 *
 * A receipt that is wrong, of another segment or of a stranger improves nothing: what is not here stays MISSING.
 */
import { type Bytes, equalBytes, hexOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import type { SignedClock } from './clockcheck.ts'
import { parseCosignature, verifyCosignature } from './cosign.ts'
import type { AssignedEvent } from './fleetevent.ts'
import type { Listed } from './listed.ts'
import { parseNote } from './note.ts'
import type { NoteVerifier } from './notekey.ts'
import type { Mark, VolumeReading } from './readvolume.ts'
import { judgeReceipt, type Receipt } from './receipt.ts'
import { believeStation, parseStationChain } from './station.ts'
import type { Trust } from './trust.ts'
import type { WitnessFinding } from './witness.ts'

/** More than a camera is docked in its life. */
const CLOCKS_MAX = 100_000

/** A receipt file, in `receipts/` or in the ledger. */
export interface ReceiptFile {
  readonly file: string
  readonly bytes: Uint8Array
}

export interface ReceiptReport {
  readonly file: string
  readonly valid: boolean
  readonly station?: string
  readonly segment?: string
  readonly unixUs?: number
  /** Why it does not count. */
  readonly detail?: string
}

/** A segment that is not here but was handed over. */
export interface OffloadedSegment {
  readonly recording: string
  readonly segment: string
  readonly sequence: number
  readonly station: string
  readonly unixUs: number
  readonly receipt: string
}

export interface Handovers {
  readonly receipts: ReceiptFile[]
  readonly cosigned: {
    readonly cosignature: string
    readonly station: string | null
    /** The checkpoint's text. */
    readonly text: string
    readonly size: number
    /** Of the `witnessed` event: what stands behind it is younger than the cosignature. */
    readonly leafIndex: number
  }[]
  /** What stations said of the time. */
  readonly clocks: SignedClock[]
  /** Who took it out when; without an event once it was put back. In order. */
  readonly worn: { readonly leafIndex: number; readonly event?: AssignedEvent }[]
}

/** Takes in a volume's events. @param before the last checkpoint of the volumes before it */
export function noteHandovers(
  handovers: Handovers,
  { events, marks, header: { device, bootId } }: VolumeReading,
  before?: Mark,
): void {
  const places = [...(before ? [before] : []), ...marks]
  for (const { event, leafIndex, monotonicNs } of events) {
    if (event.type === 'clock' && event.signature !== null && handovers.clocks.length < CLOCKS_MAX)
      handovers.clocks.push({ device, bootId, askedUs: Number(monotonicNs / 1000n), leafIndex, event })
    if (event.type === 'offloaded')
      handovers.receipts.push({ file: `ledger entry ${leafIndex}`, bytes: event.receipt })
    if (event.type === 'assigned') handovers.worn.push({ leafIndex, event })
    if (event.type === 'assignment-ended') handovers.worn.push({ leafIndex })
    if (event.type !== 'witnessed') continue
    const mark = places.find(({ checkpoint }) => checkpoint.size === event.size)
    const text = mark && parseNote(mark.note)?.text
    if (text !== undefined) {
      const { cosignature, station, size } = event
      handovers.cosigned.push({ cosignature, station, text, size, leafIndex })
    }
  }
}

/** Those cosignatures that a believed witness made; the others say nothing. */
export function cosignatureFindings(
  primitives: Primitives,
  { cosigned }: Handovers,
  trust: Trust | undefined,
): readonly WitnessFinding[] {
  if (trust === undefined) return []
  return cosigned.flatMap(({ cosignature: line, station, text, size, leafIndex }) => {
    const cosignature = parseCosignature(line)
    if (cosignature === undefined) return []
    const unixUs = cosignature.unixS * 1_000_000
    const chain = station === null ? undefined : parseStationChain(station)
    const believed = chain && believeStation(primitives, chain, trust, unixUs)
    const keys: readonly NoteVerifier[] = [...trust.witnesses, ...(believed?.ok ? [believed] : [])]
    if (!keys.some((key) => verifyCosignature(primitives, text, cosignature, key))) return []
    const file = `${cosignature.name} @ ${leafIndex}`
    return [{ file, size, wallUs: unixUs, state: 'consistent', proven: true, cosignedAt: leafIndex }]
  })
}

export interface JudgedReceipts {
  readonly reports: readonly ReceiptReport[]
  /** Valid ones of segments, by segment id in hexadecimal. */
  readonly bySegment: ReadonlyMap<string, { readonly receipt: Receipt; readonly file: string }>
}

/** @param device the ledger's; receipts of others say nothing about it */
export function judgeReceipts(
  primitives: Primitives,
  files: readonly ReceiptFile[],
  device: string | undefined,
  trust: Trust | undefined,
): JudgedReceipts {
  const bySegment = new Map<string, { receipt: Receipt; file: string }>()
  const reports = files.map(({ file, bytes }): ReceiptReport => {
    const finding = judgeReceipt(primitives, bytes, trust)
    if (!finding.ok) return { file, valid: false, detail: finding.detail }
    const { receipt } = finding
    const { station, unixUs, unit } = receipt
    if (device !== undefined && receipt.device !== device)
      return {
        file,
        valid: false,
        station,
        detail: `it is for ${receipt.device}, the ledger is of ${device}`,
      }
    if (unit.kind !== 'segment') return { file, valid: true, station, unixUs }
    const segment = hexOf(unit.segment)
    if (!bySegment.has(segment)) bySegment.set(segment, { receipt, file })
    return { file, valid: true, station, segment, unixUs }
  })
  return { reports, bySegment }
}

/**
 * Whether a receipt speaks of what the ledger says. What was recovered may be signed further than the ledger promises,
 * which is only what was certainly stored; the station has checked those signatures.
 */
export function speaksOf(said: Stated, is: Stated, isRecovered: boolean): boolean {
  const isSame = said.size === is.size && equalBytes(said.root, is.root)
  return isSame || (isRecovered && said.size > is.size)
}

interface Stated {
  readonly size: number
  readonly root: Bytes
}

/** The handing over of a listed segment, where its receipt speaks of what the ledger ended: all of it, or no less than was recovered. */
export function offloadedOf(listed: Listed, { bySegment }: JudgedReceipts): OffloadedSegment | undefined {
  const { opened } = listed
  const end = listed.recovered ?? listed.closed
  if (opened === undefined || end === undefined) return undefined
  const segment = hexOf(opened.segment)
  const found = bySegment.get(segment)
  if (found === undefined || found.receipt.unit.kind !== 'segment') return undefined
  const { unit, station, unixUs, bytes } = found.receipt
  const isEnd =
    speaksOf(unit, end, end.type === 'recovered') && (end.type !== 'closed' || bytes === end.bytes)
  if (!isEnd || !equalBytes(unit.recording, opened.recording)) return undefined
  const { recording, sequence } = opened
  return { recording: hexOf(recording), segment, sequence, station, unixUs, receipt: found.file }
}
