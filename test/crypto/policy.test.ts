/** Policies: one text for one meaning, whose signature it is, and what a verifier says of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/bytes.ts'
import { signerOf } from '../../src/crypto/notekey.ts'
import {
  formatPolicy,
  hasProfile,
  holdsAt,
  POLICY_BYTES_MAX,
  POLICY_RECIPIENTS_MAX,
  type Policy,
  parsePolicy,
  policySigner,
  readPolicy,
  signPolicy,
} from '../../src/crypto/policy.ts'
import { primitives } from './evidence.ts'

const DAY_US = 86_400_000_000
const KEY = `age1${'q'.repeat(58)}`
const signer = signerOf(primitives, 'policy', new Uint8Array(32).fill(7))
const policy: Policy = {
  issuedUs: 20_000 * DAY_US,
  fromUs: 20_001 * DAY_US,
  untilUs: 20_030 * DAY_US,
  recipients: [
    { name: 'evidence-unit', key: KEY },
    { name: 'escrow', key: `age1pq1${'p'.repeat(1950)}` },
  ],
  accepted: [],
  profileText: '# rules\nzeugeProfile: 1\n\nid: demo\n',
}

const second = fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => s * 1_000_000)
const names = fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/), {
  minLength: 1,
  maxLength: POLICY_RECIPIENTS_MAX,
})
const policies = fc
  .record({
    issuedUs: second,
    span: fc.tuple(second, second),
    names,
    accepted: fc.array(fc.stringMatching(/^[a-z][A-Za-z]{0,20}$/), { maxLength: 5 }),
    profileText: fc
      .string({ minLength: 1, maxLength: 200 })
      .map((text) => `${text.replace(/[^\P{Cc}\n]/gu, ' ')}\n`),
  })
  .map(
    ({ issuedUs, span, names, accepted, profileText }): Policy => ({
      issuedUs,
      fromUs: Math.min(...span),
      untilUs: Math.max(...span),
      recipients: names.map((name) => ({ name, key: KEY })),
      accepted,
      profileText,
    }),
  )

describe('a policy', () => {
  test('is read as it was written, whatever it says', () => {
    fc.assert(
      fc.property(policies, (given) => {
        expect(parsePolicy(formatPolicy(given))).toEqual(given)
        const signed = readPolicy(signPolicy(primitives, given, signer))
        expect(signed?.policy).toEqual(given)
        expect(signed && policySigner(primitives, signed, [signer])?.name).toBe('policy')
      }),
    )
  })

  test('with one byte changed is another one under a wrong signature, or none', () => {
    const bytes = signPolicy(primitives, policy, signer)
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      const signed = readPolicy(changed)
      expect(signed && policySigner(primitives, signed, [signer]), `byte ${at}`).toBeUndefined()
    }
  })

  test('counts only by the name and the key of a signer', () => {
    const signed = readPolicy(signPolicy(primitives, policy, signer))
    if (signed === undefined) throw new Error('cannot be read')
    const other = signerOf(primitives, 'policy', new Uint8Array(32).fill(8))
    const renamed = { ...signer, name: 'mayor' }
    expect(policySigner(primitives, signed, [])).toBeUndefined()
    expect(policySigner(primitives, signed, [other, renamed])).toBeUndefined()
    expect(policySigner(primitives, signed, [other, signer])).toBe(signer)
  })

  test.each([
    ['another version', (text: string) => text.replace('zeugePolicy: 1', 'zeugePolicy: 2')],
    ['a day that is none', (text: string) => text.replace(/until: \S+/, 'until: 2026-02-31T00:00:00Z')],
    ['an end before its beginning', (text: string) => text.replace(/until: \d{4}/, 'until: 1999')],
    ['no recipient', (text: string) => text.replace(/- .*\n/g, '')],
    ['two of one name', (text: string) => text.replace('- escrow', '- evidence-unit')],
    ['a key that is none', (text: string) => text.replace(KEY, 'age1b')],
    ['a space too much', (text: string) => text.replace('- escrow: ', '- escrow:  ')],
    ['no profile', (text: string) => text.slice(0, text.indexOf('---\n') + 4)],
    ['an empty list of accepted values', (text: string) => text.replace('---', 'accepted: []\n---')],
  ])('with %s is none', (_what, change) => {
    const text = formatPolicy(policy)
    expect(parsePolicy(text)).toEqual(policy)
    expect(change(text)).not.toBe(text)
    expect(parsePolicy(change(text))).toBeUndefined()
  })

  test('has one text, with the values it accepts where there are some', () => {
    const times = 'issued: 2024-10-04T00:00:00Z\nfrom: 2024-10-05T00:00:00Z\nuntil: 2024-11-03T00:00:00Z\n'
    const keys = policy.recipients.map(({ name, key }) => `- ${name}: ${key}\n`).join('')
    const text = `zeugePolicy: 1\n${times}recipients:\n${keys}---\n${policy.profileText}`
    expect(formatPolicy(policy)).toBe(text)
    const accepting = { ...policy, accepted: ['maxLength', 'preRecord'] }
    expect(formatPolicy(accepting)).toBe(text.replace('---', 'accepted: [maxLength, preRecord]\n---'))
    expect(parsePolicy(formatPolicy(accepting))).toEqual(accepting)
    const oneDay = { ...policy, untilUs: policy.fromUs }
    expect(parsePolicy(formatPolicy(oneDay))).toEqual(oneDay)
  })

  test('has so many recipients and accepted values, and no more', () => {
    const recipients = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ name: `unit-${at}`, key: KEY }))
    const accepted = (count: number) => Array.from({ length: count }, () => 'x')
    const isPolicy = (change: Partial<Policy>) =>
      parsePolicy(formatPolicy({ ...policy, ...change })) !== undefined
    expect([1, 16, 17, 0].map((count) => isPolicy({ recipients: recipients(count) }))).toEqual([
      ...[true, true, false, false],
    ])
    expect([1, 64, 65].map((count) => isPolicy({ accepted: accepted(count) }))).toEqual([true, true, false])
  })

  test.each([
    ['a recipient written otherwise', (text: string) => text.replace('- escrow', '- Escrow')],
    ['a recipient behind a longer line', (text: string) => text.replace('- escrow', '- x\n- escrow')],
    [
      'an issue that is no time',
      (text: string) => text.replace(/issued: \S+/, 'issued: 2024-13-04T00:00:00Z'),
    ],
    [
      'a beginning that is no time',
      (text: string) => text.replace(/from: \S+/, 'from: 2024-10-05T25:00:00Z'),
    ],
    ['an end that is no time', (text: string) => text.replace(/until: \S+/, 'until: 2024-11-03T00:61:00Z')],
    ['something before it', (text: string) => `x${text}`],
    ['no end of its last line', (text: string) => text.slice(0, -1)],
  ])('%s makes it none', (_what, change) => {
    const text = formatPolicy(policy)
    expect(change(text)).not.toBe(text)
    expect(parsePolicy(change(text))).toBeUndefined()
  })

  test('that could not be read back is a bug of who signs it, and what is none is not read', () => {
    const wrong = { ...policy, recipients: [] }
    expect(() => signPolicy(primitives, wrong, signer)).toThrow('a policy that cannot be read back')
    expect(readPolicy(utf8('hello\n'))).toBeUndefined()
    expect(parsePolicy('')).toBeUndefined()
    expect(readPolicy(signPolicy(primitives, policy, signer))).toMatchObject({
      policy,
      note: { name: 'policy' },
    })
  })

  test('beyond its largest size is not read', () => {
    const large = { ...policy, profileText: `${'x'.repeat(POLICY_BYTES_MAX)}\n` }
    expect(readPolicy(signPolicy(primitives, large, signer))).toBeUndefined()
  })

  test('holds from its first to its last second, and names its profile by hash', () => {
    expect(holdsAt(policy, policy.fromUs - 1)).toBe(false)
    expect(holdsAt(policy, policy.fromUs)).toBe(true)
    expect(holdsAt(policy, policy.untilUs + 999_999)).toBe(true)
    expect(holdsAt(policy, policy.untilUs + 1_000_000)).toBe(false)
    expect(hasProfile(primitives, policy, primitives.sha256(utf8(policy.profileText)))).toBe(true)
    expect(hasProfile(primitives, policy, primitives.sha256(utf8('other\n')))).toBe(false)
  })
})
