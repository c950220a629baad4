/** Whose evidence it is, and whether segments and ledger are of one history. */
import { p256 } from '@noble/curves/nist.js'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import type { Certificate, ReadChain } from '../../src/crypto/certificate.ts'
import { forks, spentStatements } from '../../src/crypto/forks.ts'
import type { SegmentHeader } from '../../src/crypto/header.ts'
import { deviceKeyOf, epochFault, identify } from '../../src/crypto/identity.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { type LedgerSurvey, surveyLedger } from '../../src/crypto/verifyledger.ts'
import { baseOf, type Device, NOW_MS, newDevice, primitives, sealSegment } from './evidence.ts'
import { DEVICE, DEVICE_SECRET, EPOCH_SEED, filled, segmentHeader } from './fixture.ts'
import { forge } from './forge.ts'
import {
  begun,
  book,
  headed,
  pressed,
  SECOND,
  SIGNED,
  said,
  stated,
  successor,
  THIRD,
} from './forgedvolume.ts'

const KEY = p256.getPublicKey(DEVICE_SECRET, false) as Bytes
const HEADER = segmentHeader()
const US = NOW_MS * 1000
const readChain: ReadChain = (_, name) => ({ ok: true, certificate: { publicKey: KEY, name } as Certificate })
let device: Device
beforeAll(async () => {
  device = await newDevice()
})

describe('the way from the device key to the epoch key', () => {
  const fault = (change: Partial<SegmentHeader>) => epochFault(primitives, { ...HEADER, ...change }, KEY)
  const [one, two] = [successor(EPOCH_SEED, SECOND, 1), successor(SECOND, THIRD, 2)]
  test('leads over its statement and every successor, and says where it is broken', () => {
    expect([fault({}), fault({ successors: [] }), fault({ successors: [one, two] })]).toEqual(
      Array(3).fill(undefined),
    )
    const detail = 'the epoch statement is not signed by the device key'
    const bad = { reason: 'bad-statement', detail }
    expect(fault({ statement: stated(7, EPOCH_SEED, filled(32, 0x12)) })).toEqual(bad)
    expect(fault({ device: 'zg-2' })).toEqual(bad)
    const broken = (at: number) => ({
      ...{ reason: 'bad-successor', detail: `successor ${at} is not signed by its predecessor` },
    })
    expect(fault({ successors: [two] })).toEqual(broken(1))
    expect(fault({ successors: [one, successor(EPOCH_SEED, THIRD, 2)] })).toEqual(broken(2))
    expect(fault({ successors: [one, successor(SECOND, THIRD, 1)] })).toEqual(broken(2))
    expect(fault({ successors: [successor(EPOCH_SEED, SECOND, 1, 8)] })).toEqual(broken(1))
  })
})

describe('an identity', () => {
  const who = () => ({ device: device.device, keyStore: 'software' })
  const of = (trust: Trust | undefined, wallUs?: number, change: Partial<SegmentHeader> = {}) =>
    identify(primitives, { ...sealSegment(device, { seconds: 0 }).header, ...change }, trust, wallUs)
  test('is trusted under a pinned root, at the time that is known', () => {
    expect(of(device.trust, US)).toEqual({ ...who(), state: 'trusted', time: 'camera-clock-unproven' })
    expect(of(device.trust)).toEqual({ ...who(), state: 'trusted', time: 'unknown' })
    expect(of(undefined, US)).toEqual({ ...who(), state: 'unchecked' })
  })
  test('is untrusted with the reason', () => {
    const late = { state: 'untrusted', reason: 'outside-validity', detail: 'it was not valid at that time' }
    expect(of(device.trust, 1)).toEqual({ ...who(), ...late, time: 'camera-clock-unproven' })
    expect(of({ ...device.trust, roots: [] })).toMatchObject({
      state: 'untrusted',
      reason: 'unknown-root',
      time: 'unknown',
    })
  })
  test('is invalid where evidence and certificate do not belong together', () => {
    const chain = { state: 'invalid', reason: 'outside-profile', device: device.device, keyStore: 'software' }
    expect(of(device.trust, US, { certificates: [] })).toMatchObject({
      ...chain,
      detail: expect.stringMatching(/0 cert/),
    })
    const statement = { ...device.statement, counter: 9 }
    expect(of(device.trust, US, { statement })).toEqual({
      ...{ ...who(), state: 'invalid', reason: 'bad-statement' },
      detail: 'the epoch statement is not signed by the device key',
    })
    expect(deviceKeyOf({ ...HEADER, certificates: device.certificates, device: device.device })).toHaveLength(
      65,
    )
    expect(deviceKeyOf({ ...HEADER, certificates: device.certificates })).toBeUndefined()
  })
})

