import { describe, expect, test } from 'vitest'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import type { Bytes } from '../../src/bytes.ts'
import { ZeugeError } from '../../src/errors.ts'
import { createRecording } from '../../src/store/recording.ts'
import type { Continuation, RecordingChunk } from '../../src/store/recordingparts.ts'
import type { SegmentEvents, SegmentWriter } from '../../src/store/segment.ts'

const INIT: Bytes = Uint8Array.of(0xff)

interface FakeSegment {
  readonly continuation: Continuation
  readonly events: SegmentEvents
  /** What was written, one word an entry. */
  readonly entries: string[]
  fail: unknown
  ended: string | undefined
  durable: number
}

/** Segments in memory that become durable and fail by hand. */
function rig(heldBytesMax = 1_000_000, ballast = true) {
  const clock = createMockClock()
  const segments: FakeSegment[] = []
  const durable: number[] = []
  const failed: unknown[] = []
  const held: RecordingChunk[] = []
  let full = 0
  let openError: unknown
  let tellError: unknown
  const told: string[] = []
  let replaced = 0
  const recording = createRecording(
    {
      clock,
      async openSegment(continuation, events) {
        if (openError !== undefined) throw openError
        const fake: FakeSegment = {
          continuation,
          events,
          entries: [],
          fail: undefined,
          ended: undefined,
          durable: 0,
        }
        segments.push(fake)
        const put = async (word: string): Promise<void> => {
          if (fake.fail !== undefined) throw fake.fail
          fake.entries.push(word)
        }
        return {
          id: Uint8Array.of(segments.length),
          get leaves() {
            return fake.entries.length
          },
          get durableLeaves() {
            return fake.durable
          },
          get durableRoot() {
            return Uint8Array.of(fake.durable)
          },
          get fileBytes() {
            return fake.entries.length * 1000
          },
          chunk: ({ kind, plaintext, fromUs }) => put(kind === 'init' ? 'init' : `${fromUs}:${plaintext[0]}`),
          gap: ({ framesLost, cause }) => put(`gap ${framesLost} ${cause}`),
          note: ({ type }) => put(type),
          checkpoint: async () => undefined,
          async end(cause) {
            if (fake.fail !== undefined) {
              events.failed(fake.fail)
              throw fake.fail
            }
            fake.ended = cause
            events.durable(fake.entries.length)
            return {
              size: fake.entries.length,
              root: new Uint8Array(32),
              fileBytes: 0,
              fileHash: new Uint8Array(32),
            }
          },
          abandon: async () => undefined,
        } satisfies SegmentWriter
      },
      async closed(segment, _end, cause) {
        if (tellError !== undefined) throw tellError
        told.push(`closed ${segment.id[0]} ${cause}`)
      },
      closedLater: (segment, _end, cause) => told.push(`later: closed ${segment.id[0]} ${cause}`),
      leftOpen: (segment) => told.push(`later: left open ${segment.id[0]} at ${segment.durableLeaves}`),
      async releaseBallast() {
        const had = ballast
        ballast = false
        return had
      },
    },
    { heldBytesMax },
    {
      durable: (chunk) => durable.push(chunk.fromUs),
      replaced(error) {
        replaced++
        if (error instanceof ZeugeError && error.code === 'DISK_FULL') full++
      },
      failed: (error) => failed.push(error),
    },
  )
  const chunk = (fromUs: number, more: Partial<RecordingChunk> = {}): RecordingChunk => {
    const made: RecordingChunk = {
      track: 'video',
      init: INIT,
      fragment: new Uint8Array(100).fill(7),
      fromUs,
      durUs: 1_000_000,
      syncFirst: true,
      discontinuity: false,
      preRecord: false,
      frames: 30,
      ...more,
    }
    held.push(made)
    return made
  }
  const settle = () => clock.advance(0)
  return {
    clock,
    segments,
    recording,
    durable,
    failed,
    held,
    chunk,
    settle,
    refuseToOpen: (error: unknown) => {
      openError = error
    },
    refuseToTell: (error: unknown) => {
      tellError = error
    },
    told,
    replacedCalls: () => replaced,
    fullCalls: () => full,
  }
}

