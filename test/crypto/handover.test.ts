/** What left the camera: what its ledger says of it, and what cosignatures prove. */
import { beforeAll, describe, expect, test } from 'vitest'
import { utf8, viewOf } from '../../src/bytes.ts'
import { base64Of } from '../../src/crypto/base64.ts'
import {
  COSIGNATURE_CHARS_MAX,
  COSIGNATURE_TYPE,
  type Cosignature,
  cosign,
  formatCosignature,
  parseCosignature,
  verifyCosignature,
} from '../../src/crypto/cosign.ts'
import type { LedgerEvent } from '../../src/crypto/event.ts'
import { cosignatureFindings, type Handovers, noteHandovers } from '../../src/crypto/handover.ts'
import { noteKeyId } from '../../src/crypto/note.ts'
import { signerOf, signNote } from '../../src/crypto/notekey.ts'
import type { Mark, VolumeReading } from '../../src/crypto/readvolume.ts'
import { formatStationChain } from '../../src/crypto/station.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { filled, NOW_MS, primitives } from './evidence.ts'
import { newTown, type Town } from './stations.ts'

const US = NOW_MS * 1000
const DEVICE = 'zg-00c0ffee'
const STATION = 'zs-0000beef'
const [RECORDING, SEGMENT, ROOT] = [filled(16, 1), filled(16, 2), filled(32, 3)]
const witness = signerOf(primitives, 'dock', filled(32, 0x41))
let town: Town

beforeAll(async () => {
  town = await newTown()
})

const nothing = (): Handovers => ({ receipts: [], cosigned: [], worn: [], clocks: [] })

describe('a volume’s events about leaving the camera', () => {
  const mark = (size: number, text = `zeuge/a/ledger\n${size}\n`): Mark =>
    ({ checkpoint: { size }, note: signNote(primitives, text, witness) }) as unknown as Mark
  const noted = (events: readonly LedgerEvent[], marks: readonly Mark[] = [], before?: Mark): Handovers => {
    const found = nothing()
    const signed = events.map((event, at) => ({ event, leafIndex: 10 + at, monotonicNs: 7999n, unixUs: 0n }))
    const header = { device: DEVICE, bootId: filled(16, 5) }
    noteHandovers(found, { events: signed, marks, header } as unknown as VolumeReading, before)
    return found
  }
  const clock = { type: 'clock', beforeUs: 1, afterUs: 2, source: 'rtc', plusMinusUs: 3 } as const
  const witnessed = (size: number): LedgerEvent => ({
    type: 'witnessed',
    size,
    cosignature: 'x',
    station: null,
  })
  test('are kept by what they say', () => {
    const file = { recording: RECORDING, segment: SEGMENT, sha256: ROOT }
    const offloaded = { type: 'offloaded', ...file, receipt: utf8('receipt') } as const
    const assigned = { type: 'assigned', wearer: 'a', nameHash: null, assignment: utf8('x') } as const
    const signed = { ...clock, signature: filled(64, 1) }
    const ended = { type: 'assignment-ended', wearer: 'a' } as const
    const found = noted([
      offloaded,
      assigned,
      signed,
      ended,
      { ...clock, signature: null },
      { type: 'erased', ...file },
    ])
    expect(found).toEqual({
      receipts: [{ file: 'ledger entry 10', bytes: offloaded.receipt }],
      worn: [{ leafIndex: 11, event: assigned }, { leafIndex: 13 }],
      clocks: [{ device: DEVICE, bootId: filled(16, 5), askedUs: 7, leafIndex: 12, event: signed }],
      cosigned: [],
    })
  })
  test('give a cosignature the checkpoint it is over, which may stand in the volume before', () => {
    const about = { cosignature: 'x', station: null, leafIndex: 10 }
    const found = (size: number) => noted([witnessed(size)], [mark(4), mark(6)], mark(2)).cosigned
    expect(found(6)).toEqual([{ ...about, size: 6, text: 'zeuge/a/ledger\n6\n' }])
    expect(found(2)).toEqual([{ ...about, size: 2, text: 'zeuge/a/ledger\n2\n' }])
    expect(found(5)).toEqual([])
    const broken = { checkpoint: { size: 4 }, note: utf8('x') } as unknown as Mark
    expect(noted([witnessed(4)], [broken]).cosigned).toEqual([])
  })
})

