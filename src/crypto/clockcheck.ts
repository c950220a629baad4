/**
 * What a station said of the time, as a camera's ledger has it: whose word it is, and how far the camera's clock was off.
 *
 *   ledger `clock` with a signature ─► device, boot, moment of the question, time ─► a believed station's key │ unverified
 *
 * A time that nobody who is believed has signed is told as that and vouches for nothing; no verdict hangs on it.
 */
import type { Bytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import type { ClockEvent } from './deviceevent.ts'
import { believeStation, clockMessage, parseStationChain } from './station.ts'
import type { Trust } from './trust.ts'

/** A setting of the clock that somebody signed, and where it stands. */
export interface SignedClock {
  readonly device: string
  readonly bootId: Bytes
  /** Monotonic, of the question. */
  readonly askedUs: number
  readonly leafIndex: number
  readonly event: ClockEvent
}

export interface ClockCheck {
  readonly leafIndex: number
  /** Unix µs by the station's clock at the question, or at most `plusMinusUs` less. */
  readonly wallUs: number
  readonly plusMinusUs: number | null
  /** Of the camera's clock until then; null where it had none. */
  readonly beforeUs: number | null
  /** A believed station signed it. */
  readonly believed: boolean
  readonly station?: string
  /** Why it is not believed. */
  readonly detail?: string
}

export function checkClock(
  primitives: Primitives,
  { device, bootId, askedUs, leafIndex, event }: SignedClock,
  trust: Trust | undefined,
): ClockCheck {
  const { afterUs, beforeUs, plusMinusUs, signature, station: line } = event
  const said = { leafIndex, wallUs: afterUs ?? 0, plusMinusUs, beforeUs }
  const doubt = (detail: string): ClockCheck => ({ ...said, believed: false, detail })
  if (signature === null || afterUs === null) return doubt('nobody signed it')
  if (trust === undefined) return doubt('no trust file was given to check its signature with')
  const chain = line === undefined ? undefined : parseStationChain(line)
  if (line !== undefined && chain === undefined) return doubt('it does not say which station that was')
  const finding = chain && believeStation(primitives, chain, trust, afterUs)
  if (finding?.ok === false) return doubt(finding.detail)
  const message = clockMessage({ device, bootId, askedUs, stationUs: afterUs })
  const keys = finding === undefined ? trust.stations : [finding]
  const signer = keys.find(({ publicKey }) => primitives.ed25519Verify(publicKey, message, signature))
  if (signer !== undefined) return { ...said, believed: true, station: signer.name }
  return doubt(finding === undefined ? 'it is of no station that is known here' : 'its signature is wrong')
}