describe('segments and a ledger of another history', () => {
  const [root, other] = [filled(32, 1), filled(32, 2)]
  const { statement } = HEADER
  const [early, late] = [
    { size: statement.ledgerSize, root: statement.ledgerRoot },
    { size: 3, root: HEADER.ledger.root },
  ]
  const ledger = (places: readonly { size: number; root: Bytes }[], statements = [statement]) =>
    ({
      ...{ roots: new Map(places.map((place) => [place.size, place.root])), statements },
      report: { size: 9 },
    }) as unknown as LedgerSurvey
  const details = (...given: Parameters<typeof forks>) => forks(...given).map(({ detail }) => detail)
  test('are told apart by the places in the ledger that HEADERs name, and by their statements', () => {
    expect(forks(ledger([early, late]), [HEADER])).toEqual([])
    expect(forks(ledger([early]), [HEADER])).toEqual([
      {
        ...{ file: '55'.repeat(16), verdict: 'ROLLED-BACK' },
        detail: 'it was made when the ledger had 3 entries, 9 are here',
      },
    ])
    const another = (size: number) => `it was made under another ledger of ${size} entries`
    expect(details(ledger([early, { ...late, root }]), [HEADER])).toEqual([another(3)])
    expect(details(ledger([{ ...early, root: other }, late]), [HEADER])).toEqual([another(0)])
    const none = 'the ledger does not have its epoch statement 7'
    expect(details(ledger([early, late], []), [HEADER])).toEqual([none])
    expect(details(ledger([early, late], [{ ...statement, publicKey: root }]), [HEADER])).toEqual([none])
    const others = [{ ...statement, counter: 6, publicKey: root }, statement]
    expect(details(ledger([early, late], others), [HEADER])).toEqual([])
    expect(details(ledger([]), [HEADER, HEADER])).toHaveLength(4)
  })
  test('only genuine statements of segments count as used', () => {
    const forged = { ...HEADER, statement: { ...statement, counter: 8 } }
    const second = { ...HEADER, successors: [], statement: stated(9, EPOCH_SEED) }
    expect([...spentStatements(primitives, [HEADER, forged, second, HEADER], readChain)]).toEqual([7, 9])
    const stranger: ReadChain = () => ({ ok: false, problem: 'unreadable', detail: '' })
    expect([...spentStatements(primitives, [HEADER], stranger)]).toEqual([])
    expect(HEADER.device).toBe(DEVICE)
  })
})

describe('whose ledger it is', () => {
  const volume = async (number: number, unixUs: readonly number[], counter = 1) => {
    const empty = { size: 0, root: primitives.sha256(), frontier: [] }
    const statement = counter === 1 ? device.statement : await device.state(counter, empty, device.epochSeed)
    const base = { ...baseOf(device), statement }
    const header = { ...base, file: 'ledger', volume: number, start: empty, previousVolume: null } as const
    const entries = unixUs.map((us) => said(pressed, { leaf: { unixUs: BigInt(us) } }))
    return forge(book(header, device.epochSeed), [headed(header), begun(header), SIGNED, ...entries, SIGNED])
  }
  const identity = async (...files: Bytes[]) => {
    const trust: Trust = device.trust
    const volumes = files.map((bytes, number) => ({ ...fileOfBytes(`${number}`, bytes), number }))
    return (await surveyLedger(primitives, { volumes, sizes: new Set(), spent: undefined, trust })).report
      .identity
  }
  test('is judged at its first time, and stays what it was at its worst', async () => {
    const now = NOW_MS * 1000
    const [good, late] = [await volume(0, [0, now, 1]), await volume(0, [0, 1, now])]
    expect(await identity(good)).toMatchObject({ state: 'trusted', time: 'camera-clock-unproven' })
    expect(await identity(late)).toMatchObject({ state: 'untrusted', reason: 'outside-validity' })
    expect(await identity(await volume(0, [0]))).toMatchObject({ state: 'trusted', time: 'unknown' })
    expect(await identity(good, late)).toMatchObject({ state: 'untrusted' })
    expect(await identity(late, good)).toMatchObject({ state: 'untrusted' })
  })
})
