/** A camera on a stage: what it gives, and what a source of media says of it. */
import type { MediaSession, MediaSink } from '../../hal/hal.ts'
import { createMockClock, type MockClock } from '../../hal/mock/scheduler.ts'
import { createSource, type MediaSource } from '../../src/device/source.ts'
import type { EncodedUnit, VideoFormat } from '../../src/unit.ts'

const FORMAT: VideoFormat = {
  track: 'video',
  codec: 'avc1.42c00d',
  width: 320,
  height: 180,
  configuration: Uint8Array.of(1),
}
export const UNIT_MS = 100
export const CLOSE_MS = 40

export interface Stage {
  readonly clock: MockClock
  readonly source: MediaSource
  /** What reached the device, and what the session was told, in order; units as '.'. */
  readonly told: string[]
  /** When each session was opened, ms. */
  readonly openedMs: number[]
  /** `well` gives units, `mute` gives none, `refuses` says at once that it is lost. */
  is: 'well' | 'mute' | 'refuses'
  /** The open session's sink. */
  sink(): MediaSink
}

/** A camera that gives a unit each 100 ms, takes its time to close, and does as it is told. */
export function stage(canPause = true, startMs?: number): Stage {
  const clock = createMockClock()
  const told: string[] = []
  const openedMs: number[] = []
  let current: MediaSink | undefined

  function open(sink: MediaSink): MediaSession {
    told.push('open')
    openedMs.push(Math.round(clock.nowUs() / 1000))
    current = sink
    let resting = false
    let timer: unknown
    const unit: EncodedUnit = { track: 'video', ptsUs: 0, durUs: 1, key: true, data: new Uint8Array(1) }
    const tick = (): void => {
      if (set.is === 'well' && !resting) sink.unit({ ...unit, ptsUs: clock.nowUs() })
      if (set.is === 'refuses') sink.lost('refused')
      else timer = clock.setTimeout(tick, UNIT_MS)
    }
    timer = clock.setTimeout(() => {
      sink.format(FORMAT)
      tick()
    }, UNIT_MS)
    return {
      requestKeyFrame: () => void told.push('key'),
      ...(canPause && {
        pause(paused: boolean) {
          resting = paused
          told.push(paused ? 'pause' : 'resume')
        },
      }),
      close: () =>
        new Promise((resolve) => {
          clock.clearTimeout(timer)
          clock.setTimeout(() => {
            told.push('closed')
            resolve()
          }, CLOSE_MS)
        }),
    }
  }
  const source = createSource(
    clock,
    { name: 'lens', open, ...(startMs !== undefined && { startMs }) },
    {
      format: () => void told.push('format'),
      unit: () => void told.push('.'),
      lost: (reason) => void told.push(`lost: ${reason}`),
      alive: () => void told.push('alive'),
    },
  )
  const set: Stage = {
    clock,
    source,
    told,
    openedMs,
    is: 'well',
    sink() {
      if (current === undefined) throw new Error('nothing is open')
      return current
    },
  }
  return set
}

/** Without the units. */
export function news({ told }: Stage): string[] {
  return told.filter((word) => word !== '.')
}

export function units({ told }: Stage): number {
  return told.filter((word) => word === '.').length
}
