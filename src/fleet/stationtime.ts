/**
 * What time it is at the station, signed, and how far off that may be: into the ledger, and into the camera's clock, where
 * that is unset, has its time from nobody who vouches for it, or is wrong by more than that.
 *
 *   ask at monotonic m0 ─► station signs (device, boot, m0, its wall clock W) ─► arrives at m1
 *
 * At m0 the wall clock showed W, or at most m1 − m0 less. An answer that took longer than ten seconds says nothing.
 */

import { believeStation, clockMessage, parseStationChain } from '../crypto/station.ts'
import { ZeugeError } from '../errors.ts'
import type { OffloadParts } from './parts.ts'
import type { ClockAnswer } from './target.ts'

const ANSWER_US_MAX = 10_000_000
/** Below this the two clocks agree. */
const OFF_US_MIN = 500_000

export interface StationTime {
  /** Unix µs now, by the station's clock: not later than it really is there. */
  nowUs(): number
}

/** Undefined where the target has no clock. RECEIPT_WRONG where what it says is not signed by a station that is believed. */
export async function readStationClock(parts: OffloadParts): Promise<StationTime | undefined> {
  const { clock, bootId, target, ledger } = parts
  if (target.clock === undefined) return undefined
  const askedUs = clock.nowUs()
  const state = clock.state()
  const wallUs = state === 'unset' ? undefined : clock.wallUs()
  const answer = await target.clock({ bootId, askedUs })
  const answeredUs = clock.nowUs()
  const plusMinusUs = answeredUs - askedUs
  const { stationUs, signature, station } = answer
  if (!isSigned(parts, answer, askedUs))
    throw new ZeugeError(
      'RECEIPT_WRONG',
      `${target.name} told the time without the signature of a believed station`,
    )
  if (plusMinusUs > ANSWER_US_MAX) return undefined
  const isOff = wallUs === undefined || Math.abs(wallUs - stationUs) > OFF_US_MIN + plusMinusUs
  if (isOff || state === 'rtc') {
    await ledger.appendTimed([
      {
        atUs: askedUs,
        event: {
          type: 'clock',
          beforeUs: wallUs ?? null,
          afterUs: stationUs,
          source: 'network',
          plusMinusUs,
          signature,
          station,
        },
      },
    ])
    // The ledger knows by now whose word it is.
    clock.take?.('network', stationUs, askedUs)
  }
  return { nowUs: () => stationUs + clock.nowUs() - answeredUs }
}

function isSigned(
  { primitives, trust, ledger, bootId }: OffloadParts,
  { stationUs, signature, station }: ClockAnswer,
  askedUs: number,
): boolean {
  const chain = parseStationChain(station)
  const believed = chain && believeStation(primitives, chain, trust, stationUs)
  if (believed?.ok !== true) return false
  const message = clockMessage({ device: ledger.device, bootId, askedUs, stationUs })
  return primitives.ed25519Verify(believed.publicKey, message, signature)
}
