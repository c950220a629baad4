/** Options of seeds for tests: the shipped profiles, real crypto. */
import { shiftOptions } from '../../bench/shifts.ts'
import type { SeedOptions } from '../../src/sim/seed.ts'

export const shiftsOf = (hours: number): SeedOptions =>
  shiftOptions(hours, new URL('../../profiles/', import.meta.url))
