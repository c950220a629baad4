/**
 * Where the camera is, into the running recording: only where the profile says so and the board knows it.
 *
 * Nothing is kept before the press, also where a pre-record ring runs: what laws allow to be buffered is picture and
 * sound, and receivers tell each second, so that a recording lacks its place for a second at most. It never goes
 * into the trace or the log, which are in the clear.
 */
import type { Hal, Position } from '../../hal/hal.ts'
import type { PositionSample } from '../media/metadata.ts'
import type { Profile } from './profile.ts'
import type { Recorder } from './recorder.ts'

/** Of a degree: one centimetre, more than any receiver knows. */
const DEGREE_PARTS = 10_000_000

/** Returns what ends it. */
export function keepPosition(
  hal: Pick<Hal, 'position'>,
  profile: Pick<Profile, 'position'>,
  recorder: Pick<Recorder, 'metadata'>,
): () => void {
  if (profile.position === 'off' || hal.position === undefined) return () => undefined
  return hal.position((fix) => recorder.metadata({ position: sampleOf(fix) }, fix.atUs))
}

function sampleOf({ latitudeDeg, longitudeDeg, altitudeM, hdop, satellites }: Position): PositionSample {
  return {
    latitude: rounded(latitudeDeg),
    longitude: rounded(longitudeDeg),
    ...(altitudeM !== undefined && { altitude: altitudeM }),
    ...(hdop !== undefined && { horizontalDilution: hdop }),
    ...(satellites !== undefined && { satellites }),
  }
}

function rounded(degrees: number): number {
  return Math.round(degrees * DEGREE_PARTS) / DEGREE_PARTS
}
