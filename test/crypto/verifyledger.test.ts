/** Volume after volume of a ledger: whether they are one history, and everything it says. */
import { describe, expect, test } from 'vitest'
import { type Bytes, hexOf, utf8 } from '../../src/bytes.ts'
import type { Certificate, ReadChain } from '../../src/crypto/certificate.ts'
import type { LedgerEvent } from '../../src/crypto/event.ts'
import type { VolumeHeader } from '../../src/crypto/header.ts'
import { readVolume, VOLUME_BYTES_MAX } from '../../src/crypto/readvolume.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { type LedgerQuestion, surveyLedger } from '../../src/crypto/verifyledger.ts'
import { parseWitness } from '../../src/crypto/witness.ts'
import { primitives } from './evidence.ts'
import { DEVICE, EPOCH_SEED, filled } from './fixture.ts'
import { type Forged, forge } from './forge.ts'
import {
  begun,
  book,
  genesis,
  HEADER,
  headed,
  KEY,
  next,
  pressed,
  SECOND,
  SIGNED,
  said,
  stated,
} from './forgedvolume.ts'

const readChain: ReadChain = (_, name) => ({ ok: true, certificate: { publicKey: KEY, name } as Certificate })
const FIRST: VolumeHeader = { ...HEADER, statement: stated(1, EPOCH_SEED) }
const volumeOf = (header: VolumeHeader, entries: readonly Forged[], seed = EPOCH_SEED): Bytes =>
  forge(book(header, seed), [headed(header), begun(header), SIGNED, ...entries])
const ZERO = volumeOf(FIRST, [said(genesis), SIGNED])

/** The volume behind these bytes, begun by the second key. */
function behind(before: Bytes, change: Partial<VolumeHeader> = {}, entries: readonly Forged[] = []): Bytes {
  const reading = readVolume(primitives, before, KEY)
  if (reading === undefined) throw new Error('it is signed')
  const { size, root, frontier, header } = reading
  const start = { start: { size, root, frontier }, previousVolume: primitives.sha256(before) }
  const later = { ...header, volume: header.volume + 1, ...start, statement: stated(2, SECOND), ...change }
  return volumeOf(later, entries, SECOND)
}
const survey = (
  files: readonly (Bytes | readonly [number, Bytes])[],
  question: Partial<LedgerQuestion> = {},
) =>
  surveyLedger(primitives, {
    volumes: files.map((one, at) => {
      const [number, bytes] = one instanceof Uint8Array ? [at, one] : one
      return { ...fileOfBytes(`${number}.zlg`, bytes), number }
    }),
    ...{ sizes: new Set(), spent: new Set(), readChain },
    ...question,
  })
/** `file: verdict: detail` of each problem. */
const problems = async (...given: Parameters<typeof survey>): Promise<string[]> =>
  (await survey(...given)).report.problems.map(
    ({ file, verdict, detail }) => `${file}: ${verdict}: ${detail}`,
  )

