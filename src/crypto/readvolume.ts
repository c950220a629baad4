/**
 * Reads one ledger volume as far as it is validly signed.
 *
 *   magic HEADER │ EVENT … CHECKPOINT │ EVENT … CHECKPOINT │ tail
 *                └──────── signed ───────────────────────┘  (counted, hashed, not interpreted)
 *
 * What stands behind the last valid checkpoint is a tail, whatever it looks like. Never throws
 * at bad bytes. Whether volumes fit each other and the recordings is the verifier's question.
 */
import type { Bytes } from '../bytes.ts'
import { equalBytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { HEAD_BYTES, type Head, MAGIC, parseHead } from './entry.ts'
import { type LedgerEvent, parseLedgerEvent } from './event.ts'
import {
  type EpochStatement,
  epochKeyOf,
  epochStatementMessage,
  ledgerId,
  parseHeader,
  type Successor,
  successorMessage,
  type VolumeHeader,
} from './header.ts'
import type { EntryType } from './leaf.ts'
import { type Checkpoint, ledgerOrigin, verifyCheckpoint } from './note.ts'
import { createTree, leafHash, rootOfFrontier, type Tree } from './tree.ts'

/** A volume is closed at 1 MiB; what one append adds to that stays far below this. */
export const VOLUME_BYTES_MAX = 8 * 1024 * 1024

export interface SignedEvent {
  readonly event: LedgerEvent
  /** In the ledger's tree. */
  readonly leafIndex: number
  readonly monotonicNs: bigint
  readonly unixUs: bigint
}

/** A valid checkpoint, and how its key follows from the device's. */
export interface Mark {
  readonly note: Bytes
  readonly checkpoint: Checkpoint
  readonly statement: EpochStatement
  readonly successors: readonly Successor[]
}

export interface VolumeReading {
  readonly header: VolumeHeader
  /** Events under the last valid checkpoint, in order. */
  readonly events: readonly SignedEvent[]
  /** All valid checkpoints, in order; the last of them by itself. */
  readonly marks: readonly Mark[]
  readonly checkpoint: Checkpoint
  /** The tree with that checkpoint's own leaf: what a next volume starts from. */
  readonly size: number
  readonly root: Bytes
  readonly frontier: readonly Bytes[]
  /** Statements of the device key seen, the header's first. */
  readonly statements: readonly EpochStatement[]
  /** File bytes up to and with that checkpoint. */
  readonly signedBytes: number
  /** Behind it: nothing, or what a cut left. */
  readonly tail: { readonly bytes: number; readonly hash: Bytes }
  readonly closed: boolean
}

interface Epochs {
  key: Bytes
  statement: EpochStatement
  successors: readonly Successor[]
  readonly statements: EpochStatement[]
}

/**
 * The volume, or undefined where no checkpoint in it is valid (such a volume does not count).
 * @param deviceKey P-256 point, 65 bytes, that must have signed its epoch statements
 */
export function readVolume(primitives: Primitives, file: Bytes, deviceKey: Bytes): VolumeReading | undefined {
  const begin = file.length <= VOLUME_BYTES_MAX ? readBegin(primitives, file, deviceKey) : undefined
  if (begin === undefined) return undefined
  const { header, headerLeafHash } = begin
  const tree = createTree(primitives, header.start)
  const epochs = begin.epochs
  const pending: SignedEvent[] = []
  const events: SignedEvent[] = []
  const marks: Mark[] = []
  const ordinals = new Map<EntryType, number>()
  let good: Omit<VolumeReading, 'header' | 'events' | 'marks' | 'tail' | 'closed' | 'statements'> | undefined
  for (let at = begin.bytes; ; ) {
    const entry = readEntry(primitives, file, at, header, tree.size, ordinals)
    if (entry === undefined) break
    const { head, body } = entry
    if (head.leaf.type === 'CHECKPOINT') {
      // Before the event that covers the HEADER, a signature says nothing about this volume.
      if (tree.size === header.start.size) break
      const checkpoint = checkpointOf(primitives, body, header.device, epochs.key, tree)
      if (checkpoint === undefined) break
      tree.append(head.leafBytes)
      at += HEAD_BYTES + body.length
      events.push(...pending.splice(0))
      const { statement, successors } = epochs
      marks.push({ note: body, checkpoint, statement, successors })
      good = { checkpoint, size: tree.size, root: tree.root(), frontier: tree.frontier(), signedBytes: at }
      continue
    }
    const event = head.leaf.type === 'EVENT' ? parseLedgerEvent(body) : undefined
    if (event === undefined || !fits(event, header, headerLeafHash, tree)) break
    if (event.type === 'epoch' && !succeed(primitives, header.device, deviceKey, event, epochs)) break
    const { monotonicNs, unixUs } = head.leaf
    pending.push({ event, leafIndex: tree.size, monotonicNs, unixUs })
    tree.append(head.leafBytes)
    at += HEAD_BYTES + body.length
  }
  if (good === undefined) return undefined
  const rest = file.subarray(good.signedBytes)
  return {
    ...good,
    header,
    events,
    marks,
    statements: epochs.statements,
    tail: { bytes: rest.length, hash: primitives.sha256(rest) },
    closed: events.at(-1)?.event.type === 'volume-closed',
  }
}

function readBegin(primitives: Primitives, file: Bytes, deviceKey: Bytes) {
  if (file.length < MAGIC.length + HEAD_BYTES || !equalBytes(file.subarray(0, MAGIC.length), MAGIC))
    return undefined
  const head = parseHead(file.subarray(MAGIC.length))
  const body = head?.leaf.type === 'HEADER' ? bodyOf(primitives, file, MAGIC.length, head) : undefined
  const header = body === undefined ? undefined : parseHeader(body)
  if (head === undefined || body === undefined || header?.file !== 'ledger') return undefined
  const { device, start, statement, successors } = header
  if (!equalBytes(head.leaf.segmentId, ledgerId(device)) || head.leafIndex !== start.size) return undefined
  if (!equalBytes(rootOfFrontier(primitives, start.frontier), start.root)) return undefined
  if (!isStated(primitives, device, deviceKey, statement)) return undefined
  let predecessor = statement.publicKey
  for (const [at, { publicKey, signature }] of successors.entries()) {
    const said = { device, counter: statement.counter, index: at + 1, predecessor, publicKey }
    if (!primitives.ed25519Verify(predecessor, successorMessage(said), signature)) return undefined
    predecessor = publicKey
  }
  const epochs: Epochs = {
    key: epochKeyOf(header),
    statement,
    successors,
    statements: [statement],
  }
  const headerLeafHash = leafHash(primitives, head.leafBytes)
  return { header, headerLeafHash, epochs, bytes: MAGIC.length + HEAD_BYTES + body.length }
}

/** @param ordinals entries of each type so far: the last CHECKPOINT's own count is under no signature but follows */
function readEntry(
  primitives: Primitives,
  file: Bytes,
  at: number,
  header: VolumeHeader,
  size: number,
  ordinals: Map<EntryType, number>,
) {
  const head = parseHead(file.subarray(at, at + HEAD_BYTES))
  if (head === undefined || head.leafIndex !== size || head.elided) return undefined
  const { type, counter, segmentId } = head.leaf
  const ordinal = ordinals.get(type) ?? 0
  if (counter !== ordinal || !equalBytes(segmentId, ledgerId(header.device))) return undefined
  ordinals.set(type, ordinal + 1)
  const body = bodyOf(primitives, file, at, head)
  return body === undefined ? undefined : { head, body }
}

/** The body where it is the one that was written, whole. */
function bodyOf(primitives: Primitives, file: Bytes, at: number, head: Head): Bytes | undefined {
  const body = file.slice(at + HEAD_BYTES, at + HEAD_BYTES + head.bodyBytes)
  return equalBytes(primitives.sha256(body), head.leaf.bodyHash) ? body : undefined
}

/** The checkpoint where it is one of this ledger over exactly the leaves before it. */
function checkpointOf(
  primitives: Primitives,
  body: Bytes,
  device: string,
  key: Bytes,
  tree: Tree,
): Checkpoint | undefined {
  const checkpoint = verifyCheckpoint(primitives, body, ledgerOrigin(device), key)
  return checkpoint?.size === tree.size && equalBytes(checkpoint.root, tree.root()) ? checkpoint : undefined
}

/** `volume` is the first event and only the first, and names this file's HEADER. */
function fits(event: LedgerEvent, header: VolumeHeader, headerLeafHash: Bytes, tree: Tree): boolean {
  const first = tree.size === header.start.size
  if (event.type !== 'volume') return !first
  return first && event.volume === header.volume && equalBytes(event.headerLeafHash, headerLeafHash)
}

function succeed(
  primitives: Primitives,
  device: string,
  deviceKey: Bytes,
  event: LedgerEvent & { type: 'epoch' },
  epochs: Epochs,
): boolean {
  if (event.by === 'device') {
    if (!isStated(primitives, device, deviceKey, event.statement)) return false
    const { statement } = event
    Object.assign(epochs, { key: statement.publicKey, statement, successors: [] })
    epochs.statements.push(statement)
    return true
  }
  const { publicKey, signature } = event
  const said = {
    device,
    counter: epochs.statement.counter,
    index: epochs.successors.length + 1,
    predecessor: epochs.key,
    publicKey,
  }
  if (!primitives.ed25519Verify(epochs.key, successorMessage(said), signature)) return false
  Object.assign(epochs, { key: publicKey, successors: [...epochs.successors, { publicKey, signature }] })
  return true
}

function isStated(
  primitives: Primitives,
  device: string,
  deviceKey: Bytes,
  statement: EpochStatement,
): boolean {
  return primitives.p256Verify(deviceKey, epochStatementMessage(device, statement), statement.signature)
}

/** What the HEADER claims, nothing checked; undefined where there is none to read. */
export function volumeHeaderOf(bytes: Bytes): VolumeHeader | undefined {
  const head = parseHead(bytes.subarray(MAGIC.length))
  if (head?.leaf.type !== 'HEADER') return undefined
  const bodyAt = MAGIC.length + HEAD_BYTES
  const header = parseHeader(bytes.subarray(bodyAt, bodyAt + head.bodyBytes))
  return header?.file === 'ledger' ? header : undefined
}
