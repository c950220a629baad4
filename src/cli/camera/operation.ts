/**
 * A camera in operation: drawn and worked by keys in a terminal, or headless with its log on stderr.
 *
 * Ctrl-C, SIGTERM and `q` seal what is running before the process ends, and that end is a good one (0).
 */
import { resolve } from 'node:path'
import type { Log } from '../../../hal/hal.ts'
import type { Notifier } from '../../../hal/watchdog/systemd.ts'
import { createHeartbeat } from '../../device/heartbeat.ts'
import { ZeugeError } from '../../errors.ts'
import { loadBoard } from '../boards/boardfile.ts'
import { type CliContext, say, type Terminal, type Wording } from '../context.ts'
import { dataDirectoryOf } from '../data.ts'
import type { DeviceFlags, OperateFlags, RunFlags } from '../flags.ts'
import { createLog } from '../log.ts'
import { openTraceFile } from '../simulation/tracefile.ts'
import { createKeys } from './keypad.ts'
import { type Panel, preparePanel } from './panel.ts'
import { openSession, type Session, type SessionSettings } from './session.ts'
import { drawTerminal } from './terminal.ts'
import { createView } from './view.ts'

/** Often enough for the lamp's fastest pattern (250 ms) to be seen. */
const REDRAW_MS = 125
/** Alternate screen and hidden cursor, and back (xterm control sequences). */
const ENTER_SCREEN = '\u001b[?1049h\u001b[?25l\u001b[2J'
const LEAVE_SCREEN = '\u001b[?25h\u001b[?1049l'
const HOME = '\u001b[H'
const CLEAR_BELOW = '\u001b[J'
const LINE_END = '\u001b[K\r\n'

/** `said` is shown below the camera. */
export async function operate(
  context: CliContext,
  terminal: Terminal,
  flags: OperateFlags,
  said?: Wording,
): Promise<void> {
  const asked = askedToEnd(context)
  const { trace: tracePath, board: given, panel: panelPort, ...rest } = flags
  const panel = panelOf(panelPort)
  const trace = tracePath === undefined ? undefined : await openTraceFile(resolve(context.cwd, tracePath))
  const board = given === undefined ? undefined : (await loadBoard(context, given)).board
  const session = await openSession(context, {
    ...rest,
    ...(board && { board }),
    ...displayOf(flags),
    data: dataDirectoryOf(context, flags.data),
    ...(panel && { log: (clock) => panel.log(clock, () => undefined) }),
    ...(trace && { trace: trace.write }),
  })
  const page = await panel?.open(session)
  const view = createView(context, session, [
    ...(said ? [say(context, said)] : []),
    ...(page ? [say(context, { de: `Panel: ${page.url}`, en: `Panel: ${page.url}` })] : []),
  ])
  const colour = !context.env['NO_COLOR']
  const { clock } = session.hal
  let timer: unknown
  const draw = () => {
    const size = { ...terminal.size(), colour, lang: context.lang }
    const lines = drawTerminal(view.now(), size).split('\n')
    terminal.write(HOME + lines.join(LINE_END) + CLEAR_BELOW)
  }
  const redraw = () => {
    draw()
    timer = clock.setTimeout(redraw, REDRAW_MS)
  }
  terminal.write(ENTER_SCREEN)
  const leave = () => {
    clock.clearTimeout(timer)
    stopKeys()
    terminal.write(LEAVE_SCREEN)
  }
  const { hand } = session
  const keys = hand && createKeys(hand, clock, session.profile.profile.gestures)
  const stopKeys = terminal.onKey((key) => {
    if (key === 'q') return asked.now()
    if (key !== 'x') return keys?.press(key)
    // As a power cut: nothing is sealed. The next start says what it found.
    leave()
    context.cutPower()
  })
  redraw()
  try {
    await Promise.race([asked.promise, session.device.ended])
    view.say(say(context, SEALING))
    draw()
    await session.close()
    await page?.close()
    await trace?.close()
  } finally {
    leave()
    view.stop()
    asked.stop()
  }
  context.stdout.write(farewell(context, session))
}

