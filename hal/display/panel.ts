/**
 * The front display in a process of its own, supervised: it is started again with growing patience when it
 * ends or falls silent, and shows the last screen again.
 *
 * Promises: `show` returns at once whatever the panel does; a loss is reported within 2 s, and so is its
 * return; a panel that cannot be opened at all is a loss like any other, and the camera records without it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { childScript } from '../camera/child.ts'
import type { Clock, Display, Screen } from '../hal.ts'
import {
  type PanelChildSettings,
  type PanelSettings,
  PICTURE_BYTES_MAX,
  PICTURE_DESCRIPTOR,
  SHOWN,
} from './settings.ts'

export interface PanelOptions extends PanelSettings {
  readonly clock: Pick<Clock, 'nowUs' | 'setTimeout' | 'clearTimeout'>
  /** Called with each change: the panel is gone (and why), or it is up again; who is told logs it. */
  readonly report: (ok: boolean, why: string) => void
}

export interface Panel {
  readonly display: Display
  /** A JPEG of what the camera sees, at most PICTURE_BYTES_MAX; dropped where the panel cannot follow. */
  picture(jpeg: Uint8Array): void
  readonly pid: number | undefined
  /** Dark, and the process ended. Idempotent. */
  close(): Promise<void>
}

/** Counted in looks, so that a stall of our own event loop is not blamed on the child. */
const LOOK_MS = 500
const SILENT_LOOKS_MAX = 3
/** Loading the drawing library from a slow card. */
const STARTING_LOOKS_MAX = 20
const RESTART_MS_MIN = 250
const RESTART_MS_MAX = 30_000
/** Up for so long: the next loss is a new one. */
const SETTLED_US = 10_000_000
const END_GRACE_MS = 1_000
const STDERR_CHARS_MAX = 400
/** A child that reads nothing is not fed: it is found silent soon. */
const PENDING_BYTES_MAX = 256 * 1024

export function openPanel(options: PanelOptions): Panel {
  const { clock, report } = options
  let screen: Screen = { kind: 'dark', lines: [], mirror: false }
  let child: ChildProcess | undefined
  let told: boolean | undefined
  let restartMs = RESTART_MS_MIN
  let upUs = 0
  let looks = 0
  let looksMax = STARTING_LOOKS_MAX
  let lastWords = ''
  let timer: unknown
  let restart: unknown
  let closed = false

  function tell(ok: boolean, why: string): void {
    if (told === ok || closed) return
    told = ok
    report(ok, why)
  }
  function start(): void {
    const mine = startChild(options)
    child = mine
    looks = 0
    looksMax = STARTING_LOOKS_MAX
    lastWords = ''
    mine.stdout?.on('data', (bytes: Buffer) => {
      looks = 0
      if (!bytes.includes(SHOWN) || child !== mine) return
      looksMax = SILENT_LOOKS_MAX
      if (told !== true) upUs = clock.nowUs()
      tell(true, 'the display is up')
    })
    mine.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-STDERR_CHARS_MAX)
    })
    // It died: its exit is what is reported.
    for (const pipe of [mine.stdin, mine.stdio[PICTURE_DESCRIPTOR]]) pipe?.on('error', () => undefined)
    mine.on('error', (error) => lose(mine, `the display's process could not be started: ${error.message}`))
    mine.on('close', (code, signal) =>
      lose(mine, `the display's process ended (${signal ?? `exit code ${code}`}): ${lastWords.trim()}`),
    )
    order(mine)
  }
  function lose(mine: ChildProcess, why: string): void {
    if (child !== mine) return
    child = undefined
    mine.kill('SIGKILL')
    if (closed) return
    if (told === true && clock.nowUs() - upUs > SETTLED_US) restartMs = RESTART_MS_MIN
    tell(false, why)
    restart = clock.setTimeout(start, restartMs)
    restartMs = Math.min(RESTART_MS_MAX, restartMs * 2)
  }
  function order(to: ChildProcess | undefined): void {
    const { stdin } = to ?? {}
    if (stdin && stdin.writableLength < PENDING_BYTES_MAX) stdin.write(`${JSON.stringify({ screen })}\n`)
  }
  function look(): void {
    looks++
    if (child !== undefined && looks > looksMax)
      lose(child, `the display's process is silent for ${looks * LOOK_MS} ms`)
    timer = clock.setTimeout(look, LOOK_MS)
  }
  start()
  timer = clock.setTimeout(look, LOOK_MS)

  return {
    get pid() {
      return child?.pid
    },
    display: {
      show(shown) {
        screen = shown
        order(child)
      },
    },
    picture(jpeg) {
      const pipe = child?.stdio[PICTURE_DESCRIPTOR] as Writable | null | undefined
      if (!pipe || pipe.writableLength > 0 || jpeg.length > PICTURE_BYTES_MAX) return
      const message = new Uint8Array(4 + jpeg.length)
      new DataView(message.buffer).setUint32(0, jpeg.length)
      message.set(jpeg, 4)
      pipe.write(message)
    },
    async close() {
      if (closed) return
      closed = true
      clock.clearTimeout(timer)
      clock.clearTimeout(restart)
      const last = child
      if (last === undefined) return
      const gone = new Promise<void>((resolve) => last.on('close', () => resolve()))
      last.kill('SIGTERM')
      const force = clock.setTimeout(() => last.kill('SIGKILL'), END_GRACE_MS)
      await gone
      clock.clearTimeout(force)
    },
  }
}

function startChild({ output, mirror, clock }: PanelOptions): ChildProcess {
  const shiftUs = clock.nowUs() - Number(process.hrtime.bigint() / 1000n)
  const settings: PanelChildSettings = { output, mirror, shiftUs }
  return spawn(process.execPath, [childScript('hal/display/child'), JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    // A terminal's Ctrl-C must not darken the display before the recording is sealed.
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  })
}
