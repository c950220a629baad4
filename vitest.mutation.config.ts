/**
 * The tests that mutation testing runs (stryker.*.json, which name the folder): all but those that go through
 * every bit or hundreds of cases, which would be run again for each mutant. Modules keep no state, so one
 * worker serves all files.
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/*.exhaustive.test.ts', '**/properties.test.ts', '**/frozen.test.ts'],
    testTimeout: 20_000,
    isolate: false,
  },
})
