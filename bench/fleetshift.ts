/** One shift of the fleet as the scripts here play it: shipped demo profile, the smallest media, real crypto. */
import { smallMedia } from '../hal/mock/small.ts'
import { nodePrimitives } from '../hal/primitives/node.ts'
import { assert } from '../src/errors.ts'
import { type FleetOutcome, type FleetSetup, runFleet } from '../src/sim/fleet.ts'
import { shippedProfiles } from './shifts.ts'

const demo = shippedProfiles().find(({ profile }) => profile.id === 'demo')

export function playFleet(seed: number, rates: NonNullable<FleetSetup['rates']> = {}): Promise<FleetOutcome> {
  assert(demo, 'the profile demo is shipped')
  const { profile } = demo
  return runFleet({ seed, primitives: nodePrimitives, profile, media: smallMedia, rates })
}
