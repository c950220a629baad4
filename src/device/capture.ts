/**
 * The machine's one invoked actor: it lives as long as a ring or a recording exists.
 *
 *   keep ─► new recording behind the ring ─► record.durable … finish ─► record.closed ─► ring again
 *   next, or keep while one runs ─► a linked recording takes over at the next key picture
 *
 * When it is stopped the ring is wiped. One recording is closed before the next one opens its file. It reports and obeys; it decides nothing.
 */
import { fromCallback } from 'xstate'
import type { Clock, Log } from '../../hal/hal.ts'
import { type Bytes, hexOf } from '../bytes.ts'
import type { Cause } from '../crypto/leaf.ts'
import { ZeugeError } from '../errors.ts'
import type { MetadataSample } from '../media/metadata.ts'
import { createRing, ringBytes } from '../media/ring.ts'
import type { Creation } from '../store/creation.ts'
import type { PlainEvent } from '../store/ledger.ts'
import { createRecording } from '../store/recording.ts'
import type { Recording, RecordingChunk } from '../store/recordingparts.ts'
import type { Notice } from './notice.ts'
import type { Recorder } from './recorder.ts'
import type { CaptureCommand, CaptureInput, DeviceEvent, Fault, FinishCause } from './vocabulary.ts'

/** Plaintext held for a slow disk, in seconds of the camera's largest bit rate (media.md). */
const HELD_SECONDS = 10
/** How often the ring is looked at where nothing in it grows too old before. */
const EXPIRE_MS = 250
/** Pictures leave the ring so much before they are too old: a timer may be late, the limit may not. */
const EXPIRE_AHEAD_MS = 100

export interface CaptureParts {
  readonly clock: Clock
  readonly recorder: Recorder
  readonly creation: Creation
  readonly bitsPerSecondMax: number
  /** What the front display shows now. */
  notice(): Notice
  readonly log: Log
  /** What each segment tells: who wears the camera. */
  standing(): MetadataSample | undefined
  /** Faults of the disk, seen while recording. */
  raise(fault: Fault): void
  /** What the ledger could not be told when a recording was given up. */
  note(event: PlainEvent): void
  /** Something in `progress` changed. */
  changed(): void
  /** All that was captured before the press of this recording is durable. */
  drained(recording: string): void
}

/** How far recording has come, for the status. Mutable on purpose: it changes with every chunk. */
export interface Progress {
  /** Of the running or the last recording. */
  recording: string | undefined
  directory: string | undefined
  recordings: number
  segments: number
  chunks: number
  gaps: number
  bytes: number
  /** End of the newest live picture that is durable, monotonic µs. */
  durableUntilUs: number | undefined
}

export function createProgress(): Progress {
  return {
    recording: undefined,
    directory: undefined,
    recordings: 0,
    segments: 0,
    chunks: 0,
    gaps: 0,
    bytes: 0,
    durableUntilUs: undefined,
  }
}

/** How a recording begins; public facts, they stand in the clear. */
interface Start {
  /** The press, or the moment of the link. */
  readonly atUs: number
  readonly pressUs: number
  readonly announcedSinceUs: number | null
  readonly emergency: boolean
  readonly muted: boolean
  /** Id of the recording this one goes on from. */
  readonly continues: Bytes | null
}
interface Run extends Start {
  readonly id: Bytes
  readonly recording: Recording
}

