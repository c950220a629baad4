/**
 * The tests that mutation testing of src/device runs: those of single nouns and of whole devices for seconds of
 * virtual time; not those that search (thousands of sequences, every path, an hour's scuffle, every disk fault).
 * ZEUGE_TESTS=gestures,gesturerules takes these files only, for a piece whose own tests are enough.
 */
import { defineConfig } from 'vitest/config'
import { SmallFirst } from './vitest.mutation.config.ts'

const SEARCHES = [
  ...['clip', 'commands', 'commands.rules', 'faults.disk', 'interruption', 'lostsync', 'outage'],
  ...['paths', 'prerecord', 'scuffle', 'simplepaths'],
]

export default defineConfig({
  test: {
    include: (process.env['ZEUGE_TESTS'] ?? '*').split(',').map((name) => `**/${name}.test.ts`),
    exclude: SEARCHES.map((name) => `**/${name}.test.ts`),
    testTimeout: 20_000,
    isolate: false,
    sequence: { sequencer: SmallFirst },
  },
})
