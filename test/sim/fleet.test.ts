/** Several cameras, two docks and a station with everything between them failing: custody holds at every step. */
import { describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { runFleet } from '../../src/sim/fleet.ts'
import { profileNamed } from '../device/rig.ts'
import { smallMedia } from '../device/smallmedia.ts'

const SEEDS = Number(process.env['ZEUGE_FLEET_SEEDS'] ?? 2)
const profile = profileNamed('demo')
const play = (seed: number) => runFleet({ seed, primitives: nodePrimitives, profile, media: smallMedia() })

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

  test('holds custody where cameras lose power between and in the middle of handing over', async () => {
    const seeds = [7, 11, 15].map((seed) => play(seed))
    const outcomes = await Promise.all(seeds)
    for (const { broken, recorded, erased } of outcomes) {
      expect(broken).toEqual([])
      expect(erased).toBe(recorded)
    }
    expect(outcomes.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(2)
  })

  test('a file that somebody damages at the station is found by the custody check', async () => {
    const { broken } = await runFleet({
      ...{ seed: 1, primitives: nodePrimitives, profile, media: smallMedia(), cameras: 1, steps: 0 },
      sabotage({ store }) {
        for (const name of store.names()) if (name.endsWith('.zeu')) store.spoil(name)
      },
    })
    expect(broken.join()).toMatch(/is not durable/)
  })
})