export function captureActor(parts: CaptureParts, progress: Progress) {
  const { clock, recorder, creation, bitsPerSecondMax } = parts
  const heldBytesMax = (HELD_SECONDS * bitsPerSecondMax * 1.25) / 8

  return fromCallback<CaptureCommand, CaptureInput>(({ input, receive, sendBack }) => {
    const { preRecordMs } = input
    const keepMs = Math.max(1, preRecordMs - EXPIRE_AHEAD_MS)
    let running: Run | undefined
    /** The newest one, also while it is being closed: the status speaks of it. */
    let newest: Recording | undefined
    let closing: Promise<unknown> = Promise.resolve()
    let stopped = false
    let timer: unknown
    const tell = (event: DeviceEvent): void => sendBack(event)

    function arm(): void {
      if (preRecordMs === 0) return
      recorder.arm(createRing({ bytes: ringBytes(preRecordMs, bitsPerSecondMax), limitUs: keepMs * 1000 }))
      expireLater()
    }
    /** Not one instant longer than the limit, also where no unit comes that would push the oldest out. */
    function expireLater(): void {
      clock.clearTimeout(timer)
      const oldestUs = recorder.expire() ?? Number.POSITIVE_INFINITY
      const dueMs = Math.floor((oldestUs - clock.nowUs()) / 1000) + keepMs
      timer = clock.setTimeout(
        () => {
          if (!stopped && running === undefined) expireLater()
        },
        Math.min(EXPIRE_MS, Math.max(1, dueMs)),
      )
    }

    function count(recording: Recording): void {
      if (recording !== newest) return
      const { segments, chunks, gaps, bytes } = recording.status()
      Object.assign(progress, { segments, chunks, gaps, bytes })
      parts.changed()
    }

    /** Counts what is durable, and tells once that a picture captured after the press is. */
    function durableOf(pressUs: number, recording: () => Recording): (chunk: RecordingChunk) => void {
      let confirmed = false
      return ({ track, preRecord, fromUs, durUs }) => {
        const endUs = fromUs + durUs
        if (track === 'video' && !preRecord) {
          progress.durableUntilUs = Math.max(progress.durableUntilUs ?? 0, endUs)
          if (!confirmed && endUs > pressUs) {
            confirmed = true
            tell({ type: 'record.durable', atUs: clock.nowUs() })
          }
        }
        count(recording())
      }
    }

    function begin(start: Start): Recording {
      const { id, directory, parts: made } = creation.recording(parts.note)
      const before = closing
      const recording: Recording = createRecording(
        {
          ...made,
          async openSegment(continuation, events) {
            await before
            const writer = await made.openSegment(continuation, events)
            const sample = parts.standing()
            if (sample !== undefined) recorder.state(sample)
            return writer
          },
        },
        { heldBytesMax },
        {
          durable: durableOf(start.pressUs, () => recording),
          replaced: (error) => parts.raise(faultOf(error)),
          failed: (error) => fail(recording, error),
        },
      )
      running = { ...start, id, recording }
      newest = recording
      const { recordings, durableUntilUs } = progress
      Object.assign(progress, createProgress(), {
        recording: hexOf(id),
        directory,
        recordings: recordings + 1,
        // A linked recording goes on where the former one is: what is durable stays so.
        ...(start.continues !== null && { durableUntilUs }),
      })
      const { atUs, announcedSinceUs, emergency, muted, continues } = start
      const notice = { ...parts.notice() }
      recording.note({ type: 'started', atUs, announcedSinceUs, emergency, muted, continues, notice })
      parts.changed()
      return recording
    }

    function keep({ pressUs, announcedSinceUs, emergency }: CaptureCommand & { type: 'keep' }): void {
      const start = { atUs: pressUs, pressUs, announcedSinceUs, emergency, muted: false, continues: null }
      if (running !== undefined) {
        link('stopped', () => start)
        return
      }
      const recording = begin(start)
      const id = progress.recording ?? ''
      void recorder.keep(recording)?.then(() => {
        if (!recording.status().failed) parts.drained(id)
      })
    }

    function link(cause: Cause, startOf: (former: Run) => Start): void {
      const former = running
      if (former === undefined) return
      recorder.link(cause, (ended) => {
        closing = ended
        void ended.then(() => count(former.recording))
        return begin({ ...startOf(running ?? former), continues: former.id })
      })
    }

    async function finish(cause: FinishCause): Promise<void> {
      const recording = running?.recording
      if (recording === undefined) return
      running = undefined
      const ending = recorder.finish(cause)
      closing = ending
      const end = await ending
      count(recording)
      // A press may have begun the next one by now: then nothing is over.
      if (end.failed || recording !== newest) return
      tell({ type: 'record.closed', atUs: clock.nowUs(), cause })
      // The machine has decided by now: a new recording, the ring again, or the end of this actor.
      if (!stopped && running === undefined) arm()
    }

    function fail(recording: Recording, error: unknown): void {
      const raised = faultOf(error)
      // It was tried again and again: until a write succeeds there is no storage to record on.
      const fault = raised === 'storage-failing' ? 'storage-lost' : raised
      if (!(error instanceof ZeugeError)) tellBug(parts.log, error)
      parts.raise(fault)
      if (recording !== newest) return
      running = undefined
      // Lets go of the recorder; the recording itself is over.
      void recorder
        .finish('storage-failed')
        .then(() => tell({ type: 'record.failed', atUs: clock.nowUs(), fault }))
    }

    function mute(now: Run, muted: boolean, atUs: number): void {
      running = { ...now, muted }
      recorder.mute(muted, clock.nowUs())
      now.recording.note({ type: muted ? 'muted' : 'unmuted', atUs })
    }

    receive((command) => {
      switch (command.type) {
        case 'keep':
          return keep(command)
        case 'next':
          return link('maximum-length', (former) => ({ ...former, atUs: clock.nowUs() }))
        case 'emergency':
          if (running !== undefined) running = { ...running, emergency: true }
          return running?.recording.note({ type: 'emergency', atUs: command.atUs })
        case 'marker':
          return running?.recording.note({ type: 'marker', atUs: command.atUs })
        case 'mute':
          if (running !== undefined) mute(running, command.muted, command.atUs)
          return
        case 'finish':
          void finish(command.cause)
          return
      }
    })
    arm()
    return () => {
      stopped = true
      clock.clearTimeout(timer)
      recorder.disarm()
    }
  })
}

/** What the wearer is told of an error while recording: whose fault it is. */
function faultOf(error: unknown): Fault {
  const code = error instanceof ZeugeError ? error.code : undefined
  if (code === 'DISK_FULL') return 'storage-full'
  if (code === 'KEY_MISSING' || code === 'KEY_INVALID') return 'key-missing'
  if (code === 'COMPUTE_FAILED') return 'compute-failing'
  return code === 'DISK_FAILED' || code === 'DISK_READ_ONLY' ? 'storage-failing' : 'recorder-failed'
}

/** An error that no port has: ours. The ledger says `recorder-failed`, the log says what and where. */
function tellBug(log: Log, error: unknown): void {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  const where = stack.split('\n').slice(1, 6).join(' ').replaceAll(/\s+/g, ' ')
  log({ level: 'error', event: 'recorder.failed', name, message, where })
}
