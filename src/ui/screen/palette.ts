/**
 * The colours of the front display. Text stands only on plain grounds, in pairs whose contrast is at least
 * 7:1 (WCAG 2.2, 1.4.6); a test measures it in the drawn pictures. What a colour says is said by words and a
 * pictogram too.
 */
import type { Screen } from '../../../hal/hal.ts'

export interface Ground {
  readonly ground: string
  readonly ink: string
}

export const BLACK = '#000000'
export const WHITE = '#ffffff'
/** The frame while recording; its white edge keeps it apart from any picture. */
export const RED = '#a3000f'

const AMBER: Ground = { ground: '#ffc629', ink: BLACK }
const NIGHT: Ground = { ground: BLACK, ink: WHITE }
const SLATE: Ground = { ground: '#24303c', ink: WHITE }

export const GROUNDS: Readonly<Record<Screen['kind'], Ground>> = {
  dark: NIGHT,
  announcing: AMBER,
  recording: { ground: RED, ink: WHITE },
  blocked: SLATE,
  recovering: SLATE,
  status: SLATE,
  preRecord: AMBER,
}

/** Behind the pictogram or beside the picture. */
export const STAGE = NIGHT
/** Drawn where there is no picture of the person in front. */
export const NO_PICTURE = { wall: '#3d4a57', person: '#8d9aa6' } as const
