/** The actor that keeps ring and recordings: what it makes of each command, and what it tells the machine. */
import { describe, expect, test } from 'vitest'
import { createActor, setup } from 'xstate'
import { diskFault } from '../../hal/diskfault.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { captureActor, createProgress } from '../../src/device/capture.ts'
import { createRecorder } from '../../src/device/recorder.ts'
import type { CaptureCommand, DeviceEvent, Fault } from '../../src/device/vocabulary.ts'
import { type FaultCode, ZeugeError } from '../../src/errors.ts'
import type { MetadataSample } from '../../src/media/metadata.ts'
import type { Creation } from '../../src/store/creation.ts'
import type { PlainEvent } from '../../src/store/ledger.ts'
import type { SegmentChunk, SegmentEvents, SegmentWriter } from '../../src/store/segment.ts'
import { MS, PICTURE_MS, unit, VIDEO } from './notebook.ts'

const WEARER: MetadataSample = { wearer: { pseudonym: 'K 17' } }
const NOTICE = { kind: 'dark', hash: Uint8Array.of(9), sinceUs: 3 } as const
const END = { size: 1, root: new Uint8Array(32), fileBytes: 1, fileHash: new Uint8Array(32) }

/** A card on which every segment opens and every chunk is durable at once, until it is told otherwise. */
function openCard(clock: ReturnType<typeof createMockClock>) {
  const lines: string[] = []
  const notes: { readonly [field: string]: unknown }[] = []
  const card = {
    lines,
    notes,
    later: [] as PlainEvent[],
    openFails: undefined as unknown,
    writeFails: undefined as unknown,
    endWaits: undefined as Promise<void> | undefined,
    chunkWaits: undefined as Promise<void> | undefined,
    durable: true,
    told: () => lines.splice(0),
  }
  let recordings = 0
  const creation: Creation = {
    prepare: async () => true,
    close: async () => undefined,
    recording(later) {
      const number = ++recordings
      return {
        id: Uint8Array.of(number),
        directory: `recordings/${number}`,
        parts: {
          clock,
          async openSegment({ sequence }, events) {
            if (card.openFails !== undefined) throw card.openFails
            lines.push(`${number} opened ${sequence}`)
            return segment(number, events)
          },
          closed: async (_segment, _end, cause) => void lines.push(`${number} closed ${cause}`),
          closedLater: () => later({ type: 'events-lost', count: 1 }),
          leftOpen: () => later({ type: 'events-lost', count: 2 }),
          releaseBallast: async () => false,
        },
      }
    },
  }
  function segment(number: number, events: SegmentEvents): SegmentWriter {
    let leaves = 0
    const take = async (): Promise<void> => {
      await card.chunkWaits
      if (card.writeFails !== undefined) throw card.writeFails
      leaves++
      if (card.durable) clock.setTimeout(() => events.durable(leaves), 0)
    }
    return {
      ...{ id: Uint8Array.of(number), durableRoot: new Uint8Array(32), fileBytes: 0, durableLeaves: 0 },
      get leaves() {
        return leaves
      },
      async chunk({ track, kind, preRecord, fromUs }: SegmentChunk) {
        if (kind === 'media') lines.push(`${number} ${track} ${fromUs / MS}${preRecord ? ' ring' : ''}`)
        await take()
      },
      async gap({ track, cause }) {
        lines.push(`${number} gap ${track} ${cause}`)
        await take()
      },
      async note(note) {
        notes.push({ recording: number, ...note })
        await take()
      },
      checkpoint: async () => undefined,
      async end(cause) {
        await card.endWaits
        lines.push(`${number} end ${cause}`)
        return END
      },
      abandon: async () => undefined,
    }
  }
  return { card, creation }
}

