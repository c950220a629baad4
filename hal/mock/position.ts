/**
 * The position receiver of the simulated board: silent until the hand gives it a fix, then one each second,
 * walking on from there the way the hand said.
 */
import { createEmitter } from '../emitter.ts'
import type { Clock, Position, Source } from '../hal.ts'
import type { Alive } from './later.ts'

const FIX_MS = 1_000
const METRES_PER_DEGREE = 111_320

/** A fix, and how the board moves from there. */
export interface Walk extends Omit<Position, 'atUs'> {
  /** Clockwise from north. */
  readonly headingDeg?: number
  readonly metresPerSecond?: number
}

export interface PositionHand {
  /** From now on; undefined: it has no fix any more. */
  position(walk: Walk | undefined): void
}

export function createReceiver(
  clock: Clock,
  alive: Alive,
  works: () => boolean,
): { readonly source: Source<Position>; readonly hand: PositionHand } {
  const fixes = createEmitter<Position>(clock, () => alive() && works())
  let timer: unknown
  return {
    source: fixes.source,
    hand: {
      position(walk) {
        clock.clearTimeout(timer)
        if (walk === undefined) return
        const fromUs = clock.nowUs()
        const at = walker(walk)
        const tell = (): void => {
          const atUs = clock.nowUs()
          fixes.emit(at(atUs, (atUs - fromUs) / 1e6))
          timer = clock.setTimeout(tell, FIX_MS)
        }
        timer = clock.setTimeout(tell, FIX_MS)
      },
    },
  }
}

/** On a sphere, for some kilometres, away from the poles. */
function walker(walk: Walk): (atUs: number, seconds: number) => Position {
  const { headingDeg = 0, metresPerSecond = 0, ...fix } = walk
  const heading = (headingDeg * Math.PI) / 180
  const narrowing = Math.cos((fix.latitudeDeg * Math.PI) / 180)
  const [north, east] = [Math.cos(heading), Math.sin(heading)]
  return (atUs, seconds) => {
    const degrees = (metresPerSecond * seconds) / METRES_PER_DEGREE
    return {
      ...fix,
      atUs,
      latitudeDeg: fix.latitudeDeg + degrees * north,
      longitudeDeg: fix.longitudeDeg + (degrees * east) / narrowing,
    }
  }
}
