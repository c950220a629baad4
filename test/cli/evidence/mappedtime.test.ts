/** A recording made before the clock was known, as `zeuge verify` shows it once a clock was set: when, and how sure. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { bootWithin, openSmallBoard } from '../../device/outage.ts'
import { runIn } from '../context.ts'

test('verify says the time by the clock that was set later, where that had it from, and the uncertainty', async () => {
  const mock = openSmallBoard({ clockState: 'unset' })
  const { device } = await bootWithin(mock, new Map())
  mock.board.press('record')
  await mock.board.advance(3_000)
  // It records for three seconds, and an hour and a half later somebody tells the time.
  mock.board.press('record', 3_500)
  await mock.board.advance(90 * 60_000)
  mock.board.clock.setWall(Date.UTC(2026, 5, 1, 12) * 1000, 'gnss')
  await mock.board.advance(2_000)
  await mock.board.until(device.finish())

  const work = mkdtempSync(join(tmpdir(), 'zeuge-mapped-'))
  for (const [name, bytes] of mock.board.disk.image().files) {
    mkdirSync(dirname(join(work, name)), { recursive: true })
    writeFileSync(join(work, name), bytes)
  }
  const { out } = await runIn(work, Date.UTC(2026, 5, 2), ['verify', '.'])
  rmSync(work, { recursive: true })
  expect(out).toMatch(/recordings\/boot-1-[0-9a-f]{8}\/000000\.zeu/)
  expect(out).toMatch(
    /clock not set; by the clock that was set later \(gnss, unverified source\) 2026-06-01T10:2\d:\d\d\.\d{3}Z to 2026-06-01T10:[23]\d:\d\d\.\d{3}Z, ± 0\.6 s and what that clock itself was off/,
  )
})
