/**
 * A camera or microphone that lives in a child process, supervised.
 *
 * The child is a script of ours run by this Node; its standard output is a media stream (framing.ts), single
 * bytes on its standard input ask for a key picture, for silence and for its end, and the end of its standard
 * input ends it: so nothing is left behind when this process is killed. A paused child costs this process
 * nothing: it wakes for nothing but its exit, and that it hangs shows when it shall go on. A codec that crashes, hangs or talks nonsense costs one
 * `lost`, never this process. It does not start a child again: who opened it decides that.
 *
 * Time: the child stamps units with CLOCK_MONOTONIC (`process.hrtime`), which all processes of a machine
 * share; here the distance between that and `clock.nowUs` is added, measured once when the child starts.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { wipe } from '../../src/bytes.ts'
import { assert } from '../../src/errors.ts'
import type { EncodedUnit } from '../../src/unit.ts'
import type { Clock, Log, MediaSession, MediaSink } from '../hal.ts'
import { createStreamDecoder } from './framing.ts'
import { createGate } from './gate.ts'

/** Written to the child's standard input: the next picture shall be a key picture. */
export const KEY_REQUEST = 0x6b
/** From now on nothing but formats and a loss shall be written. */
export const PAUSE_REQUEST = 0x70
/** Units again, from a key unit on. */
export const RESUME_REQUEST = 0x72

/** Counted in looks, not in elapsed time: a stall of our own event loop must not be blamed on the child. */
const LOOK_MS = 500
/** 1.5 s without a unit, rounded up to the next look: the child is hung. */
const SILENT_LOOKS_MAX = 3
/** A cold start may take longer on a slow card before it counts as hung. */
const START_MS = 5_000
const TERM_GRACE_MS = 500
const STDERR_CHARS_MAX = 400

export interface ChildOptions {
  /** Path of the script to run: `childScript(…)` for ours. */
  readonly script: string
  /** Handed over as the script's only argument, as JSON. */
  readonly settings: unknown
  readonly clock: Clock
  readonly log?: Log | undefined
  /** What to call it in reasons and log lines. */
  readonly name: string
  /** How long the first unit may take; 5 s where absent. */
  readonly startMs?: number | undefined
}

export interface ChildSession extends MediaSession {
  requestKeyFrame(): void
  pause(paused: boolean): void
  /** Undefined where it could not be started. */
  readonly pid: number | undefined
}

/**
 * Path of one of our scripts by its name from the project's root without ending, such as
 * `hal/camera/scene/child`: in the compiled tree, also when this file itself runs as TypeScript (under test).
 */
export function childScript(script: string): string {
  const root = import.meta.url.endsWith('.ts') ? '../../dist/' : '../../'
  return fileURLToPath(new URL(`${root}${script}.js`, import.meta.url))
}

/** A source whose sessions are children, one at a time; a lost one no longer counts. */
export function createChildSource(options: ChildOptions): { open(sink: MediaSink): ChildSession } {
  let current: object | undefined
  return {
    open(sink) {
      assert(current === undefined, `${options.name} is open already`)
      const mine = {}
      current = mine
      const leave = (): void => {
        if (current === mine) current = undefined
      }
      const child = openChild(options, {
        format: (format) => sink.format(format),
        unit: (unit) => sink.unit(unit),
        lost(reason) {
          leave()
          sink.lost(reason)
        },
      })
      return { ...child, close: () => child.close().then(leave) }
    },
  }
}

export function openChild(options: ChildOptions, sink: MediaSink): ChildSession {
  const { clock, name } = options
  const child = startChild(options)
  const shiftUs = clock.nowUs() - Number(process.hrtime.bigint() / 1000n)
  const lastWords = keepLastWords(child)
  const gate = createGate()
  let over = false
  const ask = (request: number): void => {
    if (!over) child.stdin?.write(new Uint8Array([request]))
  }

  const lose = (reason: string): void => {
    if (over) return
    over = true
    watch.stop()
    killGroup(child, 'SIGKILL')
    // Who is told logs the reason; here only what it does not hold.
    const stderr = lastWords()
    if (stderr !== '') options.log?.({ level: 'warn', event: 'child.lost', name, stderr })
    sink.lost(reason)
  }
  const watch = watchSilence(clock, options.startMs ?? START_MS, (silentMs) =>
    lose(`${name}: no unit for ${silentMs} ms, ended by force`),
  )
  const decoder = createStreamDecoder({
    format: (format) => {
      if (!over) sink.format(format)
    },
    unit: (unit) => {
      watch.heard()
      // Also where the child was paused: units it wrote before are still in the pipe.
      if (!over && gate.passes(unit)) sink.unit(restamped(unit, shiftUs))
    },
    lost: (reason) => lose(`${name}: ${reason}`),
  })
  child.stdout?.on('data', (piece: Buffer) => {
    const fault = over ? undefined : decoder.push(piece)
    wipe(piece)
    if (fault !== undefined) lose(`${name}: ${fault}`)
  })
  // A child that died has closed its end; its exit is what is reported.
  child.stdin?.on('error', () => undefined)
  const gone = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      lose(`${name} could not be started: ${error.message}`)
      resolve()
    })
    child.on('close', (code, signal) => {
      decoder.wipe()
      lose(`${name} ended by itself (${signal ?? `exit code ${code}`})`)
      resolve()
    })
  })

  return {
    pid: child.pid,
    requestKeyFrame: () => ask(KEY_REQUEST),
    pause(paused) {
      if (over || !gate.pause(paused)) return
      if (paused) watch.stop()
      else watch.start()
      ask(paused ? PAUSE_REQUEST : RESUME_REQUEST)
    },
    async close() {
      over = true
      watch.stop()
      killGroup(child, 'SIGTERM')
      const force = clock.setTimeout(() => killGroup(child, 'SIGKILL'), TERM_GRACE_MS)
      await gone
      clock.clearTimeout(force)
    },
  }
}

interface Watch {
  heard(): void
  stop(): void
  /** Looks again, as if something had just been heard. */
  start(): void
}

/** Calls `silent` once, when too many looks in a row found nothing new. Looks from the beginning. */
function watchSilence(clock: Clock, startMs: number, silent: (silentMs: number) => void): Watch {
  let looksMax = Math.ceil(startMs / LOOK_MS)
  let looks = 0
  let timer: unknown
  const look = (): void => {
    looks++
    if (looks > looksMax) silent(looksMax * LOOK_MS)
    else timer = clock.setTimeout(look, LOOK_MS)
  }
  const start = (): void => {
    looks = 0
    timer = clock.setTimeout(look, LOOK_MS)
  }
  start()
  return {
    heard() {
      looksMax = SILENT_LOOKS_MAX
      looks = 0
    },
    stop: () => clock.clearTimeout(timer),
    start,
  }
}

/** Native codecs talk on standard error: read all, so that they never block, and keep the end for the log. */
function keepLastWords(child: ChildProcess): () => string {
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-STDERR_CHARS_MAX)
  })
  return () => words
}

function startChild({ script, settings }: ChildOptions): ChildProcess {
  return spawn(process.execPath, [script, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: it can be killed with all it started, and a terminal's Ctrl-C does not reach it before us.
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  })
}

function killGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // It ended between the look and the call.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function restamped(unit: EncodedUnit, shiftUs: number): EncodedUnit {
  return { ...unit, ptsUs: Math.max(0, unit.ptsUs + shiftUs) }
}
