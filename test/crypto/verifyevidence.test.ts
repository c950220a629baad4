/** The verdict on a device's data as a whole: its ledger, its segments, and what of them is gone. */
import { beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, hexOf } from '../../src/bytes.ts'
import type { ClosedEvent, OpenedEvent, RecoveredEvent } from '../../src/crypto/event.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { type Evidence, verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import {
  at,
  type Device,
  filled,
  newDevice,
  primitives,
  type SealedSegment,
  sealSegment,
  sealVolume,
} from './evidence.ts'

const RECORDING = filled(16, 0xaa)

let device: Device
let first: SealedSegment
let second: SealedSegment

beforeAll(async () => {
  device = await newDevice()
  first = sealSegment(device, { id: 1 })
  const previous = { id: first.header.segmentId, size: first.size, root: first.root }
  second = sealSegment(device, { id: 2, sequence: 1, fromSecond: 2, previous })
})

const opened = ({ header, headerLeafHash }: SealedSegment): OpenedEvent => ({
  type: 'opened',
  recording: RECORDING,
  sequence: header.recording.sequence,
  segment: header.segmentId,
  headerLeafHash,
})

const closed = ({ header, size, root, file }: SealedSegment): ClosedEvent => ({
  type: 'closed',
  recording: RECORDING,
  segment: header.segmentId,
  ...{ size, root, bytes: file.length, fileHash: null, cause: 'stopped' },
})

const genesis = () => ({ type: 'genesis', device: device.device }) as const

function ledger() {
  return sealVolume(device, [genesis(), opened(first), closed(first), opened(second), closed(second)])
}

const volume = (bytes: Uint8Array, number = 0) => ({ ...fileOfBytes(`${number}.zlg`, bytes), number })

function evidence(parts: Partial<Evidence> = {}): Evidence {
  return {
    segments: [fileOfBytes('0.zeu', first.file), fileOfBytes('1.zeu', second.file)],
    volumes: [volume(ledger().file)],
    whole: true,
    ...parts,
  }
}

const verify = (parts: Partial<Evidence> = {}) =>
  verifyEvidence(primitives, evidence(parts), { trust: device.trust })

describe('segments and their ledger', () => {
  test('all here, all good: COMPLETE with exit code 0', async () => {
    const report = await verify()
    expect(report).toMatchObject({ ok: true, verdict: 'COMPLETE', exitCode: 0, missing: [], unused: [] })
    expect(report.identity.state).toBe('trusted')
    expect(report.ledger).toMatchObject({ volumes: 1, problems: [], tornBytes: 0 })
  })
  test('a listed segment that is not here is MISSING, named', async () => {
    const report = await verify({ segments: [fileOfBytes('0.zeu', first.file)] })
    expect(report).toMatchObject({ verdict: 'MISSING', exitCode: 19 })
    expect(report.missing).toEqual([
      { recording: hexOf(RECORDING), segment: hexOf(second.header.segmentId), sequence: 1 },
    ])
  })
  test('a segment in the middle is MISSING even without a ledger', async () => {
    const segments = [fileOfBytes('1.zeu', second.file)]
    const report = await verifyEvidence(primitives, { segments, whole: true })
    expect(report).toMatchObject({
      verdict: 'MISSING',
      missing: [{ segment: hexOf(first.header.segmentId) }],
    })
  })
  test('a segment the ledger does not know is UNLISTED', async () => {
    const stranger = sealSegment(device, { id: 9 })
    const segments = [...evidence().segments, fileOfBytes('9.zeu', stranger.file)]
    const report = await verify({ segments })
    expect(report).toMatchObject({ verdict: 'UNLISTED', exitCode: 17 })
  })
  test('a segment that was begun and never used does not count', async () => {
    const begun = sealSegment(device, { id: 9 }).pieces[0] as Uint8Array
    for (const bytes of [begun, begun.subarray(0, 700), new Uint8Array(0), filled(4096, 0)]) {
      const report = await verify({ segments: [...evidence().segments, fileOfBytes('9.zeu', bytes)] })
      expect(report).toMatchObject({ verdict: 'COMPLETE', unused: ['9.zeu'] })
    }
  })
  test('a shorter segment than the ledger closed is INCOMPLETE-VS-LEDGER', async () => {
    const cut = concatBytes(...second.pieces.slice(0, -1))
    const report = await verify({ segments: [fileOfBytes('0.zeu', first.file), fileOfBytes('1.zeu', cut)] })
    expect(report).toMatchObject({ verdict: 'INCOMPLETE-VS-LEDGER', exitCode: 18 })
  })
  test('a damaged end is ALTERED once the ledger closed it, OPEN-ENDED before', async () => {
    const damaged = second.file.slice()
    damaged[damaged.length - 1] = 0
    const segments = [fileOfBytes('0.zeu', first.file), fileOfBytes('1.zeu', damaged)]
    expect((await verify({ segments })).verdict).toBe('ALTERED')
    const open = sealVolume(device, [genesis(), opened(first), closed(first), opened(second)])
    expect((await verify({ segments, volumes: [volume(open.file)] })).verdict).toBe('OPEN-ENDED')
  })
  test('an interruption the ledger knows of is RECOVERED', async () => {
    const open = sealSegment(device, { id: 3, ended: false })
    const recovered: RecoveredEvent = {
      type: 'recovered',
      recording: RECORDING,
      segment: open.header.segmentId,
      ...{ size: open.size, root: open.root, unsignedEntries: 0, tornBytes: 0 },
      tornHash: primitives.sha256(),
      resetCause: 'power-on',
    }
    const { file } = sealVolume(device, [genesis(), opened(open), recovered])
    const report = await verify({ segments: [fileOfBytes('3.zeu', open.file)], volumes: [volume(file)] })
    expect(report).toMatchObject({ verdict: 'RECOVERED', exitCode: 13 })
  })
  test('a segment that a later one replaces from where it was safe is RECOVERED', async () => {
    const torn = sealSegment(device, { id: 4, ended: false })
    const replaces = { segment: torn.header.segmentId, fromLeaf: torn.size }
    const next = sealSegment(device, { id: 5, sequence: 1, replaces, fromSecond: 2 })
    const both = [fileOfBytes('4.zeu', torn.file), fileOfBytes('5.zeu', next.file)]
    const report = await verifyEvidence(primitives, { segments: both, whole: true }, { trust: device.trust })
    expect(report.segments.map(({ verdict }) => verdict)).toEqual(['RECOVERED', 'COMPLETE'])
    const shorter = concatBytes(...torn.pieces.slice(0, -2))
    const cut = [fileOfBytes('4.zeu', shorter), fileOfBytes('5.zeu', next.file)]
    const worse = await verifyEvidence(primitives, { segments: cut, whole: true }, { trust: device.trust })
    expect(worse.segments[0]?.verdict).toBe('INCOMPLETE-VS-LEDGER')
  })
})