describe('a ledger of two volumes', () => {
  test('is one history where the second goes on where the first stood', async () => {
    const two = behind(ZERO, {}, [said(pressed), SIGNED])
    const { report, roots, statements } = await survey([ZERO, two], { sizes: new Set([3, 99]) })
    expect(report).toMatchObject({
      volumes: 2,
      size: 8,
      tornBytes: 0,
      problems: [],
      witnesses: [],
      clocks: [],
    })
    expect(report.identity).toEqual({ state: 'unchecked', device: DEVICE, keyStore: 'software' })
    expect([...roots.keys()]).toEqual([0, 3])
    expect(roots.get(0)).toEqual(primitives.sha256())
    expect(statements.map(({ counter }) => counter)).toEqual([1, 2])
  })
  test('of none is empty', async () => {
    expect((await survey([])).report).toEqual({
      ...{ volumes: 0, size: 0, identity: { state: 'unchecked' }, tornBytes: 0 },
      ...{ problems: [], witnesses: [], clocks: [] },
    })
  })
  test('says which of them is not here', async () => {
    const missing = (number: number) => `${number}.zlg: MISSING: the volume before it is not here`
    const two = behind(ZERO)
    expect(await problems([[1, two]])).toEqual([missing(1)])
    const [last] = [behind(ZERO, { volume: 2 })]
    expect(await problems([ZERO, [2, last]])).toEqual([missing(2)])
    expect(
      await problems([
        [1, two],
        [2, filled(1, 0)],
      ]),
    ).toEqual([missing(1)])
  })
  test('is told apart by its number, its hash, its device, and where it begins', async () => {
    const rolled = (detail: string) => `1.zlg: ROLLED-BACK: ${detail}`
    expect(await problems([ZERO, behind(ZERO, { volume: 5 })])).toEqual([
      rolled('it says that it is volume 5'),
    ])
    const altered = '1.zlg: ALTERED: the volume before it was different when this one began'
    expect(await problems([ZERO, behind(ZERO, { previousVolume: filled(32, 1) })])).toEqual([altered])
    expect(await problems([ZERO, behind(ZERO, { previousVolume: null })])).toEqual([altered])
    const statement = stated(2, SECOND, undefined, 'zg-2')
    const foreign = behind(ZERO, { device: 'zg-2', statement })
    expect(await problems([ZERO, foreign])).toEqual([rolled('it is of zg-2, those before of zg-00c0ffee')])
    const empty = { size: 0, root: primitives.sha256(), frontier: [] }
    expect(await problems([ZERO, behind(ZERO, { start: empty })])).toEqual([
      rolled('it begins at entry 0, the history stood at 4'),
    ])
    const frontier = [filled(32, 1)]
    expect(
      await problems([ZERO, behind(ZERO, { start: { size: 4, root: filled(32, 1), frontier } })]),
    ).toEqual([rolled('it begins from another history of 4 entries')])
    const late = { ...FIRST, start: { size: 4, root: filled(32, 1), frontier } }
    expect(await problems([volumeOf(late, [])])).toEqual([
      '0.zlg: ROLLED-BACK: it begins at entry 4, the history stood at 0',
    ])
  })
})

describe('numbers of epoch statements', () => {
  const second = (counter: number, seed = SECOND) => behind(ZERO, { statement: stated(counter, seed) })
  test('are consecutive, from 1', async () => {
    expect(await problems([ZERO, second(3)])).toEqual(['1.zlg: ROLLED-BACK: epoch statement 3 follows 1'])
    expect(await problems([ZERO, second(0)])).toEqual(['1.zlg: ROLLED-BACK: epoch statement 0 follows 1'])
    expect(await problems([volumeOf({ ...FIRST, statement: stated(2, EPOCH_SEED) }, [])])).toEqual([
      '0.zlg: ROLLED-BACK: epoch statement 2 follows 0',
    ])
    expect(await problems([[1, second(9)]])).toEqual(['1.zlg: MISSING: the volume before it is not here'])
    const event: LedgerEvent = { type: 'epoch', by: 'device', statement: stated(4, SECOND) }
    const within = volumeOf(FIRST, [said(event), { ...SIGNED, seed: SECOND }])
    expect(await problems([within])).toEqual(['0.zlg: ROLLED-BACK: epoch statement 4 follows 1'])
  })
  test('exist once: the same one again is no other', async () => {
    expect(await problems([ZERO, second(1)])).toEqual(['1.zlg: ROLLED-BACK: epoch statement 1 exists twice'])
    const reading = readVolume(primitives, ZERO, KEY)
    if (reading === undefined) throw new Error('it is signed')
    const { size, root, frontier } = reading
    const start = { volume: 1, start: { size, root, frontier }, previousVolume: primitives.sha256(ZERO) }
    const again = await survey([ZERO, volumeOf({ ...FIRST, ...start }, [])])
    expect(again.report.problems).toEqual([])
    expect(again.statements).toHaveLength(1)
  })
  test('may stand in a segment, or in a volume that a crash kept from being signed', async () => {
    expect(await problems([ZERO, second(4)], { spent: new Set([2, 3]) })).toEqual([])
    expect(await problems([ZERO, second(4)], { spent: new Set([1, 3, 4]) })).toHaveLength(1)
    expect(await problems([ZERO, second(4)], { spent: undefined })).toEqual([])
    expect(await problems([ZERO, second(0)], { spent: undefined })).toHaveLength(1)
    const empty = new Uint8Array(0)
    const after = (counter: number, dead: number, number: number) =>
      behind(ZERO, {
        volume: number,
        statement: stated(counter, SECOND),
        previousVolume: dead ? primitives.sha256() : null,
      })
    expect(await problems([ZERO, empty, after(3, 1, 2)])).toEqual([])
    expect(await problems([ZERO, empty, after(4, 1, 2)])).toEqual([
      '2.zlg: ROLLED-BACK: epoch statement 4 follows 1',
    ])
    // Used up by the first dead volume, not by a later one again.
    const [third] = [after(3, 1, 2)]
    const fourth = behind(third, { statement: stated(5, SECOND) })
    expect(await problems([ZERO, empty, third, fourth])).toContain(
      '3.zlg: ROLLED-BACK: epoch statement 5 follows 3',
    )
    const first = (counter: number) => {
      const header = {
        ...FIRST,
        volume: 1,
        statement: stated(counter, EPOCH_SEED),
        previousVolume: primitives.sha256(),
      }
      return volumeOf(header, [])
    }
    expect(await problems([empty, first(2)])).toEqual([])
    expect(await problems([empty, first(3)])).toEqual(['1.zlg: ROLLED-BACK: epoch statement 3 follows 0'])
  })
})

