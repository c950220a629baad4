/** The verdict on what a walk through a segment found, and the report on it, without a file. */
import { describe, expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import type { ElisionFinding } from '../../src/crypto/elision.ts'
import type { BadEntry, Survey } from '../../src/crypto/survey.ts'
import { NO_TALLY, type Tally } from '../../src/crypto/tally.ts'
import { judge, reportOn, type SegmentClaims, wantedBy } from '../../src/crypto/verify.ts'
import { primitives } from './evidence.ts'
import { filled, segmentHeader } from './fixture.ts'

const [root, otherRoot, hash] = [filled(32, 1), filled(32, 2), filled(32, 3)]
const header = segmentHeader()
type Signed = NonNullable<Survey['signed']>
const checkpoint = { durable: 4, monotonicUs: 77, wallUs: 0 } as Signed['checkpoint']
const signedWith = (tally: Partial<Tally> = {}, fields: Partial<Signed['checkpoint']> = {}): Signed => ({
  ...{ checkpoint: { ...checkpoint, ...fields }, size: 9, root },
  tally: { ...NO_TALLY, ...tally },
})
/** Ten good entries to the end. */
const whole: Survey = {
  ...{ sealed: true, bytes: 1000, header, headerLeafHash: hash, entries: 10, signed: signedWith() },
  ...{ unsignedEntries: 0, ended: true, torn: { offset: 1000, bytes: 0 }, roots: new Map([[6, root]]) },
}
const bad = (fields: Partial<BadEntry> = {}): BadEntry => ({
  ...{ entry: 6, offset: 600, what: 'not an entry', laterDurable: 0, laterEntries: false, onlyZeros: false },
  ...fields,
})
const torn = (fields: Partial<BadEntry> = {}, survey: Partial<Survey> = {}): Survey => ({
  ...{ ...whole, ended: false, entries: 6, bad: bad(fields), torn: { offset: 600, bytes: 400 } },
  ...survey,
})
const NONE: SegmentClaims = { ends: [] }
const TRUSTED = { state: 'trusted' } as const
const judged = (survey: Survey, claims = NONE, elisions: readonly ElisionFinding[] = []) =>
  judge(survey, claims, TRUSTED, elisions)

describe('the file alone', () => {
  test('is COMPLETE with its end, OPEN-ENDED without', () => {
    expect(judged(whole)).toEqual({ verdict: 'COMPLETE' })
    expect(judged({ ...whole, ended: false })).toEqual({ verdict: 'OPEN-ENDED' })
  })
  test('that begins otherwise is NOT-SEALED, and an empty one is called empty', () => {
    const problem = { entry: 0, offset: 0, what: 'magic', detail: 'it does not begin as a segment does' }
    expect(judged({ ...whole, sealed: false })).toEqual({ verdict: 'NOT-SEALED', problem })
    expect(judged({ ...whole, sealed: false, bytes: 0 }).problem?.detail).toBe('the file is empty')
  })
  test('torn where nothing says that it had been stored is OPEN-ENDED, with the place', () => {
    const problem = { entry: 6, offset: 600, what: 'not an entry' }
    expect(judged(torn())).toMatchObject({ verdict: 'OPEN-ENDED', problem })
    expect(judged(torn()).problem?.detail).toMatch(/^torn/)
  })
  test('is ALTERED where a later checkpoint says that more had been stored', () => {
    expect(judged(torn({ laterDurable: 6 })).verdict).toBe('OPEN-ENDED')
    const { verdict, problem } = judged(torn({ laterDurable: 7 }))
    expect([verdict, problem?.entry, problem?.offset]).toEqual(['ALTERED', 6, 600])
    expect(problem?.detail).toMatch(/7 entries were stored/)
  })
  test('is ALTERED where something but zeros follows the end', () => {
    const what = 'something behind the end'
    const { verdict, problem } = judged(torn({ what }))
    expect([verdict, problem?.detail]).toEqual(['ALTERED', expect.stringMatching(/nothing was to follow/)])
    expect(judged(torn({ what, onlyZeros: true })).verdict).toBe('OPEN-ENDED')
    expect(judged(torn({ what: 'counter', onlyZeros: false })).verdict).toBe('OPEN-ENDED')
  })
  test('is ALTERED where its beginning is gone and what follows a beginning is there', () => {
    const { signed: _, ...unsigned } = torn({ laterEntries: true })
    const { verdict, problem } = judged(unsigned)
    expect([verdict, problem?.detail]).toEqual(['ALTERED', expect.stringMatching(/beginning is stored/)])
    expect(judged(torn({ laterEntries: true })).verdict).toBe('OPEN-ENDED')
    expect(judged({ ...unsigned, bad: bad() }).verdict).toBe('OPEN-ENDED')
  })
})

describe('what others signed', () => {
  const closed = (size: number, by: Bytes = root): SegmentClaims => ({
    ends: [{ by: 'closed', size, root: by }],
  })
  test('another HEADER or another root makes it ALTERED; the same ones change nothing', () => {
    expect(judged(whole, { ends: [], headerLeafHash: hash }).verdict).toBe('COMPLETE')
    expect(judged(whole, { ends: [], headerLeafHash: root })).toMatchObject({
      ...{ verdict: 'ALTERED', problem: { entry: 0, offset: 0, what: 'headerLeafHash' } },
    })
    expect(judged(whole, closed(6)).verdict).toBe('COMPLETE')
    const { verdict, problem } = judged(whole, closed(6, otherRoot))
    expect([verdict, problem?.what]).toEqual(['ALTERED', 'root'])
    expect(problem?.detail).toMatch(/first 6 entries .*\(closed\)/)
    expect(judged(whole, { ends: [{ by: 'successor', size: 6 }] }).verdict).toBe('COMPLETE')
  })
  test('more entries than are here make it INCOMPLETE-VS-LEDGER, also where the file ends inside one', () => {
    const short = { verdict: 'INCOMPLETE-VS-LEDGER', problem: { entry: 10, offset: 1000, what: 'size' } }
    expect(judged(whole, closed(10)).verdict).toBe('COMPLETE')
    expect(judged(whole, closed(11))).toMatchObject(short)
    expect(judged(whole, closed(11)).problem?.detail).toMatch(
      /11 entries were signed \(closed\), 10 are here/,
    )
    expect(judged(torn({ what: 'the file ends inside an entry' }), closed(7)).verdict).toBe(
      'INCOMPLETE-VS-LEDGER',
    )
  })
  test('more entries than are good make it ALTERED where a bad one stands in their place', () => {
    const { verdict, problem } = judged(torn(), closed(7))
    expect([verdict, problem?.entry, problem?.offset, problem?.what]).toEqual([
      'ALTERED',
      6,
      600,
      'not an entry',
    ])
  })
  test('the camera’s own word makes an open end RECOVERED; the word of a later segment does not', () => {
    const open = { ...whole, ended: false }
    expect(judged(open, closed(6)).verdict).toBe('RECOVERED')
    expect(judged(open, { ends: [], replaced: true }).verdict).toBe('RECOVERED')
    expect(judged(open, { ends: [{ by: 'successor', size: 6, root }] }).verdict).toBe('OPEN-ENDED')
    expect(judged(torn(), closed(6))).toMatchObject({ verdict: 'RECOVERED', problem: { entry: 6 } })
  })
  test('tell the walk what to look for', () => {
    const found = { entries: 12, bytes: 5, hash }
    expect(wantedBy({ ...closed(9), found })).toEqual({ sizes: [9], tailFrom: 12 })
    expect(wantedBy(NONE)).toEqual({ sizes: [] })
  })
  test('an invalid identity is NOT-SEALED with its detail, or else its reason', () => {
    const invalid = (fields: object) => judge(whole, NONE, { state: 'invalid', ...fields })
    expect(invalid({ reason: 'bad-chain', detail: 'no chain' })).toMatchObject({
      ...{ verdict: 'NOT-SEALED', problem: { entry: 0, offset: 0, what: 'identity' } },
    })
    expect(invalid({ reason: 'bad-chain', detail: 'no chain' }).problem?.detail).toMatch(/names: no chain$/)
    expect(invalid({ reason: 'bad-chain' }).problem?.detail).toMatch(/names: bad-chain$/)
    expect(judge(whole, NONE, { state: 'untrusted' }).verdict).toBe('COMPLETE')
  })
})

describe('what was taken out', () => {
  const elidedLeaves = [{ from: 3, to: 4 }]
  const elided = { ...whole, signed: signedWith({ elided: 2, elidedLeaves }) }
  const valid: ElisionFinding = { valid: true, leaves: elidedLeaves }
  test('by somebody entitled leaves it COMPLETE-ELIDED; without a statement it is unauthorised', () => {
    expect(judged(elided, NONE, [valid])).toEqual({ verdict: 'COMPLETE-ELIDED' })
    const { verdict, problem } = judged(elided)
    expect([verdict, problem?.entry, problem?.what]).toEqual(['ELIDED-UNAUTHORISED', 3, 'elision'])
    expect(problem?.detail).toMatch(
      /^2 bodies were taken out \(entries 3-4\); no statement covers all of it$/,
    )
  })
  test('says why the statement beside it does not count', () => {
    const refused = [valid, { valid: false, detail: 'is not signed' }].map((one) => ({ ...one, leaves: [] }))
    expect(judged(elided, NONE, refused).problem?.detail).toMatch(/the statement beside it is not signed$/)
  })
  test('in more places than could be counted is unauthorised, whatever is stated', () => {
    const more = { ...whole, signed: signedWith({ elided: 3, elidedLeaves }) }
    expect(judged(more, NONE, [valid]).verdict).toBe('ELIDED-UNAUTHORISED')
  })
  test('names sixteen places at most', () => {
    const places = (count: number) => {
      const leaves = Array.from({ length: count }, (_, index) => ({ from: 2 * index, to: 2 * index }))
      const survey = { ...whole, signed: signedWith({ elided: count, elidedLeaves: leaves }) }
      return judged(survey).problem?.detail
    }
    expect(places(16)).toMatch(/28,30\);/)
    expect(places(17)).toMatch(/28,30,…\);/)
  })
  test('decides nothing where the end is open', () => {
    expect(judged({ ...elided, ended: false }, NONE, [valid]).verdict).toBe('OPEN-ENDED')
    expect(judged({ ...elided, ended: false }).verdict).toBe('ELIDED-UNAUTHORISED')
  })
})

