import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // vitest leaves a core free by default; the boards in question have few.
    maxWorkers: '100%',
    hookTimeout: 60_000,
  },
})
