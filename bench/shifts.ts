/** What a shift of the simulator needs from the disk: the shipped profiles, read once. */
import { readdirSync, readFileSync } from 'node:fs'
import { nodePrimitives } from '../hal/primitives/node.ts'
import { simulationPrimitives } from '../hal/primitives/simulation.ts'
import { parseProfile } from '../src/device/profile.ts'
import { LEGAL_NAMES } from '../src/device/profilefile.ts'
import type { SeedOptions, SeedProfile } from '../src/sim/seed.ts'

/**
 * Of Node, for a process that does nothing but shifts, one a core: the collector needs no helpers then; and a shift
 * drops some 400 MB, which a larger young generation looks through less often. A tenth to a sixth less time.
 */
export const SHIFT_OPTIONS = ['--single-threaded-gc', '--min-semi-space-size=32', '--max-semi-space-size=64']

const PROFILES = new URL('../../profiles/', import.meta.url)

/** From the built program (dist/bench). */
export function shippedProfiles(directory: URL = PROFILES): readonly SeedProfile[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const bytes = readFileSync(new URL(name, directory))
      // Nobody is filmed here: what is not confirmed is accepted.
      const profile = parseProfile(bytes.toString('utf8'), name, LEGAL_NAMES)
      return { profile, hash: nodePrimitives.sha256(bytes) }
    })
}

export function shiftOptions(hours: number, profiles: URL = PROFILES): SeedOptions {
  return { primitives: simulationPrimitives, profiles: shippedProfiles(profiles), hours }
}