/** At 1000 ms, in fragments of one picture first and of two then. */
async function open({ preRecordMs = 0, standing = undefined as MetadataSample | undefined } = {}) {
  const clock = createMockClock({ nowUs: 1000 * MS })
  const { card, creation } = openCard(clock)
  const told: DeviceEvent[] = []
  const raised: Fault[] = []
  const logged: Record<string, unknown>[] = []
  const noted: PlainEvent[] = []
  const drained: string[] = []
  const asked: number[] = []
  let changes = 0
  const progress = createProgress()
  const recorder = createRecorder({
    ...{ clock, fragmentUs: 150 * MS, frameDurUs: PICTURE_MS * MS, preRecordAudio: true },
    requestKeyFrame: () => asked.push(clock.nowUs() / MS),
  })
  recorder.format(VIDEO)
  const capture = captureActor(
    {
      ...{ clock, recorder, creation, bitsPerSecondMax: 64_000, standing: () => standing },
      notice: () => NOTICE,
      log: (entry) => logged.push(entry),
      raise: (fault) => raised.push(fault),
      note: (event) => noted.push(event),
      changed: () => changes++,
      drained: (recording) => drained.push(recording),
    },
    progress,
  )
  const machine = setup({
    types: { events: {} as DeviceEvent | { readonly type: 'end' } },
    actors: { capture },
  }).createMachine({
    initial: 'active',
    states: {
      active: {
        invoke: { id: 'capture', src: 'capture', input: { preRecordMs } },
        on: { end: 'over', '*': { actions: ({ event }) => void told.push(event as DeviceEvent) } },
      },
      over: {},
    },
  })
  const actor = createActor(machine)
  actor.start()
  const pictures = async (fromMs: number, toMs: number): Promise<void> => {
    for (let at = fromMs; at < toMs; at += PICTURE_MS) recorder.unit(unit('video', at, at % 500 === 0))
    await clock.advance(0)
  }
  const send = async (command: CaptureCommand): Promise<void> => {
    actor.getSnapshot().children['capture']?.send(command)
    await clock.advance(0)
  }
  return {
    ...{ clock, card, recorder, told, raised, logged, noted, drained, asked, progress, pictures, send },
    changes: () => changes,
    end: () => actor.send({ type: 'end' }),
  }
}
const keep = (pressMs: number, more = {}): CaptureCommand => ({
  ...{ type: 'keep', pressUs: pressMs * MS, announcedSinceUs: null, emergency: false },
  ...more,
})
const finish: CaptureCommand = { type: 'finish', cause: 'stopped' }
const failed = diskFault('DISK_FAILED', 'append', 'card')
const started = (recording: number, atMs: number, more = {}) => ({
  ...{ recording, type: 'started', atUs: atMs * MS, announcedSinceUs: null, emergency: false, muted: false },
  ...{ continues: null, notice: NOTICE },
  ...more,
})

describe('the ring', () => {
  test('is none where the profile has none', async () => {
    const { pictures, recorder, clock } = await open()
    await pictures(0, 1000)
    expect(recorder.ringUs).toBe(0)
    expect(clock.waiting()).toBe(0)
  })

  test('holds what came before, a tenth of a second less than it may, and is looked at by itself', async () => {
    const { pictures, recorder, clock } = await open({ preRecordMs: 2000 })
    await pictures(500, 1500)
    expect(recorder.ringUs).toBe(500 * MS)
    // The oldest is 1900 ms old at 2400.
    await clock.advance(1400)
    expect(recorder.ringUs).toBe(1900 * MS)
    await clock.advance(1)
    expect(recorder.ringUs, 'a group of pictures less').toBe(1401 * MS)
    await clock.advance(498)
    expect(recorder.ringUs).toBe(1899 * MS)
    await clock.advance(2)
    expect(recorder.ringUs).toBe(0)
  })

  test('as short as its margin is one all the same', async () => {
    const { recorder, clock } = await open({ preRecordMs: 100 })
    recorder.unit(unit('video', 1000))
    expect(recorder.ringUs).toBe(0)
    expect(clock.waiting()).toBe(1)
  })

  test('is wiped at the end, and nobody looks at it any more', async () => {
    const { pictures, recorder, clock, end } = await open({ preRecordMs: 2000 })
    await pictures(500, 1500)
    end()
    expect(recorder.ringUs).toBe(0)
    expect(clock.waiting()).toBe(0)
    await pictures(1500, 2000)
    expect(recorder.ringUs).toBe(0)
  })

  test('is not looked at while a recording runs, and is armed again after it', async () => {
    const { pictures, recorder, clock, send, told } = await open({ preRecordMs: 2000 })
    await send(keep(1000))
    await clock.advance(300)
    expect(clock.waiting()).toBe(0)
    await pictures(1500, 2000)
    await send(finish)
    expect(told.at(-1)).toMatchObject({ type: 'record.closed' })
    await pictures(2000, 2500)
    expect(recorder.expire()).toBe(2000 * MS)
    expect(clock.waiting()).toBe(1)
  })

  test('is not armed again once nobody wants it', async () => {
    const { recorder, clock, send, end, card, pictures } = await open({ preRecordMs: 2000 })
    let goOn: () => void = () => undefined
    card.endWaits = new Promise((resolve) => (goOn = resolve))
    await send(keep(1000))
    await pictures(1000, 1200)
    await send(finish)
    end()
    goOn()
    await clock.advance(0)
    await pictures(1500, 2000)
    expect(recorder.ringUs).toBe(0)
  })
})

