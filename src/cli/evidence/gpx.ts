/**
 * The places of a recording as a GPX 1.1 track (https://www.topografix.com/GPX/1/1/), which every map reads. Pure.
 *
 * Times are those of the camera's clock, and left out where it had none. Where no place was known for a while the
 * track is interrupted instead of drawn straight through.
 */
import type { OpenedChunk } from '../../crypto/playback.ts'
import { type PositionSample, samplesOf } from '../../media/metadata.ts'

/** Receivers tell each second; a longer pause is a place nobody knows. */
const PAUSE_US = 10_000_000
/** 24 h of a place each second; what comes then is in the film's metadata track only. */
const PLACES_MAX = 86_400

export interface Place extends PositionSample {
  /** Monotonic µs. */
  readonly atUs: number
  /** Unix µs; null where the camera had no clock. */
  readonly wallUs: number | null
}

/** Gathers them from opened chunks, in the order of playback. */
export function createPlaces(): { take(chunk: OpenedChunk): void; readonly all: readonly Place[] } {
  const all: Place[] = []
  return {
    all,
    take({ track, fragment, fromUs, fromWallUs }) {
      if (track !== 'metadata') return
      for (const { afterUs, sample } of samplesOf(fragment)) {
        if (sample.position === undefined || all.length === PLACES_MAX) continue
        const wallUs = fromWallUs === null ? null : fromWallUs + afterUs
        all.push({ ...sample.position, atUs: fromUs + afterUs, wallUs })
      }
    },
  }
}

/** @param name of the track; letters, digits and hyphens */
export function gpxOf(name: string, places: readonly Place[]): string {
  const points = places.map((place, index) => {
    const before = places[index - 1]
    const paused = before !== undefined && place.atUs - before.atUs > PAUSE_US
    return `${paused ? '    </trkseg>\n    <trkseg>\n' : ''}      ${pointOf(place)}\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="zeuge" xmlns="http://www.topografix.com/GPX/1/1">
  <trk>
    <name>${name}</name>
    <trkseg>
${points.join('')}    </trkseg>
  </trk>
</gpx>
`
}

/** The order of the elements is the schema's. */
function pointOf({ latitude, longitude, altitude, wallUs, satellites, horizontalDilution }: Place): string {
  const time = wallUs === null ? undefined : new Date(Math.round(wallUs / 1000)).toISOString()
  const inner = [
    ['ele', altitude],
    ['time', time],
    ['sat', satellites],
    ['hdop', horizontalDilution],
  ].flatMap(([tag, value]) => (value === undefined ? [] : [`<${tag}>${value}</${tag}>`]))
  return `<trkpt lat="${decimal(latitude)}" lon="${decimal(longitude)}">${inner.join('')}</trkpt>`
}

/** Never with an exponent, which xsd:decimal does not know. */
function decimal(degrees: number): string {
  return degrees.toFixed(7)
}
