/** The actor that keeps ring and recordings, in a machine that only listens, and a card that fails when it is told to. */
import { createActor, setup } from 'xstate'
import { diskFault } from '../../hal/diskfault.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { captureActor, createProgress } from '../../src/device/capture.ts'
import { createRecorder } from '../../src/device/recorder.ts'
import type { CaptureCommand, DeviceEvent, Fault } from '../../src/device/vocabulary.ts'
import type { MetadataSample } from '../../src/media/metadata.ts'
import type { Creation } from '../../src/store/creation.ts'
import type { PlainEvent } from '../../src/store/ledger.ts'
import type { SegmentChunk, SegmentEvents, SegmentWriter } from '../../src/store/segment.ts'
import { MS, PICTURE_MS, unit, VIDEO } from './notebook.ts'
export const WEARER: MetadataSample = { wearer: { pseudonym: 'K 17' } }
export const NOTICE = { kind: 'dark', hash: Uint8Array.of(9), sinceUs: 3 } as const
export const END = { size: 1, root: new Uint8Array(32), fileBytes: 1, fileHash: new Uint8Array(32) }

/** A card on which every segment opens and every chunk is durable at once, until it is told otherwise. */
export function openCard(clock: ReturnType<typeof createMockClock>) {
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
export async function open({ preRecordMs = 0, standing = undefined as MetadataSample | undefined } = {}) {
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
export const keep = (pressMs: number, more = {}): CaptureCommand => ({
  ...{ type: 'keep', pressUs: pressMs * MS, announcedSinceUs: null, emergency: false },
  ...more,
})
export const finish: CaptureCommand = { type: 'finish', cause: 'stopped' }
export const failed = diskFault('DISK_FAILED', 'append', 'card')
export const started = (recording: number, atMs: number, more = {}) => ({
  ...{ recording, type: 'started', atUs: atMs * MS, announcedSinceUs: null, emergency: false, muted: false },
  ...{ continues: null, notice: NOTICE },
  ...more,
})