describe('a recording', () => {
  test('begins with what is known of its start, and says how far it is', async () => {
    const { send, card, progress, pictures, changes, asked } = await open()
    expect(progress).toEqual(createProgress())
    await send(keep(990, { announcedSinceUs: 5, emergency: true }))
    expect(asked).toEqual([1000])
    expect(changes()).toBeGreaterThan(0)
    expect(card.notes).toEqual([started(1, 990, { announcedSinceUs: 5, emergency: true })])
    expect(card.told()).toEqual(['1 opened 0'])
    expect(progress).toMatchObject({ recording: '01', directory: 'recordings/1', recordings: 1, chunks: 0 })
    const before = changes()
    await pictures(1000, 1300)
    expect(progress).toMatchObject({ segments: 1, chunks: 2, gaps: 0, durableUntilUs: 1300 * MS })
    expect(progress.bytes).toBeGreaterThan(100)
    expect(changes()).toBeGreaterThan(before)
  })

  test('is confirmed once, by a picture captured after the press', async () => {
    const { send, told, pictures, recorder, clock } = await open()
    await send(keep(1100))
    await pictures(1000, 1200)
    expect(told, 'its end is the press').toEqual([])
    recorder.metadata(WEARER, 1150 * MS)
    await clock.advance(0)
    expect(told).toEqual([])
    await pictures(1200, 1500)
    expect(told).toEqual([{ type: 'record.durable', atUs: 1000 * MS }])
  })

  test('is not confirmed by what the ring kept, which is told once it is durable', async () => {
    const { send, told, pictures, drained, progress, card } = await open({ preRecordMs: 2000 })
    await pictures(0, 1000)
    await send(keep(400))
    expect(card.told()).toContain('1 video 0 ring')
    expect(told).toEqual([])
    expect(progress.durableUntilUs).toBeUndefined()
    expect(drained).toEqual(['01'])
    await pictures(1000, 1300)
    expect(told).toHaveLength(1)
    expect(progress.durableUntilUs).toBe(1300 * MS)
  })

  test('tells of each segment what holds for it', async () => {
    const { send, card, pictures } = await open({ standing: WEARER })
    await send(keep(1000))
    await pictures(1000, 1300)
    expect(card.told()).toContain('1 metadata 1000')
  })

  test('says marker, emergency and mute where and when they were', async () => {
    const { send, card, pictures } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    card.notes.splice(0)
    await send({ type: 'marker', atUs: 11 })
    await send({ type: 'emergency', atUs: 12 })
    await send({ type: 'mute', muted: true, atUs: 13 })
    await send({ type: 'mute', muted: false, atUs: 14 })
    expect(card.notes).toEqual([
      { recording: 1, type: 'marker', atUs: 11 },
      { recording: 1, type: 'emergency', atUs: 12 },
      { recording: 1, type: 'muted', atUs: 13 },
      { recording: 1, type: 'unmuted', atUs: 14 },
    ])
  })

  test('mutes the sound from now on', async () => {
    const { send, card, pictures, clock } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    await clock.advance(100)
    await send({ type: 'mute', muted: true, atUs: 13 })
    await clock.advance(300)
    await send(finish)
    expect(card.told()).toContain('1 gap audio muted')
  })

  test('that does not run takes no command', async () => {
    const { send, card, told } = await open()
    for (const command of [
      { type: 'marker', atUs: 1 },
      { type: 'emergency', atUs: 1 },
      { type: 'mute', muted: true, atUs: 1 },
      { type: 'next' },
      finish,
    ] as const)
      await send(command)
    expect([card.notes, card.lines, told]).toEqual([[], [], []])
  })

  test('ends with its cause, counts what came with the end, and tells it once', async () => {
    const { send, card, told, pictures, progress, clock } = await open()
    await send(keep(1000))
    await pictures(1000, 1400)
    expect(progress.chunks).toBe(2)
    told.splice(0)
    card.told()
    await clock.advance(7)
    await send({ type: 'finish', cause: 'docked' })
    await send(finish)
    expect(told).toEqual([{ type: 'record.closed', atUs: 1007 * MS, cause: 'docked' }])
    expect(card.told().slice(-2)).toEqual(['1 end docked', '1 closed docked'])
    expect(progress).toMatchObject({ recordings: 1, chunks: 3 })
  })

  test('begins anew after it, and its file is opened once the former is closed', async () => {
    const { send, card, told, pictures, progress, clock } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    let goOn: () => void = () => undefined
    card.endWaits = new Promise((resolve) => (goOn = resolve))
    await send(finish)
    told.splice(0)
    await send(keep(1400))
    expect(progress).toMatchObject({ recording: '02', recordings: 2, chunks: 0, durableUntilUs: undefined })
    await pictures(1500, 1700)
    expect(card.told()).not.toContain('2 opened 0')
    goOn()
    await clock.advance(0)
    expect(card.told()).toEqual(['1 end stopped', '1 closed stopped', '2 opened 0', '2 video 1500'])
    expect(
      told.map(({ type }) => type),
      'the end of the former is no news',
    ).toEqual(['record.durable'])
    expect(progress.chunks, 'nor are its chunks').toBe(1)
  })
})

