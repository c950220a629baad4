/** `zeuge profile`: what an administrator learns of a profile before a camera follows it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runProgram } from '../../src/cli/program.ts'
import { fakeContext } from './context.ts'

const work = mkdtempSync(join(tmpdir(), 'zeuge-profile-'))
afterAll(() => rmSync(work, { recursive: true }))

async function zeuge(args: readonly string[], overrides: Parameters<typeof fakeContext>[0] = {}) {
  const context = fakeContext(overrides)
  await runProgram(context, args)
  return { out: context.out(), err: context.err(), exit: context.exit() }
}

test('check says what is second-hand, and refuses what nobody confirmed with exit 3', async () => {
  const good = await zeuge(['profile', 'check', 'ordnungsamt-nrw', 'demo'])
  expect(good).toMatchObject({ exit: 0, err: '' })
  expect(good.out).toContain('secondary: preRecordMs, preRecordArm, retentionDays')
  const refused = await zeuge(['profile', 'check', 'berlin', 'sachsen-anhalt', '--json'], { json: true })
  expect(refused.exit).toBe(3)
  expect(JSON.parse(refused.out)).toMatchObject({
    ok: false,
    profiles: [
      { profile: 'berlin', ok: true },
      { profile: 'sachsen-anhalt', ok: false },
    ],
  })
  const accepted = await zeuge(['profile', 'check', 'sachsen-anhalt', '--accept', 'preRecordMs'])
  expect(accepted.exit).toBe(0)
})

test('check names file, line, field and what is allowed in one sentence', async () => {
  const file = join(work, 'my-city.yaml')
  const demo = readFileSync('profiles/demo.yaml', 'utf8')
  writeFileSync(file, demo.replace('value: 30000', 'value: 600000'))
  const { out, exit } = await zeuge(['profile', 'check', file])
  expect(exit).toBe(3)
  expect(out).toMatch(/^refused: .*my-city\.yaml:9: preRecordMs\.value: .*120000.*\n$/)
})

test('show lists each value with its status and source, in the language asked for', async () => {
  const { out } = await zeuge(['profile', 'show', 'bundespolizei'], { lang: 'de' })
  expect(out).toMatch(/preRecordMs +30000 +bestätigt +BPolG §27a \(2017\): /)
  expect(out).toContain('No legal advice')
  const all = await zeuge(['profile', 'show'])
  expect(all.out.trim().split('\n')).toHaveLength(7)
})

test('diff shows where two differ, and that a profile equals itself', async () => {
  const { out } = await zeuge(['profile', 'diff', 'berlin', 'baden-wuerttemberg'])
  expect(out).toMatch(/preRecordArm +standby \(secondary\) +gesture \(secondary\)/)
  expect(out).not.toContain('announcementDuty')
  expect((await zeuge(['profile', 'diff', 'demo', 'demo'])).out).toBe('Both mean the same.\n')
})