export async function runHeadless(context: CliContext, flags: RunFlags): Promise<void> {
  const asked = askedToEnd(context)
  const data = dataDirectoryOf(context, flags.data)
  const trace = flags.trace === undefined ? undefined : await openTraceFile(resolve(context.cwd, flags.trace))
  const { profile, camera, accept, display, station } = flags
  const panel = panelOf(flags.panel)
  const board = flags.board === undefined ? undefined : (await loadBoard(context, flags.board)).board
  const session = await openSession(context, {
    data,
    ...(profile !== undefined && { profile }),
    ...(camera !== undefined && { camera }),
    ...(board && { board }),
    ...(accept && { accept }),
    ...(display && { display }),
    ...(station !== undefined && { station }),
    ...displayOf(flags),
    log: (clock) => {
      const log = createLog(context, clock, flags.logLevel)
      return panel?.log(clock, log) ?? log
    },
    ...(trace && { trace: trace.write }),
  })
  for (const notice of session.notices)
    session.hal.log({ level: 'warn', event: 'notice', text: say(context, notice) })
  const page = await panel?.open(session)
  if (page) session.hal.log({ level: 'info', event: 'panel', url: page.url })
  const service = await watchService(context, session)
  await Promise.race([asked.promise, session.device.ended])
  service?.stopping()
  await session.close()
  service?.stop()
  await page?.close()
  await trace?.close()
  asked.stop()
}

/** Any free port where none is given. */
function panelOf(port: OperateFlags['panel']): Panel | undefined {
  return port === undefined ? undefined : preparePanel(port === true ? '0' : port)
}

/** Under systemd: it is told of standby, and from then on that the camera lives. */
async function watchService({ env }: CliContext, { hal, device }: Session) {
  if (env['NOTIFY_SOCKET'] === undefined) return undefined
  const { systemd } = await import('../../../hal/watchdog/systemd.ts')
  const service = systemd(await notifier(hal.log), env)
  service?.ready(`standby after ${device.boot.standbyMs} ms`)
  const stop = service?.watchdog && createHeartbeat(hal.clock, service.watchdog, device.status)
  return { stopping: () => service?.stopping(), stop: () => stop?.() }
}

/** A camera without the addon is watched all the same; where that cannot be, its log says so. */
async function notifier(log: Log): Promise<Notifier> {
  const { loadAddon } = await import('../../../hal/addon/addon.ts')
  const { childNotify } = await import('../../../hal/watchdog/systemd.ts')
  try {
    return loadAddon()
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
    log({ level: 'warn', event: 'service.child', text: BY_CHILD, why: error.message })
    return childNotify((why) => log({ level: 'error', event: 'service.unheard', text: UNHEARD, why }))
  }
}

const BY_CHILD = 'systemd is told that the camera lives through systemd-notify, one child each time'
const UNHEARD = 'systemd was not told that the camera lives, and starts it anew if that goes on'

function displayOf({ langDisplay }: DeviceFlags): Pick<SessionSettings, 'displayLanguage'> {
  return langDisplay === undefined ? {} : { displayLanguage: langDisplay }
}

interface Asked {
  readonly promise: Promise<void>
  now(): void
  stop(): void
}

/** Listens from before the start, so that whoever wants the end while it boots gets an orderly one. */
function askedToEnd(context: CliContext): Asked {
  let now: () => void = () => undefined
  const promise = new Promise<void>((resolve) => {
    now = resolve
  })
  const stop = context.onInterrupt(() => now())
  return { promise, now: () => now(), stop }
}

const SEALING: Wording = { de: 'Wird versiegelt …', en: 'Sealing …' }

function farewell(context: CliContext, { device, data, notices }: Session): string {
  const { recordings } = device.status()
  const made: Wording = {
    de: `${recordings} Aufnahme(n) in ${data}, versiegelt.`,
    en: `${recordings} recording(s) in ${data}, sealed.`,
  }
  const next: Wording = {
    de: `Prüfen: zeuge verify ${data} --trust ${data}/trust/trust.json`,
    en: `Check: zeuge verify ${data} --trust ${data}/trust/trust.json`,
  }
  return [...notices, made, next].map((wording) => `${say(context, wording)}\n`).join('')
}
