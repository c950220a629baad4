/**
 * The machine's one invoked actor: it lives as long as a ring or a recording exists.
 *
 *   keep ─► new recording behind the ring ─► record.durable … finish ─► record.closed ─► ring again
 *
 * When it is stopped the ring is wiped. It reports and obeys; it decides nothing.
 */
import { fromCallback } from 'xstate'
import type { Clock } from '../../hal/hal.ts'
import { hexOf } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import { createRing, ringBytes } from '../media/ring.ts'
import type { Creation } from '../store/creation.ts'
import { createRecording, type Recording, type RecordingChunk } from '../store/recording.ts'
import type { Recorder } from './recorder.ts'
import type { CaptureCommand, CaptureInput, DeviceEvent, Fault, FinishCause } from './vocabulary.ts'

/** Plaintext held for a slow disk, in seconds of the camera's largest bit rate (media.md). */
const HELD_SECONDS = 10
const EXPIRE_MS = 250

export interface CaptureParts {
  readonly clock: Clock
  readonly recorder: Recorder
  readonly creation: Creation
  readonly bitsPerSecondMax: number
  /** Faults of the disk, seen while recording. */
  raise(fault: Fault): void
  /** Something in `progress` changed. */
  changed(): void
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

export function captureActor(parts: CaptureParts, progress: Progress) {
  const { clock, recorder, creation, bitsPerSecondMax } = parts
  const heldBytesMax = (HELD_SECONDS * bitsPerSecondMax * 1.25) / 8

  return fromCallback<CaptureCommand, CaptureInput>(({ input, receive, sendBack }) => {
    const { preRecordMs } = input
    let running: Recording | undefined
    let stopped = false
    let timer: unknown
    const tell = (event: DeviceEvent): void => sendBack(event)

    function arm(): void {
      if (preRecordMs === 0) return
      recorder.arm(
        createRing({ bytes: ringBytes(preRecordMs, bitsPerSecondMax), limitUs: preRecordMs * 1000 }),
      )
      expireLater()
    }
    function expireLater(): void {
      clock.clearTimeout(timer)
      timer = clock.setTimeout(() => {
        recorder.expire()
        if (!stopped && running === undefined) expireLater()
      }, EXPIRE_MS)
    }

    function count(recording: Recording): void {
      const { segments, chunks, gaps, bytes } = recording.status()
      Object.assign(progress, { segments, chunks, gaps, bytes })
      parts.changed()
    }

    function keep({ pressUs, announcedSinceUs, emergency }: CaptureCommand & { type: 'keep' }): void {
      const { id, directory, parts: recordingParts } = creation.recording()
      let confirmed = false
      const durable = (chunk: RecordingChunk): void => {
        const endUs = chunk.fromUs + chunk.durUs
        if (chunk.track === 'video' && !chunk.preRecord) {
          progress.durableUntilUs = Math.max(progress.durableUntilUs ?? 0, endUs)
          if (!confirmed && endUs > pressUs) {
            confirmed = true
            tell({ type: 'record.durable', atUs: clock.nowUs() })
          }
        }
        count(recording)
      }
      const recording = createRecording(
        recordingParts,
        { heldBytesMax },
        {
          durable,
          replaced: (error) => parts.raise(faultOf(error)),
          failed: (error) => fail(recording, error),
        },
      )
      running = recording
      const recordings = progress.recordings + 1
      Object.assign(progress, createProgress(), { recording: hexOf(id), directory, recordings })
      recording.note({ type: 'started', atUs: pressUs, announcedSinceUs, emergency })
      recorder.keep(recording)
      parts.changed()
    }

    async function finish(cause: FinishCause): Promise<void> {
      const recording = running
      if (recording === undefined) return
      running = undefined
      const end = await recorder.finish(cause)
      count(recording)
      if (end.failed) return
      tell({ type: 'record.closed', atUs: clock.nowUs(), cause })
      // The machine has decided by now: a new recording, the ring again, or the end of this actor.
      if (!stopped && running === undefined) arm()
    }

    function fail(recording: Recording, error: unknown): void {
      const fault = faultOf(error)
      parts.raise(fault)
      if (running === recording) running = undefined
      // Lets go of the recorder; the recording itself is over.
      void recorder
        .finish('storage-failed')
        .then(() => tell({ type: 'record.failed', atUs: clock.nowUs(), fault }))
    }

    receive((command) => {
      switch (command.type) {
        case 'keep':
          return keep(command)
        case 'emergency':
          return running?.note({ type: 'emergency', atUs: command.atUs })
        case 'marker':
          return running?.note({ type: 'marker', atUs: command.atUs })
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

/** What the wearer is told of an error while recording: the card's fault, or something else than the card's. */
function faultOf(error: unknown): Fault {
  const code = error instanceof ZeugeError ? error.code : undefined
  if (code === 'DISK_FULL') return 'storage-full'
  return code === 'DISK_FAILED' || code === 'DISK_READ_ONLY' ? 'storage-failing' : 'recorder-failed'
}
