/**
 * Keeps a camera or a microphone running and says when it is gone.
 *
 *   hal.camera ─► open ─► units ─────────────► sink
 *                  ▲        │ lost, or silent for 1.5 s
 *                  └─ back-off ◄─┘               (fault.raised, and fault.cleared with the first unit)
 *
 * Paused, a source that can stays open and gives nothing: it is believed to be well until it says that it
 * is lost, or falls silent after it was told to go on. One that was opened meanwhile first gives a unit.
 * It passes on what it gets and keeps nothing. Opening again is tried for ever, ever more slowly.
 */
import type { Clock, MediaSession, MediaSink } from '../../hal/hal.ts'
import type { EncodedUnit, TrackFormat } from '../unit.ts'

/** No unit for so long means the source hangs (media.md: camera processes that ignore signals). */
export const SILENT_MS = 1_500
/**
 * So long a cold start may take without a word: a child, an encoder and a sensor wake up one after another. After it the
 * source is told as lost, although it is not given up before `startMs`; earlier than the watchdog's patience (heartbeat.ts).
 */
export const START_TOLD_MS = 4_000
/** A source at rest that hangs must not be found out only at the press. */
export const PROOF_OF_LIFE_MS = 10_000
const BACK_OFF_FIRST_MS = 250
const BACK_OFF_MAX_MS = 8_000

/** What a source of media offers: the part camera and microphone share. */
export interface Openable {
  readonly name: string
  /** A cold start may take longer than SILENT_MS: it is told as lost after START_TOLD_MS, and not given up before this. */
  readonly startMs?: number
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
  /** Also before `start` and while the source is away: it is paused once it gives units. */
  pause(paused: boolean): void
  /** Means nothing while paused: what comes after is a key unit anyway. */
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
  let quiet = false
  /** The open session was told to give nothing. */
  let resting = false
  let closing: Promise<void> = Promise.resolve()

  const disarm = (): void => {
    if (timer !== undefined) clock.clearTimeout(timer)
    timer = undefined
  }

  /** Looks again when its time is up, if nothing comes until then. */
  function watch(): void {
    disarm()
    const silentMs = (clock.nowUs() - lastUnitUs) / 1000
    const endMs = alive ? SILENT_MS : Math.max(SILENT_MS, device.startMs ?? 0)
    const toldMs = Math.min(endMs, START_TOLD_MS)
    const reason = `no picture or sound for ${Math.round(silentMs)} ms`
    if (silentMs >= endMs) {
      lose(reason)
      return
    }
    if (silentMs >= toldMs) tell(reason)
    timer = clock.setTimeout(watch, (silentMs < toldMs ? toldMs : endMs) - silentMs)
  }

  /** Tells the session what is wanted, once it has shown that it works. */
  function settle(): void {
    const rest = quiet && alive && session?.pause !== undefined
    if (rest === resting) return
    if (!rest) {
      wake()
      return
    }
    resting = true
    session?.pause?.(true)
    disarm()
    timer = clock.setTimeout(wake, PROOF_OF_LIFE_MS)
  }

  /** Also from time to time while at rest: the next unit puts the source to rest again, or none comes. */
  function wake(): void {
    resting = false
    session?.pause?.(false)
    if (!alive) return
    lastUnitUs = clock.nowUs()
    watch()
  }

  function leave(): MediaSession | undefined {
    generation++
    disarm()
    alive = false
    resting = false
    const left = session
    session = undefined
    return left
  }

  function tell(reason: string): void {
    if (told) return
    told = true
    sink.lost(reason)
  }

  function lose(reason: string): void {
    const dead = leave()
    tell(reason)
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
        settle()
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
    pause(paused) {
      quiet = paused
      settle()
    },
    requestKeyFrame() {
      if (!resting) session?.requestKeyFrame?.()
    },
    get running() {
      return wanted
    },
    async stop() {
      wanted = false
      told = false
      const open = leave()
      closing = closing.then(() => open?.close())
      await closing
    },
  }
}
