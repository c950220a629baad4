/**
 * What lies on a card and could leave it, read from its ledger and its segments; nothing is changed.
 *
 *   ledger volumes ─► which segments ended, with size and root; receipts, erasures, cosignatures
 *   recordings/…   ─► where each of them lies            ─► units
 *
 * The last volume is being written and stays; a segment whose end the ledger does not know is being recorded.
 */
import type { Disk } from '../../hal/hal.ts'
import { type Bytes, hexOf } from '../bytes.ts'
import { HEAD_BYTES, MAGIC, PREAMBLE_BYTES, parseHead } from '../crypto/entry.ts'
import type { ClosedEvent, LedgerEvent, OpenedEvent, RecoveredEvent } from '../crypto/event.ts'
import type { OffloadedEvent } from '../crypto/fleetevent.ts'
import { type Mark, readVolume, VOLUME_BYTES_MAX } from '../crypto/readvolume.ts'
import { leafHash } from '../crypto/tree.ts'
import type { Primitives } from '../primitives.ts'
import {
  isSegmentName,
  LEDGER_DIRECTORY,
  RECORDINGS_DIRECTORY,
  volumeName,
  volumeNumber,
} from '../store/names.ts'
import type { Unit } from './target.ts'

/** Hashes for a consistency proof, 32 bytes each: more than a device writes in its life. */
const LEAVES_MAX = 4_000_000

/** A unit before its bytes were hashed. */
export interface CardUnit extends Omit<Unit, 'sha256'> {
  /** Their SHA-256 as the ledger has it from when they were written. The card may have lost them since. */
  readonly told?: string
}

export interface CardSurvey {
  /** Oldest first: volumes, then segments in the order in which they were opened. */
  readonly units: readonly CardUnit[]
  /** By segment id in hexadecimal. */
  readonly offloaded: ReadonlyMap<string, OffloadedEvent>
  readonly erased: ReadonlySet<string>
  /** Of the closed volumes: their last checkpoint, and the certificates it hangs on. */
  readonly last?: { readonly mark: Mark; readonly certificates: readonly Bytes[] }
  /** Leaf hashes of the closed volumes, from the first of the ledger on; empty where there are too many. */
  readonly leaves: readonly Bytes[]
  /** Sizes that somebody cosigned, and that the ledger knows of. */
  readonly witnessed: ReadonlySet<number>
}

interface Found {
  readonly units: CardUnit[]
  readonly opened: Map<string, OpenedEvent>
  readonly ended: Map<string, ClosedEvent | RecoveredEvent>
  readonly offloaded: Map<string, OffloadedEvent>
  readonly erased: Set<string>
  readonly witnessed: Set<number>
  leaves: Bytes[]
  last?: NonNullable<CardSurvey['last']>
}

/** @param deviceKey P-256 point of the device, 65 bytes */
export async function surveyCard(disk: Disk, primitives: Primitives, deviceKey: Bytes): Promise<CardSurvey> {
  const found: Found = {
    units: [],
    opened: new Map(),
    ended: new Map(),
    offloaded: new Map(),
    erased: new Set(),
    witnessed: new Set(),
    leaves: [],
  }
  const numbers = (await disk.list(LEDGER_DIRECTORY)).flatMap(({ name }) => volumeNumber(name) ?? [])
  for (const number of numbers)
    await takeVolume(disk, primitives, deviceKey, found, number, number === numbers.at(-1))
  const places = await segmentPlaces(disk)
  for (const [id, { recording }] of found.opened) {
    const end = found.ended.get(id)
    const place = places.get(id)
    if (end === undefined || place === undefined) continue
    const { segment, size, root } = end
    const told = end.type === 'closed' && end.bytes === place.bytes ? end.fileHash : null
    found.units.push({
      ...place,
      about: { kind: 'segment', recording, segment, size, root },
      ...(end.type === 'recovered' && { recovered: true }),
      ...(told !== null && { told: hexOf(told) }),
    })
  }
  return found
}

async function takeVolume(
  disk: Disk,
  primitives: Primitives,
  deviceKey: Bytes,
  found: Found,
  number: number,
  isOpen: boolean,
): Promise<void> {
  const file = volumeName(number)
  const bytes = await disk.read(file, 0, VOLUME_BYTES_MAX + 1)
  const reading = readVolume(primitives, bytes, deviceKey)
  for (const { event } of reading?.events ?? []) note(found, event)
  if (isOpen) return
  const { size = 0, root = primitives.sha256() } = reading ?? {}
  found.units.push({ file, bytes: bytes.length, about: { kind: 'volume', volume: number, size, root } })
  const mark = reading?.marks.at(-1)
  if (reading === undefined || mark === undefined) return
  const { start, certificates } = reading.header
  if (start.size + bytes.length / HEAD_BYTES > LEAVES_MAX) return
  // Tails that no signature covers are not part of the tree: each volume says where it begins.
  found.leaves = [...found.leaves.slice(0, start.size), ...leavesOf(primitives, bytes, reading.signedBytes)]
  found.last = { mark, certificates }
}

function note({ opened, ended, offloaded, erased, witnessed }: Found, event: LedgerEvent): void {
  if (event.type === 'witnessed') witnessed.add(event.size)
  if (!('segment' in event)) return
  const id = hexOf(event.segment)
  if (event.type === 'opened') opened.set(id, event)
  // What recovery found is the last word on a segment.
  if (event.type === 'closed' && !ended.has(id)) ended.set(id, event)
  if (event.type === 'recovered') ended.set(id, event)
  if (event.type === 'offloaded') offloaded.set(id, event)
  if (event.type === 'erased') erased.add(id)
}

/** Of all leaves of a volume up to `signedBytes`, that of the last CHECKPOINT included. */
function leavesOf(primitives: Primitives, bytes: Bytes, signedBytes: number): Bytes[] {
  const hashes: Bytes[] = []
  const first = parseHead(bytes.subarray(MAGIC.length))
  for (let at = MAGIC.length + HEAD_BYTES + (first?.bodyBytes ?? 0); at < signedBytes; ) {
    const head = parseHead(bytes.subarray(at))
    if (head === undefined) break
    hashes.push(leafHash(primitives, bytes.subarray(at + PREAMBLE_BYTES, at + HEAD_BYTES)))
    at += HEAD_BYTES + head.bodyBytes
  }
  return hashes
}

/** Where each segment lies, by the id that its first leaf claims. */
async function segmentPlaces(
  disk: Disk,
): Promise<ReadonlyMap<string, { readonly file: string; readonly bytes: number }>> {
  const places = new Map<string, { file: string; bytes: number }>()
  for (const { name, directory } of await disk.list(RECORDINGS_DIRECTORY)) {
    if (!directory) continue
    for (const entry of await disk.list(`${RECORDINGS_DIRECTORY}/${name}`)) {
      if (entry.directory || !isSegmentName(entry.name)) continue
      const file = `${RECORDINGS_DIRECTORY}/${name}/${entry.name}`
      const head = parseHead(await disk.read(file, MAGIC.length, HEAD_BYTES))
      if (head !== undefined) places.set(hexOf(head.leaf.segmentId), { file, bytes: entry.bytes })
    }
  }
  return places
}
