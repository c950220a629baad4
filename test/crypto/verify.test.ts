/** The verdict on one segment, over everything that can happen to a file. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import { type ByteSource, fileOfBytes, sourceOfBytes } from '../../src/crypto/source.ts'
import { type VerifyOptions, verifySegment } from '../../src/crypto/verify.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { entriesOf, fileOf } from './catalogue.ts'
import {
  baseOf,
  type Device,
  filled,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
} from './evidence.ts'

let device: Device
let sealed: SealedSegment

beforeAll(async () => {
  device = await newDevice()
  sealed = sealSegment(device)
})

const verify = (bytes: Uint8Array, options: Partial<VerifyOptions> = {}) =>
  verifySegment(primitives, sourceOfBytes(bytes), { file: 'a.zeu', trust: device.trust, ...options })

const verdictOf = async (bytes: Uint8Array) => (await verify(bytes)).verdict

describe('a segment as it was sealed', () => {
  test('is COMPLETE, of a trusted device, with its times and counts', async () => {
    const report = await verify(sealed.file)
    expect(report.verdict).toBe('COMPLETE')
    expect(report.identity).toMatchObject({ state: 'trusted', device: device.device, keyStore: 'software' })
    expect(report).toMatchObject({ chunks: 3, gaps: 0, signedFromUs: 0, signedUntilUs: 2_000_000 })
    expect(report).toMatchObject({ unsignedEntries: 0, tornBytes: 0, leaves: sealed.size })
  })
  test('has exit code 0 with its authority pinned, 10 without trust and under another authority', async () => {
    const other = await newDevice()
    const evidence = { segments: [fileOfBytes('a.zeu', sealed.file)], whole: false }
    const exit = async (options: { trust?: Device['trust'] }) =>
      (await verifyEvidence(primitives, evidence, options)).exitCode
    expect(await exit({ trust: device.trust })).toBe(0)
    expect(await exit({})).toBe(10)
    expect(await exit({ trust: other.trust })).toBe(10)
  })
  test('re-sealed under another root is never exit 0, even with the stolen certificate', async () => {
    const thief = await newDevice()
    const own = await verify(sealSegment(thief).file)
    expect(own.identity).toMatchObject({ state: 'untrusted', reason: 'bad-signature' })
    const stolen = { ...thief, device: device.device, certificates: device.certificates }
    const report = await verify(sealSegment(stolen).file)
    expect(report.identity).toMatchObject({ state: 'invalid', reason: 'bad-statement' })
    expect(report.verdict).toBe('NOT-SEALED')
  })
})

describe('a segment that was tampered with or torn', () => {
  test('an entry below the durable mark dropped, doubled or swapped is ALTERED, with the place', async () => {
    const entries = entriesOf(sealed.file)
    const durable = 6
    for (let index = 0; index < durable; index++) {
      const entry = entries[index] as Bytes
      const next = entries[index + 1] as Bytes
      const dropped = entries.filter((_, other) => other !== index)
      const doubled = entries.toSpliced(index, 0, entry)
      const swapped = entries.toSpliced(index, 2, next, entry)
      const offset = fileOf(entries.slice(0, index)).length
      for (const [name, changed] of Object.entries({ dropped, swapped })) {
        const report = await verify(fileOf(changed))
        expect(report.verdict, `${name} ${index}`).toBe('ALTERED')
        expect(report.problem, `${name} ${index}`).toMatchObject({ entry: index, offset })
      }
      const report = await verify(fileOf(doubled))
      expect(report.verdict, `doubled ${index}`).toBe('ALTERED')
      expect(report.problem).toMatchObject({ entry: index + 1, offset: offset + entry.length })
    }
  })
  test('an entry of another segment spliced in is ALTERED', async () => {
    const entries = entriesOf(sealed.file)
    const foreign = entriesOf(sealSegment(device, { id: 2 }).file)[4] as Bytes
    expect(await verdictOf(fileOf(entries.toSpliced(4, 1, foreign)))).toBe('ALTERED')
  })
  test('something behind the end is ALTERED, only zeros are OPEN-ENDED', async () => {
    expect(await verdictOf(concatBytes(sealed.file, filled(600, 0)))).toBe('OPEN-ENDED')
    expect(await verdictOf(concatBytes(sealed.file, filled(1, 1)))).toBe('ALTERED')
    expect(await verdictOf(concatBytes(sealed.file, entriesOf(sealed.file)[4] as Bytes))).toBe('ALTERED')
  })
  test('zeros in place of its tail are OPEN-ENDED, in place of durable bytes ALTERED', async () => {
    const zeroed = (from: number, to: number): Bytes => sealed.file.slice().fill(0, from, to)
    const entries = entriesOf(sealed.file)
    const durable = fileOf(entries.slice(0, 6)).length
    const unsynced = fileOf(entries.slice(0, 8)).length
    expect(await verdictOf(zeroed(unsynced, sealed.file.length))).toBe('OPEN-ENDED')
    expect(await verdictOf(zeroed(durable - 600, durable))).toBe('ALTERED')
  })
  test('an open end says how far it is signed', async () => {
    const open = sealSegment(device, { seconds: 3, ended: false })
    const cut = concatBytes(...open.pieces.slice(0, -1))
    const report = await verify(concatBytes(cut, filled(100, 7)))
    expect(report).toMatchObject({
      verdict: 'OPEN-ENDED',
      signedUntilUs: 2_000_000,
      unsignedEntries: 1,
      tornBytes: 100,
    })
  })
})

describe('what others signed about it', () => {
  test('makes a shorter file INCOMPLETE-VS-LEDGER and a different one ALTERED', async () => {
    const claims = { ends: [{ by: 'closed', size: sealed.size, root: sealed.root }] } as const
    expect((await verify(sealed.file, { claims })).verdict).toBe('COMPLETE')
    const cut = fileOf(entriesOf(sealed.file).slice(0, 6))
    expect((await verify(cut, { claims })).verdict).toBe('INCOMPLETE-VS-LEDGER')
    const torn = sealed.file.slice()
    torn[torn.length - 1] = 0
    expect(await verdictOf(torn)).toBe('OPEN-ENDED')
    expect((await verify(torn, { claims })).verdict).toBe('ALTERED')
    const resealed = sealSegment(device, { payloadBytes: 40 })
    expect((await verify(resealed.file, { claims })).verdict).toBe('ALTERED')
  })
  test('makes an open end RECOVERED', async () => {
    const open = sealSegment(device, { ended: false })
    const claims = { ends: [{ by: 'recovered', size: open.size, root: open.root }] } as const
    expect((await verify(open.file, { claims })).verdict).toBe('RECOVERED')
  })
})

describe('what is no evidence', () => {
  test('an empty file and ten gigabytes of zeros are NOT-SEALED, without reading them', async () => {
    let read = 0
    const zeros: ByteSource = {
      bytes: 10_000_000_000,
      read: async (_, length) => {
        read += length
        return new Uint8Array(length)
      },
    }
    const report = await verifySegment(primitives, zeros, { file: 'zeros' })
    expect(report.verdict).toBe('NOT-SEALED')
    expect(read).toBeLessThan(4 * 1024 * 1024)
    expect(await verdictOf(new Uint8Array(0))).toBe('NOT-SEALED')
  })
  test('lengths that no entry may have are refused before anything is allocated', async () => {
    let largest = 0
    const { file } = sealed
    const source: ByteSource = {
      bytes: file.length,
      read: async (offset, length) => {
        largest = Math.max(largest, length)
        return file.slice(offset, offset + length)
      },
    }
    await verifySegment(primitives, source, { file: 'a' })
    expect(largest).toBeLessThanOrEqual(1024 * 1024)
  })
  test('a ledger volume is not taken for a segment', async () => {
    const { createVolume } = await import('../../src/crypto/ledger.ts')
    const start = { size: 0, root: primitives.sha256(), frontier: [] }
    const header = { ...baseOf(device), file: 'ledger', volume: 0, start, previousVolume: null } as const
    const volume = createVolume({
      primitives,
      header,
      sign: (message) => primitives.ed25519Signer(device.epochSeed)(message),
    })
    expect(await verdictOf(volume.begin({ monotonicUs: 0, wallUs: 0, clock: 'unset' }))).not.toBe('COMPLETE')
  })
})
