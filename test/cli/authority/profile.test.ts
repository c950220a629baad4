/** `zeuge profile`: what an administrator learns of a profile before a camera follows it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runProgram } from '../../../src/cli/program.ts'
import { fakeContext } from '../context.ts'

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

test.each([
  ['a wrong type', 'value: 30000', 'value: soon', 9, 'preRecordMs.value', 'Expected number'],
  [
    'an unknown key',
    'fragmentMs: 1000',
    'fragmentMillis: 1000',
    55,
    'fragmentMillis',
    'known are .*fragmentMs',
  ],
  ['an impossible value', 'value: 30000', 'value: 600000', 9, 'preRecordMs.value', '120000'],
  [
    ...([
      'a missing language',
      'cameraInStandby: warm',
      'texts: { de: { recording: Kamera läuft } }',
    ] as const),
    ...([54, 'texts.en.recording', 'replaced in every language: de, en, tr, ar, de-easy'] as const),
  ],
])(
  'check answers %s with one sentence: file, line, field, what is allowed',
  async (_what, from, to, line, field, allowed) => {
    const file = join(work, 'my-city.yaml')
    writeFileSync(file, readFileSync('profiles/demo.yaml', 'utf8').replace(from, to))
    const { out, exit } = await zeuge(['profile', 'check', file])
    expect(exit).toBe(3)
    expect(out).toMatch(new RegExp(`^refused: .*my-city\\.yaml:${line}: ${field}: .*${allowed}.*\n$`))
  },
)

test('show lists each value with its status and source, in the language asked for', async () => {
  const { out } = await zeuge(['profile', 'show', 'bundespolizei'], { lang: 'de' })
  expect(out).toMatch(/preRecordMs +30000 +bestätigt +BPolG §27a \(2017\): /)
  expect(out).toContain('No legal advice')
  expect(out).toMatch(/startGesture +press +–/)
  expect(out).toMatch(/position +off +–/)
  const all = await zeuge(['profile', 'show'])
  expect(all.out.trim().split('\n')).toHaveLength(7)
})

test('diff shows where two differ, and that a profile equals itself', async () => {
  const { out } = await zeuge(['profile', 'diff', 'berlin', 'baden-wuerttemberg'])
  expect(out).toMatch(/preRecordArm +standby \(secondary\) +gesture \(secondary\)/)
  expect(out).not.toContain('announcementDuty')
  const mine = join(work, 'mine.yaml')
  const lamps = 'lamps: { standby: [{ colour: green, ms: 300 }] }'
  writeFileSync(
    mine,
    `${readFileSync('profiles/demo.yaml', 'utf8').replace('value: hold', 'value: pressAndHold')}${lamps}\n`,
  )
  const own = await zeuge(['profile', 'diff', 'demo', mine])
  expect(own.out).toMatch(/stopGesture +hold \(confirmed\) +pressAndHold \(confirmed\)/)
  expect(own.out).toMatch(/lamps\.standby +– +\{"steps":\[\{"colour":"green","ms":300\}\]\}/)
  expect((await zeuge(['profile', 'diff', 'demo', 'demo'])).out).toBe('Both mean the same.\n')
})