describe('what a ledger says', () => {
  const at = (us: bigint) => ({ leaf: { monotonicNs: us * 1000n } })
  const clock = { type: 'clock', source: 'network', plusMinusUs: 9, signature: null } as const
  test('is one genesis', async () => {
    expect(await problems([volumeOf(FIRST, [said(genesis), said(genesis), SIGNED])])).toEqual([
      '0.zlg: ROLLED-BACK: entry 3 is a second genesis',
    ])
  })
  test('of the clock is its first setting in a boot that began without one', async () => {
    const set = (afterUs: number | null, beforeUs: number | null = null, us = 5n) =>
      said({ ...clock, beforeUs, afterUs }, at(us))
    const clocks = async (...entries: Forged[]) => [
      ...(await survey([volumeOf(FIRST, [...entries, SIGNED])])).clocks,
    ]
    const found = [[hexOf(HEADER.bootId), { atUs: 7, wallUs: 100, source: 'network', plusMinusUs: 9 }]]
    expect(await clocks(said(pressed), set(100, null, 7n), set(200, null, 8n))).toEqual(found)
    expect(await clocks(set(50, 40), set(null, null), set(100, null, 7n))).toEqual(found)
    expect(await clocks(said(pressed))).toEqual([])
  })
  test('of stations’ time is checked one by one', async () => {
    const signed = said({ ...clock, beforeUs: null, afterUs: 100, signature: filled(64, 1) }, at(7n))
    const { report } = await survey([volumeOf(FIRST, [signed, SIGNED])])
    expect(report.clocks).toMatchObject([{ leafIndex: 2, wallUs: 100, believed: false }])
  })
  test('of rules and of segments is kept by their names', async () => {
    const rules = { type: 'policy', hash: filled(32, 5), kind: 'demo', text: null } as const
    const policy: LedgerEvent = { ...rules, profile: { id: 'demo', hash: filled(32, 6) } }
    const ids = { recording: filled(16, 1), segment: filled(16, 2) }
    const opened = { type: 'opened', ...ids, sequence: 0, headerLeafHash: filled(32, 3) } as const
    const end = { size: 9, root: filled(32, 4) }
    const closed = { type: 'closed', ...ids, ...end, bytes: 99, fileHash: null, cause: 'stopped' } as const
    const torn = {
      unsignedEntries: 0,
      tornBytes: 0,
      tornHash: filled(32, 7),
      resetCause: 'power-on',
    } as const
    const recovered = { type: 'recovered', ...ids, segment: filled(16, 8), ...end, ...torn } as const
    const events = [policy, opened, pressed, closed, recovered].map((event) => said(event))
    const { policies, listed } = await survey([volumeOf(FIRST, [...events, SIGNED])])
    expect([...policies]).toEqual([['05'.repeat(32), policy]])
    expect([...listed]).toEqual([
      ['02'.repeat(16), { opened, openedLeaf: 3, closed }],
      ['08'.repeat(16), { recovered }],
    ])
  })
  test('of what is stored gives the newest checkpoint that no power cut takes back, as a witness', async () => {
    const stored = (durable: number): Forged => ({ ...SIGNED, says: { durable } })
    const sizeOf = async (...files: Bytes[]) => {
      const { witness } = (await survey(files)).report
      return witness && /\n(\d+)\n/.exec(witness)?.[1]
    }
    expect(await sizeOf(ZERO)).toBeUndefined()
    expect(await sizeOf(volumeOf(FIRST, [said(pressed), stored(1)]))).toBeUndefined()
    expect(await sizeOf(volumeOf(FIRST, [said(pressed), stored(2), said(pressed), stored(4)]))).toBe('3')
    expect(await sizeOf(volumeOf(FIRST, [said(pressed), stored(4 - 1), said(pressed), stored(2)]))).toBe('1')
    const three = volumeOf(FIRST, [said(genesis), SIGNED, said(pressed), SIGNED])
    expect(await sizeOf(three, behind(three, {}, [said(pressed), { ...stored(6), seed: SECOND }]))).toBe('5')
    // What a later volume calls stored may be the last checkpoint of the one before.
    expect(await sizeOf(ZERO, behind(ZERO, {}, [said(pressed), { ...stored(4), seed: SECOND }]))).toBe('3')
    expect(await sizeOf(ZERO, behind(ZERO, {}, [said(pressed), { ...stored(5), seed: SECOND }]))).toBe('3')
    expect(await sizeOf(ZERO, behind(ZERO, {}, [said(pressed), { ...stored(6), seed: SECOND }]))).toBe('5')
  })
})

