/**
 * Tiers beside `npm test`: what needs minutes, root or packages of the system. One folder a tier in test/tiers,
 * one npm script each (test:sim, test:powercut, …); .ci/run calls their short forms, `npm run nightly` the long ones.
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/tiers/**/*.tier.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: '100%',
  },
})