describe('a cosignature', () => {
  const TEXT = 'zeuge/zg-1/ledger\n5\nAAAA\n'
  const UNIX_S = NOW_MS / 1000
  const made = () => cosign(primitives, TEXT, UNIX_S, witness)
  test('is of one name, key, time and checkpoint', () => {
    const good = (change: Partial<Cosignature>, text = TEXT, by = witness) =>
      verifyCosignature(primitives, text, { ...made(), ...change }, by)
    expect(good({})).toBe(true)
    expect(good({ name: 'dick' })).toBe(false)
    expect(good({}, TEXT, { ...witness, name: 'dick' })).toBe(false)
    expect(good({ keyId: noteKeyId(primitives, 'dock', witness.publicKey) })).toBe(false)
    expect(good({ signature: filled(64, 1) })).toBe(false)
    expect(good({ unixS: UNIX_S + 1 })).toBe(false)
    expect(good({}, 'x')).toBe(false)
    // A name is in the key id, and so is the key: neither stands for the other.
    const renamed = { ...witness, name: 'dick' }
    expect(
      good(
        { name: 'dick', keyId: noteKeyId(primitives, 'dick', witness.publicKey, COSIGNATURE_TYPE) },
        TEXT,
        renamed,
      ),
    ).toBe(true)
  })
  test('is one line, in one form', () => {
    const line = formatCosignature(made())
    expect(line).toMatch(/^— dock [A-Za-z0-9+/=]+\n$/)
    expect(parseCosignature(line)).toEqual(made())
    const withTime = (time: bigint, bytes = 76) => {
      const blob = new Uint8Array(bytes)
      viewOf(blob).setBigUint64(4, time)
      return `— dock ${base64Of(blob)}\n`
    }
    expect(parseCosignature(withTime(2n ** 53n - 1n))?.unixS).toBe(2 ** 53 - 1)
    const long = 'x'.repeat(128)
    expect(parseCosignature(line.replace('dock', long))?.name).toBe(long)
    for (const bad of [
      withTime(2n ** 53n),
      withTime(1n, 75),
      withTime(1n, 77),
      line.slice(0, -1),
      `x${line}`,
      `${line}x`,
      line.replace('dock', 'a+b'),
      line.replace('dock', 'x'.repeat(129)),
      line.replace('dock', 'x'.repeat(COSIGNATURE_CHARS_MAX)),
      '— dock *\n',
      '',
    ])
      expect(parseCosignature(bad), bad).toBeUndefined()
  })
  test('proves what stands before it, where its witness is believed', async () => {
    const at = { text: TEXT, size: 5, leafIndex: 9 }
    const found = (cosignature: string, station: string | null, trust: Partial<Trust> | undefined = {}) =>
      cosignatureFindings(
        primitives,
        { ...nothing(), cosigned: [{ ...at, cosignature, station }] },
        trust && { ...town.device.trust, ...trust },
      )
    const proven = { size: 5, wallUs: US, state: 'consistent', proven: true, cosignedAt: 9 }
    const line = formatCosignature(made())
    expect(found(line, null)).toEqual([])
    expect(found(line, null, { witnesses: [witness] })).toEqual([{ ...proven, file: 'dock @ 9' }])
    expect(found('hello', null, { witnesses: [witness] })).toEqual([])
    expect(
      cosignatureFindings(
        primitives,
        { ...nothing(), cosigned: [{ ...at, cosignature: line, station: null }] },
        undefined,
      ),
    ).toEqual([])
    const { signer, chain } = town.station
    const stations = formatCosignature(cosign(primitives, TEXT, UNIX_S, signer))
    const whole = formatStationChain(chain)
    expect(found(stations, whole)).toEqual([{ ...proven, file: `${STATION} @ 9` }])
    expect(found(stations, null)).toEqual([])
    expect(found(stations, 'hello')).toEqual([])
    expect(found(stations, whole, { roots: [] })).toEqual([])
    const early = formatCosignature(cosign(primitives, TEXT, 1, signer))
    expect(found(early, whole), 'its certificate was not valid then').toEqual([])
  })
})
