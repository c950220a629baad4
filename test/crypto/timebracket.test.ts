/** When a segment was made, by kept checkpoints, by cosignatures and by a clock that was set later. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, hexOf, utf8 } from '../../src/bytes.ts'
import type { ClockCheck, SignedClock } from '../../src/crypto/clockcheck.ts'
import type { AssignedEvent } from '../../src/crypto/fleetevent.ts'
import type { SegmentReport } from '../../src/crypto/segmentreport.ts'
import type { ClockSetting } from '../../src/crypto/stamp.ts'
import { placedInTime } from '../../src/crypto/timebracket.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import type { LedgerSurvey } from '../../src/crypto/verifyledger.ts'
import type { WitnessFinding } from '../../src/crypto/witness.ts'
import {
  type Device,
  filled,
  NOW_MS,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
} from './evidence.ts'

const US = NOW_MS * 1000
const DAY_US = 86_400_000_000
/** Of the ledger's `opened`. */
const LEAF = 10

let device: Device
let sealed: SealedSegment

beforeAll(async () => {
  device = await newDevice()
  sealed = sealSegment(device)
})

interface Known {
  readonly openedLeaf?: number | undefined
  readonly witnesses?: readonly Partial<WitnessFinding>[]
  readonly setting?: ClockSetting
  readonly clocks?: readonly Partial<SignedClock>[]
  readonly checks?: readonly Partial<ClockCheck>[]
  readonly worn?: AssignedEvent
  readonly bootId?: Bytes
}
function ledger({ witnesses = [], setting, clocks = [], checks = [], worn, ...known }: Known): LedgerSurvey {
  const openedLeaf = 'openedLeaf' in known ? known.openedLeaf : LEAF
  const { segmentId, bootId } = sealed.header
  return {
    listed: new Map([[hexOf(segmentId), openedLeaf === undefined ? {} : { openedLeaf }]]),
    report: { witnesses, clocks: checks },
    clocks: new Map(setting && [[hexOf(known.bootId ?? bootId), setting]]),
    handovers: { clocks, worn: worn ? [{ leafIndex: LEAF - 1, event: worn }] : [] },
  } as unknown as LedgerSurvey
}
const untimed = { file: 'a.zeu', signedFromUs: 1_000_000, signedUntilUs: 3_000_000, signedFromWallUs: null }
const place = (
  known: Known,
  report: object = untimed,
  trust: Trust | undefined = device.trust,
): SegmentReport => placedInTime(primitives, report as SegmentReport, sealed.header, ledger(known), trust)

const kept = (file: string, size: number, more: Partial<WitnessFinding> = {}): WitnessFinding => ({
  ...{ file, size, wallUs: US + size, state: 'consistent', proven: true },
  ...more,
})

describe('the checkpoints around a segment', () => {
  const bracket = (...witnesses: WitnessFinding[]) => place({ witnesses }).bracket
  test('are the last one before the ledger listed it and the first one behind, in whatever order they are given', () => {
    const [a, b, c, d] = [kept('a', 5), kept('b', 10), kept('c', 11), kept('d', 20)]
    expect(bracket(a, b, c, d)).toEqual({ after: 'b', before: 'c' })
    expect(bracket(d, c, b, a)).toEqual({ after: 'b', before: 'c' })
    expect(bracket(a)).toEqual({ after: 'a', before: null })
    expect(bracket(d)).toEqual({ after: null, before: 'd' })
    expect(bracket()).toBeUndefined()
  })
  test('are consistent with the ledger, and proven to be of it', () => {
    expect(bracket(kept('a', 5, { state: 'older' }), kept('b', 4, { proven: false }))).toBeUndefined()
    expect(bracket(kept('a', 5, { state: 'forked' }), kept('b', 4))).toEqual({ after: 'b', before: null })
    expect(place({ witnesses: [kept('a', 5)], openedLeaf: undefined }).bracket).toBeUndefined()
  })
  test('prove a time where both are cosigned: the first before its own entry, not before its size', () => {
    const after = (cosignedAt: number) => kept('after', 5, { cosignedAt })
    const before = kept('before', 20, { cosignedAt: 25 })
    const proven = { fromUs: US + 5, untilUs: US + 20 }
    expect(bracket(after(10), before)).toEqual({ after: 'after', before: 'before', proven })
    expect(bracket(after(11), before)).toEqual({ after: null, before: 'before' })
    expect(bracket(kept('after', 5), before)).toEqual({ after: 'after', before: 'before' })
    expect(bracket(after(10), kept('before', 20))).toEqual({ after: 'after', before: 'before' })
    expect(bracket(after(10))).toEqual({ after: 'after', before: null })
  })
  test('judge its certificate at both ends of that time, where a trust file was given', () => {
    const identity = (days: readonly number[], trust?: Trust | null, wallUs?: number) => {
      const [from = 0, until = 0] = days.map((day) => wallUs ?? US + day * DAY_US)
      const witnesses = [
        kept('a', 5, { cosignedAt: 6, wallUs: from }),
        kept('b', 20, { cosignedAt: 25, wallUs: until }),
      ]
      const report = { ...untimed, identity: 'as it was' }
      const known = ledger({ witnesses })
      return placedInTime(
        primitives,
        report as never,
        sealed.header,
        known,
        trust === null ? undefined : (trust ?? device.trust),
      ).identity
    }
    const who = { device: device.device, keyStore: 'software' }
    expect(identity([0, 1])).toEqual({ ...who, state: 'trusted', time: 'witnessed' })
    expect(identity([-9999, 1])).toMatchObject({ state: 'untrusted', time: 'witnessed' })
    expect(identity([0, 99_999])).toMatchObject({ state: 'untrusted', time: 'witnessed' })
    expect(identity([0, 1], null)).toBe('as it was')
    const revoked = [{ device: device.device, fromUs: US + DAY_US / 2 }]
    expect(identity([0, 1], { ...device.trust, revoked })).toMatchObject({
      state: 'untrusted',
      reason: 'revoked',
    })
    const broken = { ...sealed.header, certificates: [filled(9, 1)] }
    const witnesses = [kept('a', 5, { cosignedAt: 6 }), kept('b', 20, { cosignedAt: 25 })]
    const bad = placedInTime(primitives, untimed as never, broken, ledger({ witnesses }), device.trust)
    expect(bad.identity).toMatchObject({ state: 'invalid' })
    expect(bad.identity).not.toHaveProperty('time')
  })
})

