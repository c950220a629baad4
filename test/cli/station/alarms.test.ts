/** `zeuge station alarms`: what an operator sees and says. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLibsql } from '../../../hal/sql/libsql.ts'
import { BOOK_NAME } from '../../../src/cli/station/stationrun.ts'
import { openBook } from '../../../src/fleet/book.ts'
import { runIn } from '../context.ts'

const CAMERA = 'zg-1a2b3c4d'
const NOW_MS = 1_790_000_000_000
const ALARMS = ['station', 'alarms']

async function storeWithAlarm(): Promise<string> {
  const store = mkdtempSync(join(tmpdir(), 'zeuge-alarms-'))
  const book = openBook(await openLibsql(join(store, BOOK_NAME)))
  book.alarm({ device: CAMERA, kind: 'forked', detail: 'another ledger', unixUs: 5_000_000 })
  book.close()
  return store
}

test('an alarm stands until it is taken down with a name and a reason, which are shown from then on', async () => {
  const store = await storeWithAlarm()
  const run = (...args: readonly string[]) => runIn(store, NOW_MS, [...ALARMS, '--store', '.', ...args])
  expect((await run()).out).toContain(`${CAMERA} forked: another ledger`)
  const why = 'card exchanged, incident 17'
  const taken = await run(CAMERA, '--acknowledge', '--by', 'k.meier', '--why', why, '--json')
  expect(taken.result).toMatchObject({ ok: true, device: CAMERA, acknowledged: [{ kind: 'forked' }] })
  expect((await run()).out.trim()).toBe('No alarm stands.')
  expect((await run('--all')).out).toContain(`k.meier: ${why} – ${CAMERA} forked: another ledger`)
  const { result } = await run('--all', '--json')
  expect(result.acknowledged).toMatchObject([{ by: 'k.meier', why, acknowledgedUs: NOW_MS * 1000 }])
})

test('without a name or a reason, of a kind or a camera that has none, nothing is taken down', async () => {
  const store = await storeWithAlarm()
  const run = (...args: readonly string[]) => runIn(store, NOW_MS, [...ALARMS, '--store', '.', ...args])
  const said = ['--acknowledge', '--by', 'k.meier', '--why', 'looked']
  expect(await run(CAMERA, '--acknowledge', '--by', 'k.meier')).toMatchObject({ exit: 2, out: '' })
  expect(await run(CAMERA, ...said.slice(0, 4), 'two\nlines')).toMatchObject({ exit: 2 })
  expect(await run(...said)).toMatchObject({ exit: 2 })
  expect(await run(CAMERA, ...said, '--kind', 'lost')).toMatchObject({ exit: 3 })
  expect((await run('zg-00000000', ...said)).err).toContain('no such alarm stands of a camera "zg-00000000"')
  expect((await run('--json')).result.alarms).toHaveLength(1)
})

test('a directory that is no store is named', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-alarms-'))
  const { exit, err } = await runIn(directory, NOW_MS, [...ALARMS, '--store', '.'])
  expect(exit).toBe(3)
  expect(err).toContain('is not the store of a station')
})
