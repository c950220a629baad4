/**
 * Moments as people name them: time in the film (90, 1:30, 1:02:03.5, 12.5s) or a date with its zone.
 *
 * Turned into the recording's own monotonic time. A date counts by the camera's clock of the recording.
 */
import { ZeugeError } from '../errors.ts'

export type Moment = { readonly filmUs: number } | { readonly wallUs: number }

/** When a recording begins, on both clocks. */
export interface Beginning {
  readonly fromUs: number
  readonly fromWallUs: number | null
}

const FILM = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6}(?:\.\d{1,6})?)s?$/
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/

/** @param option its name, for messages. USAGE. */
export function parseMoment(text: string, option: string): Moment {
  const [whole, hours = '0', minutes = '0', seconds = '0'] = FILM.exec(text) ?? []
  if (whole !== undefined)
    return { filmUs: Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e6) }
  const wallMs = DATE.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(wallMs)) return { wallUs: wallMs * 1000 }
  throw new ZeugeError(
    'USAGE',
    `${option} ${text}: give the time in the film (90, 1:30, 1:02:03.5) or a date with its zone (2026-06-01T12:30:00Z)`,
  )
}

/** Monotonic µs. USAGE where a date is given and the camera had no clock. */
export function momentUs(moment: Moment, { fromUs, fromWallUs }: Beginning): number {
  if ('filmUs' in moment) return fromUs + moment.filmUs
  if (fromWallUs === null)
    throw new ZeugeError('USAGE', 'the camera’s clock was not set in this recording; give times in the film')
  return fromUs + (moment.wallUs - fromWallUs)
}