describe('the ledger itself', () => {
  test('set back to an older copy is ROLLED-BACK, seen from a later segment', async () => {
    const early = sealVolume(device, [genesis()])
    const late = sealSegment(device, { id: 6, ledger: { size: ledger().size, root: ledger().root } })
    const segments = [fileOfBytes('6.zeu', late.file)]
    const report = await verify({ segments, volumes: [volume(early.file)] })
    expect(report).toMatchObject({ verdict: 'ROLLED-BACK', exitCode: 20 })
  })
  test('a byte changed in any durable entry is ALTERED; a torn tail is no fault', async () => {
    const { file, pieces } = ledger()
    const tail = pieces.at(-1)?.length ?? 0
    for (let byte = 0; byte < file.length - 2 * tail; byte += 41) {
      const changed = file.slice()
      changed[byte] = (changed[byte] ?? 0) ^ 1
      const report = await verify({ volumes: [volume(changed)] })
      expect(report.verdict, `byte ${byte}`).toBe('ALTERED')
    }
    const torn = await verify({ volumes: [volume(concatBytes(file, filled(99, 1)))] })
    expect(torn).toMatchObject({ verdict: 'COMPLETE', ledger: { tornBytes: 99 } })
  })
  test('in two volumes is followed by hash, size, root and statement number', async () => {
    const one = sealVolume(device, [genesis(), opened(first), closed(first)])
    const previousVolume = primitives.sha256(one.file)
    const { size, root, frontier } = one
    const start = { volume: 1, size, root, frontier, previousVolume }
    const statement = await device.state(2, { size, root }, filled(32, 0x23))
    const reboot = { ...device, statement, epochSeed: filled(32, 0x23) }
    const two = sealVolume(reboot, [opened(second), closed(second)], start)
    const both = [volume(one.file), volume(two.file, 1)]
    expect((await verify({ volumes: both })).verdict).toBe('COMPLETE')

    const changed = concatBytes(one.file, filled(5, 5))
    expect((await verify({ volumes: [volume(changed), volume(two.file, 1)] })).verdict).toBe('ALTERED')
    const missing = await verify({ volumes: [volume(two.file, 1)] })
    expect(missing.ledger?.problems.map(({ verdict }) => verdict)).toContain('MISSING')
    const fork = sealVolume(reboot, [opened(second)], {
      ...start,
      size: 0,
      root: primitives.sha256(),
      frontier: [],
    })
    expect((await verify({ volumes: [volume(one.file), volume(fork.file, 1)] })).verdict).toBe('ROLLED-BACK')

    const empty = volume(new Uint8Array(0), 1)
    const third = await device.state(3, { size, root }, filled(32, 0x23))
    const hash = primitives.sha256()
    const afterCrash = { ...start, volume: 2, previousVolume: hash }
    const three = sealVolume({ ...reboot, statement: third }, [opened(second), closed(second)], afterCrash)
    const crashed = await verify({ volumes: [volume(one.file), empty, volume(three.file, 2)] })
    expect(crashed.verdict, 'a boot that was cut off used number 2 up').toBe('COMPLETE')

    const skipping = await device.state(4, { size, root }, filled(32, 0x23))
    const later = sealVolume({ ...reboot, statement: skipping }, [opened(second), closed(second)], start)
    expect((await verify({ volumes: [volume(one.file), volume(later.file, 1)] })).verdict).toBe('ROLLED-BACK')
  })
  test('of another device does not list this one’s segments', async () => {
    const other = await newDevice()
    const { file } = sealVolume(other, [{ type: 'genesis', device: other.device }])
    const report = await verify({ volumes: [volume(file)] })
    expect(report.verdict).toBe('UNLISTED')
    expect(report.identity.state).toBe('untrusted')
    expect(report.segments.map(({ verdict }) => verdict)).toEqual(['UNLISTED', 'UNLISTED'])
  })
})

test('times are those of the camera', async () => {
  const report = await verify()
  expect(report.segments[1]).toMatchObject({
    signedUntilUs: 4_000_000,
    signedUntilWallUs: at(4_000_000).wallUs,
  })
})
