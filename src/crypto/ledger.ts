/**
 * The ledger: one tree per device for all its life, written in volumes.
 *
 *   volume = magic HEADER (EVENT | CHECKPOINT)*
 *
 * The HEADER is no leaf: it says where the tree stood. The first leaf of a volume is the event
 * `volume` with the hash of that HEADER's leaf, so the first signature covers it. Makes bytes;
 * when they are durable is the caller's affair. docs/format.md, "Ledger".
 */
import type { Bytes } from '../bytes.ts'
import { concatBytes, equalBytes } from '../bytes.ts'
import { assert, ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import type { Signer } from './appender.ts'
import { createAppender } from './appender.ts'
import { MAGIC } from './entry.ts'
import type { EpochEvent, LedgerEvent, VolumeEvent } from './event.ts'
import { encodeLedgerEvent } from './event.ts'
import type { VolumeHeader } from './header.ts'
import { encodeHeader, epochKeyOf, ledgerId } from './header.ts'
import { ledgerOrigin } from './note.ts'
import type { Stamp } from './stamp.ts'
import { createTree, leafHash, rootOfFrontier } from './tree.ts'

export interface VolumeSetup {
  readonly primitives: Primitives
  readonly header: VolumeHeader
  /** Ed25519 by the epoch key the header ends its chain with. */
  sign(message: Uint8Array): Bytes
}

export interface Volume {
  /** Leaves of the whole ledger so far. */
  readonly size: number
  root(): Bytes
  /** What the next volume starts from. */
  frontier(): readonly Bytes[]
  /** Magic, HEADER, EVENT `volume`, CHECKPOINT. The volume counts once these are durable. */
  begin(stamp: Stamp, abandoned?: VolumeEvent['abandoned']): Bytes
  /** Any event but `volume` and `epoch`, which `begin` and `succeed` write. After `volume-closed` only a CHECKPOINT may follow. */
  event(event: Exclude<LedgerEvent, VolumeEvent | EpochEvent>, stamp: Stamp): Bytes
  /** `durable`: leaves of the ledger covered by a sync that has returned. */
  checkpoint(mark: { readonly stamp: Stamp; readonly durable: number }): Bytes
  /** EVENT `epoch`; every checkpoint from here on is signed by the new epoch key. */
  succeed(event: EpochEvent, sign: Signer['sign'], stamp: Stamp): Bytes
}

export function createVolume(setup: VolumeSetup): Volume {
  const { primitives, header } = setup
  const { start, device } = header
  // Of what was read or written a moment ago: one of the two was computed wrongly, and a second time is not.
  if (!equalBytes(rootOfFrontier(primitives, start.frontier), start.root))
    throw new ZeugeError(
      'COMPUTE_FAILED',
      'the ledger stands at a frontier of another root; it is tried again',
    )
  const headerBody = encodeHeader(header)
  const tree = createTree(primitives, start)
  const appender = createAppender(primitives, tree, ledgerId(device), ledgerOrigin(device))
  let signer: Signer = { publicKey: epochKeyOf(header), sign: setup.sign }
  let phase: 'new' | 'open' | 'closing' | 'closed' = 'new'

  const append = (event: LedgerEvent, stamp: Stamp): Bytes => {
    assert(phase === 'open', `a volume that is ${phase}, not open`)
    return appender.clear({ type: 'EVENT', stamp, body: encodeLedgerEvent(event) })
  }

  return {
    get size() {
      return tree.size
    },
    root: () => tree.root(),
    frontier: () => tree.frontier(),
    begin(stamp, abandoned = []) {
      assert(phase === 'new', `a volume that is ${phase}, not new`)
      phase = 'open'
      const first = appender.outside({ type: 'HEADER', stamp, body: headerBody })
      const headerLeafHash = leafHash(primitives, first.leafBytes)
      const second = append({ type: 'volume', volume: header.volume, headerLeafHash, abandoned }, stamp)
      return concatBytes(MAGIC, first.entry, second, appender.checkpoint(signer, stamp, start.size))
    },
    event(event, stamp) {
      const entry = append(event, stamp)
      if (event.type === 'volume-closed') phase = 'closing'
      return entry
    },
    checkpoint({ stamp, durable }) {
      assert(phase === 'open' || phase === 'closing', `a volume that is ${phase}`)
      if (phase === 'closing') phase = 'closed'
      return appender.checkpoint(signer, stamp, durable)
    },
    succeed(event, sign, stamp) {
      const entry = append(event, stamp)
      signer = { publicKey: event.by === 'device' ? event.statement.publicKey : event.publicKey, sign }
      return entry
    },
  }
}