describe('a clock that was set later in the same boot', () => {
  const setting: ClockSetting = { atUs: 9_000_000, wallUs: US, source: 'network', plusMinusUs: 40 }
  const mapped = { fromWallUs: US - 8_000_000, untilWallUs: US - 6_000_000, source: 'network' }
  const facts = { ...mapped, clockErrorUs: 40, driftUs: 800 }
  test('gives a recording without one its times, and how far they may be off', () => {
    expect(place({ setting }).mapped).toEqual(facts)
    expect(place({ setting: { ...setting, atUs: 0 } }).mapped).toEqual({
      ...{ fromWallUs: US + 1_000_000, untilWallUs: US + 3_000_000 },
      ...{ source: 'network', clockErrorUs: 40, driftUs: 300 },
    })
    expect(place({ setting: { ...setting, atUs: 1_000_001 } }).mapped?.driftUs).toBe(200)
  })
  test('says nothing of one that had a clock, has nothing signed, or is of another boot', () => {
    expect(place({ setting }, { ...untimed, signedFromWallUs: 5 })).not.toHaveProperty('mapped')
    expect(place({ setting }, { ...untimed, signedFromUs: null })).not.toHaveProperty('mapped')
    expect(place({ setting }, { ...untimed, signedUntilUs: null })).not.toHaveProperty('mapped')
    expect(place({ setting, bootId: filled(16, 1) })).not.toHaveProperty('mapped')
    expect(place({})).toEqual(untimed)
  })
  test('names the station that set it, or why nobody believes who did', () => {
    const asked = {
      askedUs: setting.atUs,
      bootId: sealed.header.bootId,
      event: { afterUs: US },
    } as SignedClock
    const of = (...clocks: Partial<SignedClock>[]) =>
      place({ setting, clocks, checks: clocks.map((_, at) => ({ station: `zs-${at}` })) }).mapped
    expect(of(asked)).toEqual({ ...facts, station: 'zs-0' })
    const others = [
      { ...asked, askedUs: 1 },
      { ...asked, bootId: filled(16, 1) },
      { ...asked, event: { ...asked.event, afterUs: 1 } },
    ]
    for (const other of others) expect(of(other)).toEqual(facts)
    expect(of(...others, asked)).toEqual({ ...facts, station: 'zs-3' })
    const doubted = place({ setting, clocks: [asked], checks: [{ detail: 'of nobody' }] }).mapped
    expect(doubted).toEqual({ ...facts, doubt: 'of nobody' })
  })
})

test('who wore the camera is told by the ledger that lists the segment', () => {
  const worn = { type: 'assigned', wearer: '4711', nameHash: null, assignment: utf8('x') } as const
  expect(place({ worn }).wearer).toMatchObject({ wearer: '4711', believed: false })
  expect(place({ worn, openedLeaf: undefined })).not.toHaveProperty('wearer')
  expect(place({ worn, openedLeaf: LEAF - 1 })).not.toHaveProperty('wearer')
  const unlisted = placedInTime(
    ...([
      primitives,
      untimed as never,
      { ...sealed.header, segmentId: filled(16, 9) },
      ledger({ worn }),
      undefined,
    ] as const),
  )
  expect(unlisted).toEqual(untimed)
})