describe('a linked recording', () => {
  test('goes on at the next key picture with what held, and what is durable stays so', async () => {
    const { send, card, pictures, progress, told, clock } = await open()
    await send(keep(1000, { announcedSinceUs: 5 }))
    await pictures(1000, 1400)
    await send({ type: 'emergency', atUs: 12 })
    await send({ type: 'mute', muted: true, atUs: 13 })
    card.notes.splice(0)
    const until = progress.durableUntilUs
    expect(until).toBeGreaterThan(0)
    told.splice(0)
    await clock.advance(50)
    await send({ type: 'next' })
    expect(progress.recordings).toBe(1)
    card.durable = false
    await pictures(1400, 1600)
    expect(progress).toMatchObject({ recording: '02', directory: 'recordings/2', recordings: 2 })
    expect(progress.durableUntilUs).toBe(until)
    expect(card.notes).toEqual([
      started(2, 1050, { announcedSinceUs: 5, emergency: true, muted: true, continues: Uint8Array.of(1) }),
    ])
    expect(card.told().filter((line) => /end|opened|closed/.test(line))).toEqual([
      '1 opened 0',
      '1 end maximum-length',
      '1 closed maximum-length',
      '2 opened 0',
    ])
    card.durable = true
    await pictures(1600, 2000)
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
    await send(finish)
    expect(told.at(-1)).toMatchObject({ type: 'record.closed', cause: 'stopped' })
  })

  test('by a press says when that was, and begins as one that was pressed for', async () => {
    const { send, card, pictures, told } = await open()
    await send(keep(1000, { announcedSinceUs: 5 }))
    await pictures(1000, 1400)
    await send({ type: 'emergency', atUs: 12 })
    card.notes.splice(0)
    told.splice(0)
    await send(keep(1390, { announcedSinceUs: 7 }))
    await pictures(1400, 1800)
    expect(card.notes).toEqual([started(2, 1390, { announcedSinceUs: 7, continues: Uint8Array.of(1) })])
    expect(card.told()).toContain('1 end stopped')
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
  })
})

