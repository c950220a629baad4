/** By whose rules recordings were made: what a report says of the policies that HEADERs name. */
import { describe, expect, test } from 'vitest'
import { type Bytes, hexOf, utf8 } from '../../src/bytes.ts'
import type { PolicyEvent } from '../../src/crypto/deviceevent.ts'
import type { PolicyKind } from '../../src/crypto/header.ts'
import { signerOf } from '../../src/crypto/notekey.ts'
import { type Policy, signPolicy } from '../../src/crypto/policy.ts'
import { judgePolicies, type RuledSegment } from '../../src/crypto/policyreport.ts'
import type { SegmentReport } from '../../src/crypto/segmentreport.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { filled, primitives } from './evidence.ts'
import { segmentHeader } from './fixture.ts'

const DAY_US = 86_400_000_000
const [FROM_US, UNTIL_US] = [20_001 * DAY_US, 20_030 * DAY_US]
const signer = signerOf(primitives, 'council', filled(32, 7))
const policy: Policy = {
  ...{ issuedUs: 20_000 * DAY_US, fromUs: FROM_US, untilUs: UNTIL_US, accepted: [] },
  recipients: [{ name: 'escrow', key: `age1${'q'.repeat(58)}` }],
  profileText: 'id: rules\n',
}
const file = signPolicy(primitives, policy, signer)
const PROFILE = primitives.sha256(utf8(policy.profileText))
const HASH = primitives.sha256(file)
const trusting = (...policies: Trust['policy'][number][]) => ({ policy: policies }) as unknown as Trust

interface Ruled {
  readonly kind?: PolicyKind
  readonly hash?: Bytes
  readonly profile?: Bytes
  readonly times?: readonly (number | null)[]
  readonly mapped?: readonly number[]
}
function ruled({
  kind = 'signed',
  hash = HASH,
  profile = PROFILE,
  times = [],
  mapped,
}: Ruled = {}): RuledSegment {
  const [signedFromWallUs = null, signedUntilWallUs = null] = times
  const [fromWallUs, untilWallUs] = mapped ?? []
  const report = {
    signedFromWallUs,
    signedUntilWallUs,
    ...(mapped && { mapped: { fromWallUs, untilWallUs } }),
  }
  return {
    header: { ...segmentHeader(), policy: { hash, kind }, profile: { id: 'rules', hash: profile } },
    report: report as unknown as SegmentReport,
  }
}
const stated = (note: Bytes | undefined = file, hash = HASH): ReadonlyMap<string, PolicyEvent> => {
  const about = {
    type: 'policy',
    kind: 'signed',
    profile: { id: 'rules', hash: PROFILE },
    text: null,
  } as const
  return new Map([[hexOf(hash), { ...about, hash, ...(note && { note }) }]])
}
const judge = (
  segments: readonly RuledSegment[],
  trust: Trust | undefined = trusting(signer),
  events = stated(),
) => judgePolicies(primitives, segments, events, trust)

const named = { hash: hexOf(HASH), profile: 'rules', segments: 1, outside: 0 }
const signed = { ...named, by: 'council', fromUs: FROM_US, untilUs: UNTIL_US }

describe('a policy that recordings name', () => {
  test('is trusted by its signer, untrusted by another, unchecked without a trust file', () => {
    expect(judge([ruled()])).toEqual([{ ...signed, state: 'trusted' }])
    expect(judge([ruled()], trusting())).toEqual([{ ...signed, state: 'untrusted' }])
    expect(judgePolicies(primitives, [ruled()], stated(), undefined)).toEqual([
      { ...signed, state: 'unchecked' },
    ])
  })
  test('that nobody signed is called so, whatever the ledger holds', () => {
    const absent = { ...named, state: 'absent' }
    expect(judge([ruled({ kind: 'demo' })])).toEqual([{ ...named, state: 'demo' }])
    expect(judge([ruled({ kind: 'demo' }), ruled({ kind: 'expired' })])).toEqual([
      { ...named, segments: 2, outside: 1, state: 'demo' },
    ])
    expect(judgePolicies(primitives, [ruled()], undefined, trusting(signer))).toEqual([absent])
    expect(judge([ruled()], undefined, new Map())).toEqual([absent])
  })
  test('is absent where the file that the ledger holds is another one', () => {
    const absent = { ...named, state: 'absent' }
    const bare = stated().get(hexOf(HASH)) as PolicyEvent
    const { note: _, ...noteless } = bare
    expect(judge([ruled()], undefined, new Map([[hexOf(HASH), noteless]]))).toEqual([absent])
    expect(judge([ruled()], undefined, stated(utf8('rules\n')))).toEqual([absent])
    const other = signPolicy(primitives, { ...policy, issuedUs: 0 }, signer)
    expect(judge([ruled()], undefined, stated(other))).toEqual([absent])
    expect(judge([ruled(), ruled({ profile: filled(32, 1) })])).toEqual([{ ...absent, segments: 2 }])
    // What has not been signed by anybody does not count its segments outside either.
    expect(judge([ruled({ kind: 'expired' })], undefined, new Map())).toEqual([{ ...absent, outside: 1 }])
  })
  test('is told once for all its segments, in the order they name it', () => {
    const hash = filled(32, 1)
    const found = judge([ruled(), ruled({ hash, kind: 'demo' }), ruled()])
    expect(found).toEqual([
      { ...signed, segments: 2, state: 'trusted' },
      { ...named, hash: hexOf(hash), state: 'demo' },
    ])
    expect(judge([])).toEqual([])
  })
  test('counts the segments made outside its validity, by either end and by the better clock', () => {
    const outside = (...segments: Ruled[]) => judge(segments.map(ruled))[0]?.outside
    const within = FROM_US + DAY_US
    expect(outside({ times: [FROM_US, UNTIL_US] })).toBe(0)
    expect(outside({ times: [FROM_US - 1, within] })).toBe(1)
    expect(outside({ times: [within, UNTIL_US + DAY_US] })).toBe(1)
    expect(outside({ times: [null, null] }, { times: [within, null] })).toBe(0)
    expect(outside({ kind: 'expired', times: [within, within] }, { times: [1, 2] }, {})).toBe(2)
    expect(outside({ times: [1, 2], mapped: [within, within] })).toBe(0)
    expect(outside({ times: [within, within], mapped: [within, 1] })).toBe(1)
    expect(outside({ mapped: [1, within] })).toBe(1)
  })
})
