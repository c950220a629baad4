/**
 * Where sealed bytes go when they leave a camera, as a contract: a station, a directory, an object store later.
 *
 *   holdings ─► put (from where it stopped) ─► holding, with a receipt where somebody vouches for it
 *
 * A unit is named by the SHA-256 of its bytes, so putting it twice is putting it once, and a target that answers
 * for other bytes is found out. What a target says never erases anything: only a receipt does, that offload.ts checked.
 * test/fleet/targets.test.ts holds every target to this.
 */
import type { Bytes } from '../bytes.ts'
import type { ReceiptUnit } from '../crypto/receipt.ts'

/** Units asked about at once. */
export const HOLDINGS_MAX = 256
/** A segment is closed at 64 MiB; what one chunk adds stays far below. */
export const UNIT_BYTES_MAX = 128 * 1024 * 1024

/** A closed or recovered segment, or a closed volume of the ledger. */
export interface Unit {
  /** Hexadecimal, of all its bytes. */
  readonly sha256: string
  readonly bytes: number
  /** Name on the card. */
  readonly file: string
  readonly about: ReceiptUnit
  /** A segment that was found open: `about` is what was certainly stored of it, its checkpoints may sign more. */
  readonly recovered?: boolean
}

export type Holding =
  /** Of which so many bytes, from the start, are there already. */
  | { readonly state: 'absent'; readonly bytes: number }
  /** Durable there. Without a receipt nobody vouches for it: a copy, no more. */
  | { readonly state: 'held'; readonly receipt?: Bytes }
  /** Kept, but not as evidence of this camera: damaged, or the camera is not known there. */
  | { readonly state: 'apart'; readonly why: string }

export interface Delivery {
  readonly unit: Unit
  /** As a holding `absent` said. */
  readonly from: number
  /** At most PIECE_BYTES; lent until the next call. */
  read(offset: number, length: number): Promise<Bytes>
  /** So many bytes more are on their way; resolves when the next ones may follow. */
  sent(bytes: number): Promise<void>
  readonly stop: AbortSignal
}

export interface Witnessing {
  /** Size that the witness is known to have cosigned last; 0 where it is not known. */
  readonly oldSize: number
  /** RFC 9162 consistency proof from there to the note. */
  readonly proof: readonly Bytes[]
  /** Witness file: the checkpoint's note and the chain of its key (witness.ts). */
  readonly checkpoint: string
}

export type Witnessed =
  | { readonly state: 'cosigned'; readonly cosignature: string; readonly station: string }
  /** It knows the ledger up to another size: prove from there. */
  | { readonly state: 'other'; readonly size: number }
  /** It knows a later or another ledger of this device. */
  | { readonly state: 'refused'; readonly why: string }

export interface ClockAnswer {
  readonly stationUs: number
  readonly signature: Bytes
  /** Chain line of the station (station.ts). */
  readonly station: string
}

/** As a station has it; not checked yet. */
export interface OfferedAssignment {
  /** The assignment file. */
  readonly assignment: Bytes
  /** The sealed name it speaks of. */
  readonly name?: Bytes
}

export interface Target {
  /** For messages. */
  readonly name: string
  /** In the order asked; at most HOLDINGS_MAX. */
  holdings(units: readonly Unit[]): Promise<readonly Holding[]>
  /** An end before all bytes are there is `absent` with what is. */
  put(delivery: Delivery): Promise<Holding>
  /** Absent where nobody stands behind it. */
  witness?(request: Witnessing): Promise<Witnessed>
  clock?(question: { readonly bootId: Bytes; readonly askedUs: number }): Promise<ClockAnswer>
  /** Who takes the camera out next. */
  assignment?(stop: AbortSignal): Promise<OfferedAssignment | undefined>
  close(): Promise<void>
}
