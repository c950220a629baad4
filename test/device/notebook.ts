/** A recording that only takes notes, one line for each thing it is told; and units of which only the time counts. */
import type { Recording, RecordingChunk, RecordingEnd } from '../../src/store/recordingparts.ts'
import type { EncodedUnit, Track, TrackFormat } from '../../src/unit.ts'

export const MS = 1000
export const PICTURE_MS = 100
export const SOUND_MS = 50
export const END: RecordingEnd = { segments: 1, chunks: 2, gaps: 3, bytes: 4, failed: false }

export const VIDEO: TrackFormat = {
  track: 'video',
  codec: 'avc1.42c00d',
  width: 320,
  height: 180,
  configuration: Uint8Array.of(1),
}
/** What another sensor mode says of itself. */
export const WIDE: TrackFormat = { ...VIDEO, width: 640 }
export const AUDIO: TrackFormat = {
  track: 'audio',
  codec: 'mp4a.40.2',
  sampleRate: 48_000,
  channels: 1,
  configuration: Uint8Array.of(0x11, 0x88),
}

export interface Notebook extends Recording {
  /** What it was told since the last call; times in ms. */
  told(): string[]
  /** Chunks as they came. */
  readonly chunks: RecordingChunk[]
  /** Lets the oldest write of the ring that still waits be durable; false where none waits. */
  settle(): boolean
}

/** @param waits whether writes of the ring wait for `settle` */
export function openNotebook(waits = false): Notebook {
  const lines: string[] = []
  const chunks: RecordingChunk[] = []
  const waiting: (() => void)[] = []
  const write = (chunk: RecordingChunk): void => {
    const { track, fromUs, durUs, syncFirst, discontinuity, preRecord, frames } = chunk
    chunks.push({ ...chunk, fragment: chunk.fragment.slice() })
    const words = [syncFirst ? 'key' : 'delta', discontinuity ? 'anew' : '', preRecord ? 'ring' : '']
    lines.push([track, span(fromUs, fromUs + durUs), `x${frames}`, ...words.filter(Boolean)].join(' '))
  }
  return {
    chunks,
    told: () => lines.splice(0),
    settle() {
      const next = waiting.shift()
      next?.()
      return next !== undefined
    },
    write,
    writePreRecord(chunk) {
      write(chunk)
      return waits ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()
    },
    gap({ track, fromUs, toUs, cause, framesLost }) {
      lines.push(`gap ${track} ${span(fromUs, toUs)} ${cause} ${framesLost}`)
    },
    note: ({ type, atUs }) => void lines.push(`note ${type} ${atUs / MS}`),
    status: () => END,
    async finish(cause) {
      lines.push(`end ${cause}`)
      return END
    },
  }
}

const span = (fromUs: number, toUs: number): string => `${fromUs / MS}-${toUs / MS}`

export function unit(track: Track, atMs: number, key = true): EncodedUnit {
  const durUs = (track === 'video' ? PICTURE_MS : SOUND_MS) * MS
  return { track, ptsUs: atMs * MS, durUs, key, data: Uint8Array.of(0, 0, 0, 1, atMs & 0xff) }
}
