import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // vitest leaves a core free by default; the boards in question have few.
    maxWorkers: '100%',
    hookTimeout: 60_000,
    // A process of its own for each of the files, and all modules anew in it, was a quarter of the time. Tests leave
    // globals, the environment and timers as they found them.
    isolate: false,
  },
})
