/** `zeuge policy`, and what a camera does with the policy in its data directory. */
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../../src/cli/authority/rules.ts'
import { openSession } from '../../../src/cli/camera/session.ts'
import { fakeContext, runIn } from '../context.ts'

const NOW_MS = Date.UTC(2026, 5, 1, 12)
const DAY_MS = 86_400_000
let work: string

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'zeuge-policy-'))
  expect((await zeuge('keys', 'new', '--out', 'keys')).exit).toBe(0)
  expect((await zeuge(...signing('2026-12-31'), '--out', 'policy.yaml')).exit).toBe(0)
})
afterAll(() => rm(work, { recursive: true }))

const zeuge = (...args: readonly string[]) => runIn(work, NOW_MS, args)
const signing = (until: string, key = 'keys/policy.key') => [
  ...['policy', 'sign', '--profile', 'ordnungsamt-nrw', '--recipients', 'keys/recipients'],
  ...['--key', key, '--until', until],
]
const contextAt = (nowMs: number) => fakeContext({ cwd: work, now: () => nowMs })

/** A data directory with these keys and this policy. */
async function camera(name: string, policy?: string): Promise<string> {
  const data = join(work, name)
  for (const part of ['device', 'recipients', 'trust'])
    await cp(join(work, 'keys', part), join(data, part), { recursive: true })
  if (policy !== undefined) await cp(join(work, policy), join(data, 'device', 'policy.yaml'))
  return data
}

describe('signing', () => {
  test('makes a file that a person can read, and that is checked and shown', async () => {
    const text = await readFile(join(work, 'policy.yaml'), 'utf8')
    expect(text).toMatch(
      /^zeugePolicy: 1\nissued: 2026-06-01T12:00:00Z\nfrom: 2026-06-01T12:00:00Z\nuntil: 2026-12-31T23:59:59Z\n/,
    )
    expect(text).toContain(await readFile('profiles/ordnungsamt-nrw.yaml', 'utf8'))
    expect(text).toMatch(/\n\n— policy \S+\n$/)
    const checked = await zeuge(
      'policy',
      'check',
      'policy.yaml',
      '--trust',
      'keys/trust/trust.json',
      '--json',
    )
    expect(checked).toMatchObject({ exit: 0, result: { ok: true, by: 'policy', profile: 'ordnungsamt-nrw' } })
    const shown = await zeuge('policy', 'show', 'policy.yaml')
    expect(shown.out).toMatch(/signed by +policy\n/)
    expect(shown.out).toMatch(/recipient +evidence-unit: age1/)
  })

  test.each([
    ['one recipient only', ['--recipients', 'keys/recipients/escrow.txt'], 'RECIPIENTS_TOO_FEW', 5],
    ['an end before today', ['--until', '2026-05-31'], 'USAGE', 2],
    ['a day that is none', ['--until', 'soon'], 'USAGE', 2],
    ['the wrong kind of key', ['--key', 'keys/evidence-unit.txt'], 'KEY_INVALID', 5],
    ['a profile nobody confirmed', ['--profile', 'sachsen-anhalt'], 'PROFILE_UNCONFIRMED', 3],
  ])('refuses %s, and leaves no file behind', async (_what, change, code, exit) => {
    const [option = '', value = ''] = change
    const args = signing('2026-12-31')
    args[args.indexOf(option) + 1] = value
    const refused = await zeuge(...args, '--out', 'never.yaml', '--json')
    expect(refused).toMatchObject({ exit, result: { ok: false, error: { code } } })
    await expect(readFile(join(work, 'never.yaml'))).rejects.toThrow('ENOENT')
  })

  test('holds the values that the authority accepts by name', async () => {
    const args = signing('2026-12-31')
    args[args.indexOf('--profile') + 1] = 'sachsen-anhalt'
    await zeuge(...args, '--accept', 'preRecordMs', '--out', 'accepted.yaml')
    const rules = await loadRules(contextAt(NOW_MS), await camera('accepted', 'accepted.yaml'), {})
    expect(rules.profile.profile).toMatchObject({ id: 'sachsen-anhalt', preRecordMs: 30_000 })
  })

  test('refuses recipients of two kinds', async () => {
    await zeuge('keys', 'new', '--out', 'hybrid', '--hybrid')
    await cp(join(work, 'hybrid/recipients/escrow.txt'), join(work, 'pq.txt'))
    const args = [...signing('2026-12-31'), '--out', 'mixed.yaml', '--json']
    args.splice(args.indexOf('keys/recipients') + 1, 0, 'pq.txt')
    expect(await zeuge(...args)).toMatchObject({ exit: 5, result: { error: { code: 'RECIPIENTS_MIXED' } } })
  })
})

