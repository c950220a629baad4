/**
 * Shows a film at the pace of the clock, or faster, on the drawn camera: a stage like the live board's.
 *
 * It computes nothing of its own: the scenario was over before the first picture.
 */
import type { Button, Clock } from '../../../hal/hal.ts'
import { type FrameSource, openStreet } from '../../../hal/web/frames.ts'
import { recordUs } from '../../sim/trace.ts'
import type { Stage } from './board.ts'
import { after, BLANK, filmOf, type Picture } from './film.ts'
import type { Played } from './protocol.ts'

export type Performance = Extract<Played, { ok: boolean }>

export interface Projector extends Stage {
  readonly name: string
  readonly performance: Performance
  readonly picture: Picture
  /** Since when a button is down, in the stage's time; a short press lingers, so that it is seen at any pace. */
  heldSinceUs(button: Button): number | undefined
  /** Where the film is, from 0. */
  readonly filmUs: number
  readonly endUs: number
  readonly speed: number
  setSpeed(speed: number): void
  /** To the last picture at once. */
  toEnd(): void
  close(): void
}

export const SPEEDS = [1, 4, 16] as const
const STEP_MS = 40
const SEEN_US = 500_000

/** `changed` at each step of the film. */
export function openProjector(
  name: string,
  performance: Performance,
  clock: Clock,
  changed: () => void,
): Projector {
  const film = filmOf(performance.trace, performance.boots)
  const endUs = performance.seconds * 1_000_000
  const frames: FrameSource = openStreet()
  let picture: Picture = BLANK
  let next = 0
  let speed = 1
  let fromUs = 0
  let sinceUs = clock.nowUs()
  let timer: unknown
  const pressed: Partial<Record<Button, { readonly downUs: number; readonly seenUs: number }>> = {}
  const filmUs = (): number => Math.min(endUs, fromUs + (clock.nowUs() - sinceUs) * speed)

  const isPressSeen = (): boolean =>
    Object.values(pressed).some(({ seenUs }) => clock.nowUs() - seenUs < SEEN_US)

  function advance(): void {
    const untilUs = filmUs()
    for (let one = film[next]; one !== undefined && one.atUs <= untilUs; one = film[++next]) {
      picture = after(picture, one)
      if (one.kind === 'record' && one.record.type === 'edge' && one.record.down)
        pressed[one.record.button] = { downUs: recordUs(one.record), seenUs: clock.nowUs() }
    }
    changed()
    if (untilUs < endUs || isPressSeen()) timer = clock.setTimeout(advance, STEP_MS)
  }
  function from(us: number): void {
    fromUs = us
    sinceUs = clock.nowUs()
    clock.clearTimeout(timer)
    advance()
  }
  const projector: Projector = {
    ...{ name, performance, endUs, frames },
    clock: {
      nowUs: () => Math.round(filmUs() - picture.zeroUs),
      setTimeout: clock.setTimeout,
      clearTimeout: clock.clearTimeout,
    },
    get senses() {
      return picture.senses
    },
    get picture() {
      return picture
    },
    heldSinceUs(button) {
      const last = pressed[button]
      const lingers = last !== undefined && clock.nowUs() - last.seenUs < SEEN_US
      return picture.downUs[button] ?? (lingers ? last.downUs : undefined)
    },
    get filmUs() {
      return filmUs()
    },
    get speed() {
      return speed
    },
    setSpeed(wanted) {
      const us = filmUs()
      speed = wanted
      from(us)
    },
    toEnd: () => from(endUs),
    close() {
      clock.clearTimeout(timer)
      frames.close()
    },
  }
  advance()
  return projector
}