describe('what is not signed', () => {
  test('is a torn end, or ALTERED where more was stored', async () => {
    const torn = new Uint8Array([...ZERO, 1, 2, 3])
    expect((await survey([torn])).report).toMatchObject({ tornBytes: 3, problems: [] })
    const broken = said(pressed, { stored: utf8('x') })
    const late: Forged = { ...SIGNED, says: { durable: 5 } }
    const damaged = volumeOf(FIRST, [said(pressed), broken, SIGNED, late])
    expect(await problems([damaged])).toEqual([
      '0.zlg: ALTERED: a later checkpoint says that 5 entries were stored safely, 2 are good',
    ])
    const begunOnly = volumeOf(FIRST, [said(pressed), { ...SIGNED, says: { durable: 2 } }, broken])
    expect(await problems([begunOnly])).toEqual([])
  })
  test('is no beginning, or ALTERED where something follows one', async () => {
    const beginning = 'its beginning is stored safely before anything else is written'
    const lost = ZERO.slice().fill(0, 100, 300)
    expect(await problems([lost])).toEqual([`0.zlg: ALTERED: ${beginning}`])
    expect((await survey([lost])).report).toMatchObject({ size: 0, tornBytes: lost.length })
    const unsigned = forge(book(FIRST), [headed(FIRST), begun(FIRST)])
    expect(await problems([unsigned])).toEqual([])
    const large = new Uint8Array(VOLUME_BYTES_MAX + 2)
    large.set(ZERO)
    expect((await survey([large])).report).toMatchObject({ size: 0, tornBytes: VOLUME_BYTES_MAX + 1 })
    expect((await survey([large.subarray(0, -2)])).report).toMatchObject({ size: 4, problems: [] })
  })
})

describe('witnesses', () => {
  test('find a ledger that was set back, by any key that signed it', async () => {
    const handed = volumeOf(FIRST, [said(next(EPOCH_SEED, SECOND, 1, 1)), { ...SIGNED, seed: SECOND }])
    const notes = readVolume(primitives, handed, KEY)?.marks.map(({ note }, at) =>
      parseWitness(primitives, note, `${at}`),
    )
    const { report } = await survey([handed], { witnesses: notes ?? [] })
    expect(report.witnesses.map(({ state, proven }) => [state, proven])).toEqual(
      Array(2).fill(['consistent', true]),
    )
    expect(report.problems).toEqual([])
    const back = await problems([volumeOf(FIRST, [])], { witnesses: notes?.slice(1) ?? [] })
    expect(back).toEqual(['1: ROLLED-BACK: the ledger had 3 entries when it was signed, 2 are here'])
    expect(await problems([], { witnesses: notes ?? [] })).toHaveLength(2)
  })
})