describe('a camera', () => {
  test('follows the signed policy and seals for its recipients', async () => {
    const data = await camera('good', 'policy.yaml')
    const { profile, policy, recipients, notices } = await loadRules(contextAt(NOW_MS), data, {})
    expect(profile.profile.id).toBe('ordnungsamt-nrw')
    expect(policy).toMatchObject({ kind: 'signed', untilUs: Date.UTC(2026, 11, 31, 23, 59, 59) * 1000 })
    expect(recipients).toHaveLength(2)
    expect(notices.map(({ en }) => en)).toEqual([expect.stringContaining('secondary sources')])
    await expect(loadRules(contextAt(NOW_MS), data, { profile: 'demo' })).rejects.toMatchObject({
      code: 'USAGE',
    })
  })

  test('without one follows the profile asked for, as a demonstration', async () => {
    const rules = await loadRules(contextAt(NOW_MS), await camera('bare'), { profile: 'berlin' })
    expect(rules).toMatchObject({ policy: { kind: 'demo', hash: rules.profile.hash } })
    expect(rules.recipients).toBeUndefined()
  })

  test('says that the time of a policy is over, and follows it', async () => {
    const data = await camera('late', 'policy.yaml')
    const rules = await loadRules(contextAt(NOW_MS + 365 * DAY_MS), data, {})
    expect(rules.profile.profile.id).toBe('ordnungsamt-nrw')
    expect(rules.notices[0]?.en).toContain(
      'is valid from 2026-06-01T12:00:00.000Z to 2026-12-31T23:59:59.000Z',
    )
  })

  test.each([
    [
      'nobody it trusts has signed',
      async (data: string) =>
        void (await zeuge(
          ...signing('2027-01-31', 'other.key'),
          '--out',
          join(data, 'device/policy.yaml'),
          '--force',
        )),
    ],
    [
      'was changed',
      async (data: string) =>
        writeFile(
          join(data, 'device/policy.yaml'),
          (await readFile(join(data, 'device/policy.yaml'), 'utf8')).replace('value: 0', 'value: 9'),
        ),
    ],
    ['is no policy', async (data: string) => writeFile(join(data, 'device/policy.yaml'), 'zeugePolicy: 1\n')],
    ['is far too large', (data: string) => writeFile(join(data, 'device/policy.yaml'), 'x'.repeat(60_000))],
    ['is taken away', async (data: string) => rm(join(data, 'device/policy.yaml'))],
    [
      'is older',
      async (data: string) =>
        void (await runIn(work, NOW_MS - 30 * DAY_MS, [
          ...signing('2027-01-31'),
          '--out',
          join(data, 'device/policy.yaml'),
          '--force',
        ])),
    ],
  ])('that followed one goes on with it where the next one %s, and says so', async (what, change) => {
    await zeuge('keys', 'policy', '--out', 'other.key', '--force')
    const data = await camera(`last ${what}`, 'policy.yaml')
    const before = await loadRules(contextAt(NOW_MS), data, {})
    await change(data)
    const after = await loadRules(contextAt(NOW_MS), data, {})
    expect(after.policy).toEqual(before.policy)
    expect(after.notices[0]?.en).toContain('The last valid policy holds, signed 2026-06-01T12:00:00.000Z')
  })

  test('keeps the last good one once, and starts all the same where it cannot be kept', async () => {
    const data = await camera('kept', 'policy.yaml')
    const last = join(data, 'device', 'policy.last.yaml')
    await loadRules(contextAt(NOW_MS), data, {})
    const { ino } = await stat(last)
    await loadRules(contextAt(NOW_MS), data, {})
    expect((await stat(last)).ino, 'written once').toBe(ino)
    const full = await camera('unkept', 'policy.yaml')
    // A directory of that name cannot be written over, whoever runs this test.
    await mkdir(join(full, 'device', 'policy.last.yaml', 'x'), { recursive: true })
    const { policy, notices } = await loadRules(contextAt(NOW_MS), full, {})
    expect(policy.kind).toBe('signed')
    expect(notices[0]?.en).toContain('could not be kept as the last good one')
  })

  test('goes over to a newer one, and back only where that is signed anew', async () => {
    const data = await camera('newer', 'policy.yaml')
    await loadRules(contextAt(NOW_MS), data, {})
    const next = [...signing('2027-06-30'), '--out', join(data, 'device/policy.yaml'), '--force']
    await runIn(work, NOW_MS + DAY_MS, next)
    const rules = await loadRules(contextAt(NOW_MS), data, {})
    expect(rules.policy).toMatchObject({ untilUs: Date.UTC(2027, 5, 30, 23, 59, 59) * 1000 })
    await cp(join(work, 'policy.yaml'), join(data, 'device/policy.yaml'))
    expect((await loadRules(contextAt(NOW_MS), data, {})).policy).toEqual(rules.policy)
  })

  test('that never had a good one does not start, and one sentence says why', async () => {
    const data = await camera('never', 'policy.yaml')
    await writeFile(
      join(data, 'trust', 'trust.json'),
      (await readFile(join(data, 'trust/trust.json'), 'utf8')).replace(
        /"policy": \[[^\]]*\]/,
        '"policy": []',
      ),
    )
    await expect(loadRules(contextAt(NOW_MS), data, {})).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      message: expect.stringMatching(
        /policy\.yaml: is signed by policy, whom trust\/trust\.json does not let do so$/,
      ),
    })
  })

  test('records under it, and whoever verifies sees by whom it was signed', async () => {
    const nowMs = Date.now()
    await runIn(work, nowMs, [...signing('2099-12-31'), '--out', 'now.yaml'])
    const data = await camera('records', 'now.yaml')
    const session = await openSession(fakeContext({ cwd: work }), { data, camera: 'tape:tapes/scene.tape' })
    const confirmed = new Promise<void>((resolve) => {
      session.device.onChange(({ confirmation }) => confirmation === 'confirmed' && resolve())
    })
    session.hand?.press('record')
    await confirmed
    await session.close()
    const trust = join(data, 'trust', 'trust.json')
    const verified = await runIn(work, nowMs, ['verify', data, '--trust', trust])
    expect(verified.out).toMatch(
      /Policy ordnungsamt-nrw: signed by policy \(trusted\), valid \d{4}-\d\d-\d\d to 2099-12-31\n/,
    )
    expect(verified.exit).toBe(0)
    const blind = await runIn(work, nowMs, ['verify', data, '--json'])
    expect(blind.result.policies).toMatchObject([{ state: 'unchecked', by: 'policy', outside: 0 }])
  })
})
