/** Receipts: one encoding, one meaning, and nothing that a stranger says improves a verdict. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, hexOf, textOf, utf8 } from '../../src/bytes.ts'
import type { LedgerEvent } from '../../src/crypto/event.ts'
import { signNote } from '../../src/crypto/notekey.ts'
import {
  formatReceipt,
  judgeReceipt,
  parseReceipt,
  type Receipt,
  signReceipt,
} from '../../src/crypto/receipt.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { formatStationChain } from '../../src/crypto/station.ts'
import { formatStationKey, parseStationKey, type StationKey } from '../../src/crypto/stationkey.ts'
import type { Trust } from '../../src/crypto/trust.ts'
import { type Evidence, type EvidenceReport, verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import {
  filled,
  NOW_MS,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
  sealVolume,
} from './evidence.ts'
import { closed, newTown, opened, stationOf, strangeStation, type Town } from './stations.ts'

const RECORDING = filled(16, 0xaa)
const US = NOW_MS * 1000

let town: Town
let stranger: StationKey
let segment: SealedSegment

beforeAll(async () => {
  town = await newTown()
  stranger = await strangeStation()
  segment = sealSegment(town.device, { id: 1 })
})

function receipt(parts: Partial<Receipt> = {}): Receipt {
  const { size, root, file, header } = segment
  return {
    station: 'zs-0000beef',
    device: town.device.device,
    sha256: primitives.sha256(file),
    bytes: file.length,
    unit: { kind: 'segment', recording: RECORDING, segment: header.segmentId, size, root },
    copies: 1,
    lockUs: US + 1_000_000,
    unixUs: US,
    witnessed: { size: 5, root: filled(32, 7) },
    ...parts,
  }
}

const signed = (parts: Partial<Receipt> = {}, by: StationKey = town.station): Bytes =>
  signReceipt(primitives, receipt(parts), by.signer, by.chain)
const judge = (bytes: Uint8Array, trust: Trust | undefined = town.device.trust) =>
  judgeReceipt(primitives, bytes, trust)

describe('a receipt', () => {
  test('of a station under a pinned root is believed, and says what was signed', () => {
    expect(judge(signed())).toEqual({ ok: true, receipt: receipt() })
    const volume = { kind: 'volume', volume: 3, size: 9, root: filled(32, 1) } as const
    expect(judge(signed({ unit: volume, witnessed: null }))).toMatchObject({
      ok: true,
      receipt: { unit: volume },
    })
  })

  test('with any byte changed is worth nothing', () => {
    const good = signed()
    for (let at = 0; at < good.length; at++) {
      const bad = good.slice()
      bad[at] = (bad[at] ?? 0) ^ 1
      expect(judge(bad).ok, `byte ${at}`).toBe(false)
    }
    expect(judge(good.slice(0, -1)).ok).toBe(false)
    expect(judge(utf8(`${textOf(good)}\n`)).ok).toBe(false)
  })

  test('of a stranger, of a borrowed certificate, or without a trust file is worth nothing', async () => {
    expect(judge(signed({}, stranger))).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/not believed/),
    })
    const borrowed = {
      signer: stranger.signer,
      chain: { ...town.station.chain, publicKey: stranger.signer.publicKey },
    }
    const own = { signer: { ...stranger.signer, seed: filled(32, 1) }, chain: town.station.chain }
    expect(judge(signed({}, { ...borrowed, signer: { ...borrowed.signer, seed: filled(32, 2) } })).ok).toBe(
      false,
    )
    expect(judge(signed({}, own)).ok).toBe(false)
    expect(judgeReceipt(primitives, signed(), undefined)).toMatchObject({ ok: false })
    const other = await stationOf(town.authority, 'zs-00000002', filled(32, 0x33))
    expect(judge(signed({ station: 'zs-00000002' }, other)).ok).toBe(true)
    const mixed = signNote(primitives, formatReceipt(receipt()), town.station.signer)
    expect(judge(utf8(`${textOf(mixed)}\n${formatStationChain(other.chain)}\n`)).ok).toBe(false)
  })

  test('of a revoked station is worth nothing; one pinned by its key needs no root', async () => {
    const { trust } = town.device
    const revoked = [{ device: 'zs-0000beef' }]
    expect(judge(signed(), { ...trust, revoked })).toMatchObject({ detail: expect.stringMatching(/revoked/) })
    const { name, publicKey } = stranger.signer
    expect(judge(signed({}, stranger), { ...trust, stations: [{ name, publicKey }] }).ok).toBe(true)
  })

  test('that could not be read back is a bug of who signs it', () => {
    expect(() => signed({ copies: 0 })).toThrow(/read back/)
    expect(() => signed({ device: 'Müller' })).toThrow(/read back/)
    expect(parseReceipt(filled(5000, 65))).toBeUndefined()
  })

  test('is signed with a key file that says who the station is', () => {
    const text = formatStationKey(primitives, town.station)
    expect(parseStationKey(primitives, text)).toEqual(town.station)
    const foreign = `${text.split('\n')[0]}\n${formatStationChain(stranger.chain)}\n`
    expect(parseStationKey(primitives, foreign.replace(/zs-0000beef/, 'zs-0000beee'))).toBeUndefined()
    expect(parseStationKey(primitives, text.slice(0, -1))).toBeUndefined()
  })
})

type Plain = Exclude<LedgerEvent, { type: 'volume' | 'epoch' }>

function ledger(...more: readonly Plain[]) {
  const { device } = town
  return sealVolume(device, [
    { type: 'genesis', device: device.device },
    opened(segment),
    closed(segment),
    ...more,
  ])
}

function verify(
  parts: Partial<Evidence>,
  trust: Trust | undefined = town.device.trust,
): Promise<EvidenceReport> {
  const volumes = [{ ...fileOfBytes('0.zlg', ledger().file), number: 0 }]
  const evidence = { segments: [], volumes, whole: true, ...parts }
  return verifyEvidence(primitives, evidence, trust ? { trust } : {})
}

describe('a segment that is not here', () => {
  const files = (...receipts: readonly Uint8Array[]) => ({
    receipts: receipts.map((bytes, at) => fileOfBytes(`${at}.receipt`, bytes)),
  })

  test('is OFFLOADED with exit code 12 where a valid receipt speaks of it', async () => {
    const report = await verify(files(signed()))
    expect(report).toMatchObject({ verdict: 'OFFLOADED', exitCode: 12, missing: [], ok: false })
    expect(report.offloaded).toMatchObject([
      { segment: hexOf(segment.header.segmentId), station: 'zs-0000beef' },
    ])
  })

  test('is OFFLOADED by the receipt that the ledger itself holds', async () => {
    const { segmentId } = segment.header
    const event = {
      type: 'offloaded',
      recording: RECORDING,
      segment: segmentId,
      sha256: primitives.sha256(segment.file),
      receipt: signed(),
    } as const
    const volumes = [{ ...fileOfBytes('0.zlg', ledger(event).file), number: 0 }]
    expect(await verify({ volumes })).toMatchObject({ verdict: 'OFFLOADED', missing: [] })
  })

  test('stays MISSING whatever a wrong receipt says', async () => {
    const other = newDevice()
    const unit = receipt().unit as Receipt['unit'] & { kind: 'segment' }
    const wrong = {
      none: [],
      'a stranger’s': [signed({}, stranger)],
      'another segment’s': [signed({ unit: { ...unit, segment: filled(16, 9) } })],
      'another recording’s': [signed({ unit: { ...unit, recording: filled(16, 9) } })],
      'other bytes’': [signed({ unit: { ...unit, root: filled(32, 9) } })],
      'a shorter one’s': [signed({ unit: { ...unit, size: unit.size - 1 } })],
      'another length’s': [signed({ bytes: 12 })],
      'a volume’s': [signed({ unit: { kind: 'volume', volume: 0, size: unit.size, root: unit.root } })],
      'another camera’s': [signed({ device: (await other).device })],
      'no receipt at all': [utf8('thank you\n'), filled(9000, 1)],
    }
    for (const [name, receipts] of Object.entries(wrong))
      expect(await verify(files(...receipts)), name).toMatchObject({ verdict: 'MISSING', offloaded: [] })
    expect(await verifyEvidence(primitives, { ...(await plain()), ...files(signed()) })).toMatchObject({
      verdict: 'MISSING',
    })
  })

  test('whose end the ledger does not know stays MISSING', async () => {
    const { device } = town
    const short = sealVolume(device, [{ type: 'genesis', device: device.device }, opened(segment)])
    const volumes = [{ ...fileOfBytes('0.zlg', short.file), number: 0 }]
    expect(await verify({ volumes, ...files(signed()) })).toMatchObject({ verdict: 'MISSING' })
  })

  test('that was recovered is OFFLOADED by a receipt of no less than the ledger promises', async () => {
    const { device } = town
    const { id } = segment.header.recording
    const recovered = (size: number, root: Bytes): LedgerEvent & { type: 'recovered' } => ({
      ...{ type: 'recovered', recording: id, segment: segment.header.segmentId, size, root },
      ...{ unsignedEntries: 0, tornBytes: 0, tornHash: primitives.sha256(), resetCause: 'power-on' },
    })
    const verdictAfter = async (size: number, root: Bytes): Promise<string> => {
      const genesis = { type: 'genesis', device: device.device } as const
      const { file } = sealVolume(device, [genesis, opened(segment), recovered(size, root)])
      const volumes = [{ ...fileOfBytes('0.zlg', file), number: 0 }]
      return (await verify({ volumes, ...files(signed()) })).verdict
    }
    const { size, root } = segment
    expect(await verdictAfter(size - 2, filled(32, 3))).toBe('OFFLOADED')
    expect(await verdictAfter(size, root)).toBe('OFFLOADED')
    expect(await verdictAfter(size, filled(32, 3))).toBe('MISSING')
    expect(await verdictAfter(size + 1, root)).toBe('MISSING')
  })

  test('a receipt does not help what is here and altered', async () => {
    const bad = segment.file.slice()
    bad[bad.length - 300] = (bad[bad.length - 300] ?? 0) ^ 1
    const report = await verify({ segments: [fileOfBytes('0.zeu', bad)], ...files(signed()) })
    expect(report.verdict).not.toBe('COMPLETE')
    expect(report.verdict).not.toBe('OFFLOADED')
    const good = await verify({
      segments: [fileOfBytes('0.zeu', segment.file)],
      ...files(signed({}, stranger)),
    })
    expect(good).toMatchObject({ verdict: 'COMPLETE', receipts: [{ valid: false }] })
  })

  async function plain(): Promise<Evidence> {
    return { segments: [], volumes: [{ ...fileOfBytes('0.zlg', ledger().file), number: 0 }], whole: true }
  }
})
