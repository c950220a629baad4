/** For what runs inside the guest: one file at a time, on one processor. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/tiers/vm/inside/*.ts'],
    exclude: ['**/*.config.ts'],
    testTimeout: 120_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
})
