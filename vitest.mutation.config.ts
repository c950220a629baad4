/**
 * The tests that mutation testing runs (stryker.*.json, which name the folder): all but those that go through
 * every bit or hundreds of cases, which would be run again for each mutant, and those of other people's vectors.
 *
 * Small files first: the first failure ends a mutant, and a noun's own tests fail before those of the whole.
 * Modules keep no state, so one worker serves all files.
 */
import { statSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const sizeOf = ({ moduleId }: TestSpecification): number => statSync(moduleId).size

export class SmallFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => sizeOf(a) - sizeOf(b))
  }
}

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [
      ...['**/*.exhaustive.test.ts', '**/properties.test.ts', '**/frozen.test.ts'],
      ...['**/age.test.ts', '**/vectors.test.ts'],
    ],
    testTimeout: 20_000,
    isolate: false,
    sequence: { sequencer: SmallFirst },
  },
})
