/**
 * Golden pictures: each screen in each language and size is drawn exactly as it was when somebody last looked.
 *
 * A wanted change: `npm run docs:screens`, then look at docs/screens.png.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { goldenHashes } from '../../../bench/goldens.ts'

// The renderer promises equal pixels only for builds of one architecture.
test.skipIf(process.arch !== 'x64')('every screen is drawn as in the golden pictures (x64)', async () => {
  const golden = JSON.parse(readFileSync(new URL('goldens.json', import.meta.url), 'utf8')) as unknown
  expect(Object.fromEntries(await goldenHashes())).toEqual(golden)
})
