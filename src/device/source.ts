/**
 * Keeps a camera or a microphone running and says when it is gone.
 *
 *   hal.camera ─► open ─► units ─────────────► sink
 *                  ▲        │ lost, or silent for 1.5 s
 *                  └─ back-off ◄─┘               (fault.raised, and fault.cleared with the first unit)
 *
 * It passes on what it gets and keeps nothing. Opening again is tried for ever, ever more slowly.
 */
import type { Clock, MediaSession, MediaSink } from '../../hal/hal.ts'
import type { EncodedUnit, TrackFormat } from '../unit.ts'

/** No unit for so long means the source hangs (media.md: camera processes that ignore signals). */
export const SILENT_MS = 1_500
const BACK_OFF_FIRST_MS = 250
const BACK_OFF_MAX_MS = 8_000

/** What a source of media offers: the part camera and microphone share. */
export interface Openable {
  readonly name: string
  open(sink: MediaSink): MediaSession
}

export interface SourceSink {
  format(format: TrackFormat): void
  unit(unit: EncodedUnit): void
  /** The source stopped giving units; called once until `alive`. */
  lost(reason: string): void
  /** The first unit after opening or after `lost` is about to come. */
  alive(): void
}

export interface MediaSource {
  start(): void
  requestKeyFrame(): void
  readonly running: boolean
  stop(): Promise<void>
}

export function createSource(clock: Clock, device: Openable, sink: SourceSink): MediaSource {
  let session: MediaSession | undefined
  let generation = 0
  let alive = false
  let told = false
  let backOffMs = BACK_OFF_FIRST_MS
  let lastUnitUs = 0
  let timer: unknown
  let wanted = false
  let closing: Promise<void> = Promise.resolve()

  const disarm = (): void => {
    if (timer !== undefined) clock.clearTimeout(timer)
    timer = undefined
  }

  function watch(): void {
    disarm()
    timer = clock.setTimeout(() => {
      const silentMs = (clock.nowUs() - lastUnitUs) / 1000
      if (silentMs >= SILENT_MS) lose(`no picture or sound for ${Math.round(silentMs)} ms`)
      else watch()
    }, SILENT_MS)
  }

  function lose(reason: string): void {
    generation++
    disarm()
    alive = false
    if (!told) {
      told = true
      sink.lost(reason)
    }
    const dead = session
    session = undefined
    // The next one opens only when this one has let go of the device.
    closing = (dead?.close() ?? Promise.resolve()).then(() => {
      if (!wanted) return
      timer = clock.setTimeout(open, backOffMs)
      backOffMs = Math.min(backOffMs * 2, BACK_OFF_MAX_MS)
    })
  }

  function open(): void {
    const mine = ++generation
    lastUnitUs = clock.nowUs()
    session = device.open({
      format: (format) => {
        if (mine === generation) sink.format(format)
      },
      unit: (unit) => {
        if (mine !== generation) return
        lastUnitUs = clock.nowUs()
        if (!alive) {
          alive = true
          told = false
          backOffMs = BACK_OFF_FIRST_MS
          sink.alive()
        }
        sink.unit(unit)
      },
      lost: (reason) => {
        if (mine === generation) lose(reason)
      },
    })
    watch()
  }

  return {
    start() {
      if (wanted) return
      wanted = true
      // A close that still runs must end first: one session at a time.
      closing = closing.then(() => {
        if (wanted && session === undefined) open()
      })
    },
    requestKeyFrame: () => session?.requestKeyFrame?.(),
    get running() {
      return wanted
    },
    async stop() {
      wanted = false
      generation++
      disarm()
      alive = false
      told = false
      const open = session
      session = undefined
      closing = closing.then(() => open?.close())
      await closing
    },
  }
}