describe('the report', () => {
  const of = (survey: Survey, claims = NONE) => reportOn(primitives, survey, { file: 'a.zeu', claims })
  test('gives what is signed, and nulls where nothing is', async () => {
    const started = { atUs: 1, announcedSinceUs: null, emergency: false }
    const times = { fromUs: 1, untilUs: 2, fromWallUs: 3, untilWallUs: 4 }
    expect(await of({ ...whole, signed: signedWith({ ...times, started }) })).toMatchObject({
      ...{ signedFromUs: 1, signedUntilUs: 2, signedFromWallUs: 3, signedUntilWallUs: 4, started },
      ...{ checkpointUs: 77, leaves: 10, signedLeaves: 9, durableLeaves: 4, bytes: 1000, elisions: [] },
      ...{ sequence: 0, segment: '55'.repeat(16), recording: 'aa'.repeat(16) },
    })
    const { signed: _, header: __, ...bare } = whole
    const report = await of(bare)
    expect(report).toMatchObject({
      ...{ signedFromUs: null, signedUntilUs: null, signedFromWallUs: null, signedUntilWallUs: null },
      ...{ checkpointUs: null, signedLeaves: 0, durableLeaves: 0, identity: { state: 'unchecked' } },
    })
    for (const name of ['started', 'segment', 'problem', 'tornAsFound'])
      expect(report).not.toHaveProperty(name)
  })
  test('says whether the torn end is the one the camera found, where it is all there', async () => {
    const tail = { bytes: 5, hash }
    const asFound = async (found: Partial<typeof tail>, tally: Partial<Tally> = {}) => {
      const claims = { ends: [], found: { entries: 12, ...tail, ...found } }
      return (await of({ ...whole, tail, signed: signedWith(tally) }, claims)).tornAsFound
    }
    expect([await asFound({}), await asFound({ bytes: 6 }), await asFound({ hash: root })]).toEqual([
      true,
      false,
      false,
    ])
    expect(await asFound({}, { elided: 1 })).toBeUndefined()
    expect((await of(whole, { ends: [], found: { entries: 12, ...tail } })).tornAsFound).toBe(false)
  })
})
