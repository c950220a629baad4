/** The same seeds in two processes that share nothing but the program: other time zone, directory, language and start. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runScript } from './child.ts'

const SEEDS = 50

test(`${SEEDS} seeds give the same trace hashes in another process, time zone and directory`, async () => {
  const args = ['--from', '1001', '--count', String(SEEDS), '--hours', '1']
  const elsewhere = mkdtempSync(join(tmpdir(), 'zeuge-'))
  const [here, there] = await Promise.all([
    runScript('seeds', args, { env: { TZ: 'Europe/Berlin', LANG: 'de_DE.UTF-8' } }),
    runScript('seeds', args, { cwd: elsewhere, env: { TZ: 'Pacific/Apia', LANG: 'C', HOME: elsewhere } }),
  ])
  const hashes = ({ lines }: typeof here) => lines.flatMap(({ traceHash }) => traceHash ?? [])
  expect(hashes(here).length).toBe(SEEDS)
  expect(new Set(hashes(here)).size).toBe(SEEDS)
  expect(hashes(there)).toEqual(hashes(here))
})