describe('a recording', () => {
  test('puts live fragments before those of the ring', async () => {
    const { recording, chunk, segments, settle } = rig()
    void recording.writePreRecord(chunk(1))
    void recording.writePreRecord(chunk(2))
    recording.write(chunk(10))
    recording.write(chunk(11))
    await settle()
    expect(segments[0]?.entries).toEqual(['init', '10:7', '11:7', '1:7', '2:7'])
  })

  test('keeps plaintext until it is durable and wipes it then', async () => {
    const { recording, chunk, segments, settle, durable, held } = rig()
    recording.write(chunk(1))
    recording.write(chunk(2))
    await settle()
    expect(held.map(({ fragment }) => fragment[0])).toEqual([7, 7])
    segments[0]?.events.durable(2)
    expect(durable).toEqual([1])
    expect(held.map(({ fragment }) => fragment.every((byte) => byte === 0))).toEqual([true, false])
  })

  test('writes again in a new segment that replaces it what a failed one did not make durable', async () => {
    const { recording, chunk, segments, settle, durable } = rig()
    recording.write(chunk(1))
    recording.write(chunk(2))
    await settle()
    const [first] = segments
    if (first === undefined) throw new Error('no segment')
    first.durable = 2
    first.events.durable(2)
    first.events.failed(new ZeugeError('DISK_FAILED', 'EIO'))
    await settle()
    recording.write(chunk(3))
    await settle()
    expect(segments[1]?.entries).toEqual(['init', '2:7', '3:7'])
    expect(segments[1]?.continuation).toMatchObject({
      sequence: 1,
      replaces: { id: Uint8Array.of(1), fromLeaf: 2 },
    })
    expect(durable).toEqual([1])
  })

  test('makes of what a slow disk cannot take a counted gap, and never grows', async () => {
    const { recording, chunk, segments, settle, held } = rig(250)
    for (const at of [1, 2, 3, 4]) recording.write(chunk(at))
    await settle()
    expect(held.map(({ fragment }) => fragment[0])).toEqual([7, 7, 0, 0])
    segments[0]?.events.durable(3)
    recording.write(chunk(5))
    await settle()
    expect(segments[0]?.entries).toEqual(['init', '1:7', '2:7', 'gap 60 slow-disk', '5:7'])
  })

  test('waits out a card that fails for three seconds: nothing is lost', async () => {
    const { recording, chunk, segments, clock, failed, refuseToOpen } = rig()
    refuseToOpen(new ZeugeError('DISK_FAILED', 'not now'))
    recording.write(chunk(1))
    await clock.advance(1_500)
    recording.write(chunk(2))
    await clock.advance(1_500)
    refuseToOpen(undefined)
    await clock.advance(1_000)
    expect(failed).toEqual([])
    expect(segments.map(({ entries }) => entries)).toEqual([['init', '1:7', '2:7']])
  })

  test('gives the disk up after seconds of failures, wipes what it holds and says so once', async () => {
    const { recording, chunk, clock, failed, held, refuseToOpen } = rig()
    const error = new ZeugeError('DISK_FAILED', 'gone')
    refuseToOpen(error)
    recording.write(chunk(1))
    await clock.advance(2_000)
    recording.write(chunk(2))
    expect(failed).toEqual([])
    await clock.advance(2_000)
    expect(failed).toEqual([error])
    expect(held.every(({ fragment }) => fragment.every((byte) => byte === 0))).toBe(true)
    expect(await recording.finish('stopped')).toMatchObject({ failed: true })
  })

  test('frees the ballast on a full disk so that what is held and the end still fit', async () => {
    const { recording, chunk, segments, settle, fullCalls, failed } = rig()
    recording.write(chunk(1))
    await settle()
    segments[0]?.events.failed(new ZeugeError('DISK_FULL', 'no space'))
    await settle()
    const end = await recording.finish('storage-full')
    expect({ full: fullCalls(), failed, end: end.failed }).toEqual({ full: 1, failed: [], end: false })
    expect(segments[1]).toMatchObject({ entries: ['init', '1:7'], ended: 'storage-full' })
  })

  test('goes on in a linked segment at a key frame after a minute', async () => {
    const { recording, chunk, segments, settle, clock } = rig()
    recording.write(chunk(1))
    await settle()
    await clock.advance(60_500)
    recording.write(chunk(2, { syncFirst: false }))
    recording.write(chunk(3))
    await settle()
    expect(segments.map(({ entries, ended }) => [entries, ended])).toEqual([
      [['init', '1:7', '2:7'], 'rollover'],
      [['init', '3:7'], undefined],
    ])
    expect(segments[1]?.continuation.previous?.id).toEqual(Uint8Array.of(1))
  })

  test('ends a recording that never had a fragment without a segment', async () => {
    const { recording, segments } = rig()
    expect(await recording.finish('stopped')).toMatchObject({ segments: 0, failed: false })
    expect(segments).toEqual([])
  })

  test('tries no new segment after a bug of ours: it says so by its name, and what is durable stays told', async () => {
    const { recording, chunk, segments, settle, failed, told, replacedCalls } = rig()
    recording.write(chunk(1))
    await settle()
    const bug = new TypeError('undefined is not a function')
    Object.assign(segments[0] ?? {}, { durable: 1, fail: bug })
    recording.write(chunk(2))
    await settle()
    expect([failed, replacedCalls(), segments.length]).toEqual([[bug], 0, 1])
    expect(told).toEqual(['later: left open 1 at 1'])
    expect(await recording.finish('stopped')).toMatchObject({ failed: true })
  })

  test('given up, leaves word of the segment that no other one goes on from', async () => {
    const { recording, chunk, segments, settle, clock, told, refuseToOpen } = rig()
    recording.write(chunk(1))
    await settle()
    segments[0]?.events.failed(new ZeugeError('DISK_FAILED', 'EIO'))
    await settle()
    const [, second] = segments
    if (second === undefined) throw new Error('no second segment')
    second.durable = 2
    refuseToOpen(new ZeugeError('DISK_READ_ONLY', 'read-only'))
    second.events.failed(new ZeugeError('DISK_READ_ONLY', 'read-only'))
    await clock.advance(4_000)
    expect(told).toEqual(['later: left open 2 at 2'])
  })

  test('ended, but on a disk that takes no ledger any more, leaves word of its end', async () => {
    const { recording, chunk, settle, clock, told, refuseToTell } = rig()
    recording.write(chunk(1))
    await settle()
    refuseToTell(new ZeugeError('DISK_FAILED', 'EIO'))
    const ending = recording.finish('stopped')
    await clock.advance(4_000)
    expect(await ending).toMatchObject({ failed: true })
    expect(told).toEqual(['later: closed 1 stopped'])
  })
})
