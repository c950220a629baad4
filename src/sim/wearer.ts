/**
 * What a wearer does in a shift, at random: announces, records, marks, is jostled, looks at the status, docks,
 * switches off. Each thing is an episode; plan.ts puts them one after the other.
 */
import type { Random } from '../../hal/mock/random.ts'
import type { Action } from './step.ts'

/** Something the wearer does at these moments, so that troubles can be placed near them. */
export interface Draft {
  readonly random: Random
  readonly endS: number
  readonly steps: { readonly atS: number; readonly action: Action }[]
  /** Presses, stops, rollovers: where something is at stake, seconds. */
  readonly moments: number[]
}

const ROLLOVER_S = 60
/** Logic is the same after a minute as after an hour: what is long enough for the next segment is long. */
const SHORT_S: readonly [number, number] = [0.5, 50]
const LONG_S: readonly [number, number] = [61, 150]

/** Evenly over the exponents: short ones are as likely as long ones. */
export function spread(random: Random, [low, high]: readonly [number, number]): number {
  return low * (high / low) ** (random.int(1_000_000) / 1_000_000)
}

/** One thing the wearer does; gives the time when it is over. */
export function episode(draft: Draft, atS: number): number {
  const kind = draft.random.int(20)
  if (kind < 14) return encounter(draft, atS)
  if (kind < 16) return look(draft, atS)
  if (kind < 18) return visitDock(draft, atS)
  if (kind < 19) return switchOff(draft, atS)
  return scuffle(draft, atS)
}

function encounter(draft: Draft, beginS: number): number {
  const { random, steps, moments } = draft
  let atS = beginS
  if (random.chance(0.6)) {
    steps.push({ atS, action: { type: 'press', button: 'display' } })
    moments.push(atS)
    atS += spread(random, [0.3, 45])
  }
  const pressS = atS
  steps.push({ atS, action: { type: random.chance(0.2) ? 'bounce' : 'press', button: 'record' } })
  const lengthS = spread(random, random.chance(0.1) ? LONG_S : SHORT_S)
  moments.push(pressS, pressS, pressS + lengthS)
  for (let rollS = pressS + ROLLOVER_S; rollS < pressS + lengthS; rollS += ROLLOVER_S) moments.push(rollS)
  for (let count = random.int(5); count > 0; count--)
    during(draft, pressS + (lengthS * random.int(1000)) / 1000)
  const endS = pressS + lengthS
  const end = random.int(20)
  if (end < 16) steps.push({ atS: endS, action: { type: 'hold', button: 'record', forUs: 3_500_000 } })
  // Put into the dock as it is.
  else if (end < 19) return visitDock(draft, endS)
  // Forgotten: it runs until somebody notices.
  else return visitDock(draft, endS + spread(random, [20, 200]))
  if (random.chance(0.15))
    steps.push({ atS: endS + 3.5 + random.int(2000) / 1000, action: { type: 'press', button: 'record' } })
  if (random.chance(0.5)) steps.push({ atS: endS + 8, action: { type: 'press', button: 'display' } })
  return endS + 8
}

/** What may happen in the middle of a recording. */
function during({ random, steps, moments }: Draft, atS: number): void {
  const kind = random.int(6)
  const tap = (plusS: number, button: 'display' | 'record') =>
    steps.push({ atS: atS + plusS, action: { type: 'press', button } })
  if (kind === 0) tap(0, 'display')
  else if (kind === 1) tap(0, 'record')
  else if (kind === 2) {
    tap(0, 'record')
    tap(0.3, 'record')
  } else if (kind === 3) {
    steps.push({ atS, action: { type: 'hold', button: 'display', forUs: 2_500_000 } })
    moments.push(atS + 2.5)
  } else if (kind === 4) steps.push({ atS, action: { type: 'hold', button: 'record', forUs: 2_000_000 } })
  else steps.push({ atS, action: { type: 'bounce', button: 'record' } })
}

function look({ random, steps }: Draft, atS: number): number {
  steps.push({ atS, action: { type: 'hold', button: 'display', forUs: 2_500_000 } })
  return atS + spread(random, [3, 20])
}

function visitDock({ random, steps, moments }: Draft, atS: number): number {
  steps.push({ atS, action: { type: 'dock', attached: true } })
  moments.push(atS)
  if (random.chance(0.3)) steps.push({ atS: atS + 1, action: { type: 'press', button: 'record' } })
  const endS = atS + spread(random, [0.2, 900])
  steps.push({ atS: endS, action: { type: 'dock', attached: false } })
  moments.push(endS)
  return endS
}

/** Around the middle of a town, wherever it is. */
const TOWN = { latitude: 51.5135872, longitude: 7.4652981 }
const TOWN_DEGREES = 0.05
const WALKING: readonly [number, number] = [0.3, 2]
const WAY_S: readonly [number, number] = [20, 3600]

/** Where the wearer walks, in half of the shifts: one way after the other, behind walls without a fix. */
export function walk({ random, steps, endS }: Draft): void {
  if (random.chance(0.5)) return
  const within = (degrees: number): number =>
    Math.round((degrees + (TOWN_DEGREES * random.int(10_000)) / 10_000) * 1e7) / 1e7
  for (let atS = spread(random, [1, 600]); atS < endS; atS += spread(random, WAY_S)) {
    const place = {
      ...{ latitude: within(TOWN.latitude), longitude: within(TOWN.longitude) },
      ...{ heading: random.int(360), speed: Math.round(spread(random, WALKING) * 10) / 10 },
    }
    steps.push({ atS, action: { type: 'position', ...(random.chance(0.8) && { place }) } })
  }
}

/** In the dock between two things, for most of a long gap. */
export function rest({ random, steps }: Draft, fromS: number, toS: number): void {
  steps.push({ atS: fromS + spread(random, [5, 60]), action: { type: 'dock', attached: true } })
  steps.push({ atS: toS - spread(random, [1, 50]), action: { type: 'dock', attached: false } })
}

function switchOff({ random, steps, moments }: Draft, atS: number): number {
  steps.push({ atS, action: { type: 'hold', button: 'display', forUs: 9_000_000 } })
  moments.push(atS + 9)
  const endS = atS + 9 + spread(random, [0.5, 600])
  steps.push({ atS: endS, action: { type: 'start' } })
  return endS + 1
}

/** Both buttons, at random, for seconds. */
export function scuffle({ random, steps }: Pick<Draft, 'random' | 'steps'>, beginS: number): number {
  let atS = beginS
  for (let count = random.between(4, 16); count > 0; count--) {
    const button = random.chance(0.5) ? 'record' : 'display'
    const forUs = 1000 * Math.round(spread(random, [20, 4000]))
    steps.push({
      atS,
      action: random.chance(0.4) ? { type: 'bounce', button } : { type: 'hold', button, forUs },
    })
    atS += spread(random, [0.02, 1])
  }
  return atS + 5
}
