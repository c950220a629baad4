/** Several cameras, two docks and a station with everything between them failing: custody holds at every step. */
import { describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { CALM, runFleet } from '../../src/sim/fleet.ts'
import type { Cut } from '../../src/sim/fleetfaults.ts'
import { profileNamed } from '../device/rig.ts'
import { smallMedia } from '../device/smallmedia.ts'

const SEEDS = Number(process.env['ZEUGE_FLEET_SEEDS'] ?? 2)
const profile = profileNamed('demo')
const setup = (seed: number) => ({ seed, primitives: nodePrimitives, profile, media: smallMedia() })
const play = (seed: number) => runFleet(setup(seed))

/** How likely at each occasion. */
const CUTS: readonly (readonly [Cut, number])[] = [
  ['cutIdle', 0.5],
  ['cutRecording', 1],
  ['cutSending', 0.15],
  ['cutErasing', 0.5],
  ['cutStarting', 0.8],
]

describe('a shift with a faulty network and a station that crashes', () => {
  test.each(Array.from({ length: SEEDS }, (_, at) => at + 1))(
    'loses nothing, signs for what it holds, and ends with everything handed over (seed %i)',
    async (seed) => {
      const { broken, recorded, erased } = await play(seed)
      expect(broken).toEqual([])
      expect(recorded).toBeGreaterThan(0)
      expect(erased).toBe(recorded)
    },
  )

  test.each(CUTS)('holds custody where a camera loses power (%s)', async (cut, rate) => {
    const rates = { ...CALM, cutIdle: 0.4, [cut]: rate }
    const few = { cameras: 2, steps: 6, rates }
    const outcomes = await Promise.all([3, 4].map((seed) => runFleet({ ...setup(seed), ...few })))
    for (const { broken, recorded, erased } of outcomes) {
      expect(broken).toEqual([])
      expect(erased).toBe(recorded)
    }
    expect(outcomes.reduce((sum, { cuts }) => sum + cuts[cut], 0)).toBeGreaterThan(1)
    const torn = outcomes.reduce((sum, one) => sum + one.torn, 0)
    if (cut === 'cutRecording') expect(torn).toBeGreaterThan(1)
  })

  test('a file that somebody damages at the station is found by the custody check', async () => {
    const { broken } = await runFleet({
      ...{ ...setup(1), cameras: 1, steps: 0 },
      sabotage({ store }) {
        for (const name of store.names()) if (name.endsWith('.zeu')) store.spoil(name)
      },
    })
    expect(broken.map(({ words }) => words).join()).toMatch(/is not durable/)
  })
})