describe('a card that fails', () => {
  const code = (code: FaultCode) => new ZeugeError(code, code)
  test.each<[FaultCode, Fault, Fault]>([
    ['DISK_FULL', 'storage-full', 'storage-full'],
    ['KEY_MISSING', 'key-missing', 'key-missing'],
    ['KEY_INVALID', 'key-missing', 'key-missing'],
    ['COMPUTE_FAILED', 'compute-failing', 'compute-failing'],
    ['DISK_FAILED', 'storage-failing', 'storage-lost'],
    ['DISK_READ_ONLY', 'storage-failing', 'storage-lost'],
    ['FILE_MISSING', 'recorder-failed', 'recorder-failed'],
  ])('with %s is raised as %s, and at the end as %s', async (word, first, last) => {
    const { send, card, raised, told, pictures, clock, logged } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    told.splice(0)
    card.openFails = code(word)
    card.writeFails = code(word)
    await pictures(1200, 1500)
    expect(raised[0]).toBe(first)
    await clock.advance(600_000)
    expect(raised.at(-1)).toBe(last)
    expect(card.told().filter((line) => line.includes('end'))).toEqual([])
    expect(told).toEqual([{ type: 'record.failed', atUs: expect.any(Number), fault: last }])
    expect(logged).toEqual([])
  })

  test('twice goes on in a new segment', async () => {
    const { send, card, raised, told, pictures, clock, progress } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    card.writeFails = failed
    await pictures(1200, 1400)
    card.writeFails = undefined
    await clock.advance(10_000)
    expect(raised, 'tried again at once, and once more').toEqual(['storage-failing', 'storage-failing'])
    expect(card.told()).toContain('1 opened 2')
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
    expect(progress.segments).toBe(3)
  })

  test('gives up the recording: nothing runs any more, the ledger is told what it could not be, a new one may begin', async () => {
    const { send, card, told, pictures, clock, noted, progress, drained } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    card.writeFails = card.openFails = failed
    await pictures(1200, 1500)
    await clock.advance(600_000)
    expect(noted).toEqual([{ type: 'events-lost', count: 2 }])
    told.splice(0)
    await send(finish)
    expect(told, 'it is over already').toEqual([])
    card.writeFails = card.openFails = undefined
    await send(keep(601_000))
    await pictures(601_000, 601_400)
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
    expect(progress.recordings).toBe(2)
    expect(drained).toEqual([])
  })

  test('and takes nothing for long costs a gap, not more memory than ten seconds of the largest bit rate', async () => {
    const { send, card, pictures, clock, recorder } = await open()
    // 64 kbit/s: 100 kB.
    await send(keep(1000))
    await pictures(1000, 1200)
    let goOn: () => void = () => undefined
    card.chunkWaits = new Promise((resolve) => (goOn = resolve))
    const big = (atMs: number) => ({ ...unit('video', atMs, atMs % 500 === 0), data: new Uint8Array(20_000) })
    for (let at = 1200; at < 2400; at += PICTURE_MS) recorder.unit(big(at))
    goOn()
    card.chunkWaits = undefined
    await clock.advance(0)
    for (let at = 2400; at < 2800; at += PICTURE_MS) recorder.unit(big(at))
    await send(finish)
    // Of units of 20 kB, mostly in fragments of two, as many as fit into 100 kB until the card takes something again.
    expect(card.told()).toEqual([
      ...[
        '1 opened 0',
        '1 video 1000',
        '1 video 1100',
        '1 video 1300',
        '1 gap video slow-disk',
        '1 video 1900',
      ],
      ...['1 gap video slow-disk', '1 video 2400', '1 video 2500', '1 video 2700', '1 end stopped'],
      '1 closed stopped',
    ])
  })

  test('while what the ring kept is drained says nothing of that', async () => {
    const { send, card, drained, pictures, clock, told } = await open({ preRecordMs: 2000 })
    await pictures(0, 1000)
    card.openFails = failed
    await send(keep(1000))
    await clock.advance(600_000)
    expect(drained).toEqual([])
    expect(told.map(({ type }) => type)).toEqual(['record.failed'])
  })

  test('at the end of one recording does not end the next', async () => {
    const { send, card, told, pictures, clock, raised } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    card.endWaits = Promise.reject(new Error('a bug'))
    card.endWaits.catch(() => undefined)
    await send(finish)
    await clock.advance(0)
    expect(raised).toEqual(['recorder-failed'])
    told.splice(0)
    card.endWaits = undefined
    await send(keep(1400))
    await pictures(1500, 2000)
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
  })

  test('in a recording that is being closed is raised, but the next one goes on', async () => {
    const { send, card, told, pictures, clock, raised } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    let fail: (error: unknown) => void = () => undefined
    card.endWaits = new Promise((_resolve, reject) => (fail = reject))
    await send(finish)
    await send(keep(1400))
    told.splice(0)
    fail(new Error('a bug'))
    await clock.advance(0)
    card.endWaits = undefined
    expect(raised).toEqual(['recorder-failed'])
    expect(told).toEqual([])
    await pictures(1500, 2000)
    expect(told.map(({ type }) => type)).toEqual(['record.durable'])
    await send(finish)
    expect(told.at(-1)).toMatchObject({ type: 'record.closed' })
  })

  test('in a way that is a bug of ours is said with where it was', async () => {
    const { send, card, raised, logged, pictures, told } = await open()
    await send(keep(1000))
    await pictures(1000, 1200)
    const bug = new TypeError('no such thing')
    bug.stack = ['TypeError: no such thing', '    at one', '  at   two', '3', '4', '5', '6'].join('\n')
    card.writeFails = bug
    await pictures(1200, 1400)
    expect(raised).toEqual(['recorder-failed'])
    expect(logged).toEqual([
      {
        ...{ level: 'error', event: 'recorder.failed', name: 'TypeError', message: 'no such thing' },
        where: ' at one at two 3 4 5',
      },
    ])
    expect(told.at(-1)).toMatchObject({ type: 'record.failed', fault: 'recorder-failed' })
  })

  test('with something that is no error at all is said too', async () => {
    const { send, card, logged, pictures } = await open()
    await send(keep(1000))
    card.writeFails = 'nonsense'
    await pictures(1000, 1400)
    expect(logged).toMatchObject([{ name: 'Error', message: 'nonsense' }])
  })
})
