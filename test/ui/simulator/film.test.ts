/** A scenario as something to watch: the drawn camera shows at each moment what the simulated board showed. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { MockBoard } from '../../../hal/mock/open.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { parseProfile } from '../../../src/device/profile.ts'
import type { TraceRecord } from '../../../src/device/status.ts'
import { runScenario } from '../../../src/sim/run.ts'
import { parseScenario } from '../../../src/sim/scenario.ts'
import { after, BLANK, filmOf, type Picture } from '../../../src/ui/simulator/film.ts'

async function filmed(name: string) {
  const scenario = parseScenario(readFileSync(`scenarios/${name}`, 'utf8'), name)
  const text = readFileSync(`profiles/${scenario.profile}.yaml`)
  const trace: TraceRecord[] = []
  const boards: MockBoard[] = []
  const { outcomes } = await runScenario(scenario, {
    primitives: nodePrimitives,
    profile: parseProfile(text.toString(), scenario.profile),
    profileHash: nodePrimitives.sha256(text),
    trace: (record) => trace.push(record),
    started: (board) => boards.push(board),
  })
  const film = filmOf(
    trace,
    boards.map((board) => board.perceived().log),
  )
  const at = (atUs: number): Picture => {
    let picture = BLANK
    for (const happening of film) {
      if (happening.atUs > atUs) break
      picture = after(picture, happening)
    }
    return picture
  }
  return { film, at, outcomes, trace }
}

const screenAt = ({ senses }: Picture): string => senses.screen?.kind ?? 'dark'
const lampAt = ({ senses }: Picture): string =>
  senses.led?.steps.map(({ colour }) => colour).join(' ') ?? 'off'

describe('the film of a scenario', () => {
  const names = [
    'street-stop',
    'mute',
    'dock-while-recording',
    'power-cut',
    'brown-out',
    'watchdog',
    'bad-card',
  ]
  test.each(names)('%s shows what its expectations found', async (name) => {
    const { at, outcomes } = await filmed(`${name}.yaml`)
    const seen = outcomes.filter(({ field }) => ['capture', 'front', 'screen', 'led'].includes(field))
    for (const { atUs, field, found } of seen) {
      const picture = at(atUs)
      const shown = {
        capture: picture.told?.capture ?? 'off',
        front: picture.told?.front ?? 'off',
        screen: screenAt(picture),
        led: lampAt(picture),
      }[field]
      expect(shown, `${field} at ${atUs / 1e6} s`).toBe(found)
    }
    expect(outcomes.length).toBeGreaterThan(0)
  })

  test('moves the buttons as the hand did, on the time axis of the scenario', async () => {
    const { film, at } = await filmed('street-stop.yaml')
    expect(at(11_900_000).downUs).toEqual({})
    const pressed = at(12_050_000)
    expect(Math.abs((pressed.downUs.record ?? 0) + pressed.zeroUs - 12_000_000)).toBeLessThan(1000)
    expect(at(12_500_000).downUs).toEqual({})
    expect(at(21_000_000).downUs.record).toBeDefined()
    expect(film.every((one, index) => index === 0 || one.atUs >= (film[index - 1]?.atUs ?? 0))).toBe(true)
  })

  test('is dark while the power is off, and counts every record of the trace', async () => {
    const { film, at, trace } = await filmed('power-cut.yaml')
    expect(screenAt(at(20_000_000))).toBe('recording')
    expect(at(22_000_000)).toMatchObject({ senses: { screen: undefined, led: undefined }, told: undefined })
    expect(at(29_000_000).told?.capture).toBe('idle')
    expect(film.reduce(after, BLANK).records).toBe(trace.length)
  })
})
