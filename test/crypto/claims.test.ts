/** What ledger and later segments say about a segment, as far as it counts. */
import { describe, expect, test } from 'vitest'
import { claimsOn } from '../../src/crypto/claims.ts'
import type { RecoveredEvent } from '../../src/crypto/event.ts'
import type { SegmentHeader } from '../../src/crypto/header.ts'
import { filled, segmentHeader } from './fixture.ts'

const header = segmentHeader()
const [root, otherRoot, hash] = [filled(32, 1), filled(32, 2), filled(32, 3)]
const recording = header.recording.id
const segment = header.segmentId
const NOTHING = { ends: [], replaced: false }

/** The segment after it, of the same camera and recording, with these fields. */
const later = (fields: Partial<SegmentHeader>): SegmentHeader => ({
  ...header,
  segmentId: filled(16, 0x77),
  ...fields,
})
const previous = { id: segment, size: 7, root }
const replaces = { segment, fromLeaf: 5 }

describe('the ledger', () => {
  test('says nothing of what it does not list', () => {
    expect(claimsOn(header, undefined, [])).toEqual(NOTHING)
    expect(claimsOn(undefined, undefined, [header])).toEqual(NOTHING)
  })
  test('says how a segment begins and ends', () => {
    const opened = { type: 'opened', recording, sequence: 0, segment, headerLeafHash: hash } as const
    const closed = { type: 'closed', recording, segment, size: 9, root, bytes: 1, fileHash: null } as const
    const listed = { opened, closed: { ...closed, cause: 'stopped' } as const }
    expect(claimsOn(header, listed, [])).toEqual({
      ...NOTHING,
      ends: [{ by: 'closed', size: 9, root }],
      headerLeafHash: hash,
    })
  })
  test('says what was found behind the last signature, unless the camera gave the segment up unseen', () => {
    const given: RecoveredEvent = {
      ...{ type: 'recovered', recording, segment, size: 9, root },
      ...{ unsignedEntries: 0, tornBytes: 0, tornHash: hash, resetCause: 'unknown' },
    }
    const foundIn = (fields: Partial<RecoveredEvent>) =>
      claimsOn(header, { recovered: { ...given, ...fields } }, []).found
    expect(claimsOn(header, { recovered: given }, [])).toEqual({
      ...NOTHING,
      ends: [{ by: 'recovered', size: 9, root }],
    })
    expect(foundIn({ resetCause: 'watchdog' })).toEqual({ entries: 9, bytes: 0, hash })
    expect(foundIn({ unsignedEntries: 2 })).toEqual({ entries: 11, bytes: 0, hash })
    expect(foundIn({ tornBytes: 3 })).toEqual({ entries: 9, bytes: 3, hash })
  })
})

describe('a later segment', () => {
  test('says how long the one before it was, and from which leaf on it holds it again', () => {
    expect(claimsOn(header, undefined, [later({ previous })])).toEqual({
      ends: [{ by: 'successor', size: 7, root }],
      replaced: false,
    })
    expect(claimsOn(header, undefined, [later({ previous, replaces })])).toEqual({
      ends: [
        { by: 'successor', size: 7, root },
        { by: 'successor', size: 5 },
      ],
      replaced: true,
    })
  })
  test('says nothing of another segment than the one it names', () => {
    const other = filled(16, 0x78)
    const of = later({
      previous: { id: other, size: 7, root: otherRoot },
      replaces: { segment: other, fromLeaf: 5 },
    })
    expect(claimsOn(header, undefined, [of])).toEqual(NOTHING)
  })
  test.each<[name: string, fields: Partial<SegmentHeader>]>([
    ['recording', { recording: { id: filled(16, 0x12), sequence: 1 } }],
    ['camera', { certificates: [new Uint8Array([0x30, 0x01])] }],
    ['camera with one certificate more', { certificates: [...header.certificates, new Uint8Array([0x30])] }],
    ['camera with none', { certificates: [] }],
  ])('of another %s does not count', (_, fields) => {
    expect(claimsOn(header, undefined, [later({ previous, replaces, ...fields })])).toEqual(NOTHING)
  })
  test('of a camera with the same two certificates counts, of one that shares only the first does not', () => {
    const [first, second, third] = [new Uint8Array([1]), new Uint8Array([2]), new Uint8Array([3])]
    const own = { ...header, certificates: [first, second] }
    const from = (certificates: SegmentHeader['certificates']) =>
      claimsOn(own, undefined, [later({ previous, certificates })]).ends.length
    expect([from([first, second]), from([first, third]), from([third, second])]).toEqual([1, 0, 0])
  })
})
