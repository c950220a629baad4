/**
 * `zeuge run --panel`: a running camera on the desk, shown to its integrator: state, faults, log. Never footage, never keys.
 *
 *   device, log ─► lines of JSON ─► server-sent events on 127.0.0.1 ─► the page
 *
 * It only looks: nothing that comes from a page reaches the device, and a page that cannot follow is let go. The
 * recording does not wait for anybody here.
 */
import type { ServerResponse } from 'node:http'
import type { Clock, Log } from '../../../hal/hal.ts'
import type { DeviceStatus } from '../../device/status.ts'
import type { PanelFacts, PanelLine, PanelStatus } from '../../ui/panel/protocol.ts'
import { openPageServer, pageRoot, portOf } from './pageserver.ts'
import type { Session } from './session.ts'

/** Gathers the log from the first moment on, and shows the camera once it runs. */
export interface Panel {
  /** The operating log on its way to `next`. */
  log(clock: Pick<Clock, 'nowUs'>, next: Log): Log
  /** NOT_AVAILABLE, FILE_MISSING; the session is closed then. */
  open(session: Session): Promise<PanelPage>
}

interface Kept {
  readonly lines: PanelLine[]
  tell: (line: PanelLine) => void
}

export interface PanelPage {
  readonly url: string
  close(): Promise<void>
}

const LINES_MAX = 200
const PAGES_MAX = 8
/** A page that is so far behind is let go; it may come again. */
const BEHIND_BYTES_MAX = 512 * 1024
const STATUS_MS = 100
const ALIVE_MS = 1_000

/** USAGE where `port` is none. */
export function preparePanel(port: string): Panel {
  const number = portOf(port)
  const kept: Kept = { lines: [], tell: () => undefined }
  return {
    log: (clock, next) => (entry) => {
      next(entry)
      const line = { atUs: clock.nowUs(), ...entry }
      kept.lines.push(line)
      if (kept.lines.length > LINES_MAX) kept.lines.shift()
      kept.tell(line)
    },
    async open(session) {
      try {
        return await openPanelPage(session, kept, number)
      } catch (error) {
        await session.close()
        throw error
      }
    },
  }
}

async function openPanelPage(session: Session, kept: Kept, port: number): Promise<PanelPage> {
  const { device, hal, profile } = session
  const pages = new Set<ServerResponse>()
  const facts: PanelFacts = {
    board: hal.board.name,
    device: device.boot.device,
    camera: hal.camera.name,
    profile: `${profile.profile.id} ${profile.profile.version}`,
    recovered: device.boot.recovered.length,
    standbyMs: device.boot.standbyMs,
  }
  const send = (page: ServerResponse, event: string, data: unknown): void => {
    if (page.writableLength > BEHIND_BYTES_MAX) {
      page.destroy()
      return
    }
    page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const status = (): PanelStatus => statusOf(device.status(), hal.clock.nowUs())
  const toAll = (event: string, data: unknown): void => {
    for (const page of pages) send(page, event, data)
  }
  let timer: unknown
  let due = false
  const tell = (): void => {
    toAll('status', status())
    due = false
    hal.clock.clearTimeout(timer)
    timer = hal.clock.setTimeout(tell, ALIVE_MS)
  }
  const stop = device.onChange(() => {
    if (due) return
    due = true
    hal.clock.clearTimeout(timer)
    timer = hal.clock.setTimeout(tell, STATUS_MS)
  })
  kept.tell = (line) => toAll('log', line)
  const server = await openPageServer({
    root: pageRoot(),
    ...{ port, index: 'panel.html' },
    answers: {
      '/events': (_, response) => {
        if (pages.size >= PAGES_MAX) {
          response.statusCode = 503
          response.end()
          return
        }
        response.writeHead(200, { 'Content-Type': 'text/event-stream' })
        pages.add(response)
        response.on('close', () => pages.delete(response))
        response.on('error', () => undefined)
        send(response, 'facts', facts)
        for (const line of kept.lines) send(response, 'log', line)
        send(response, 'status', status())
      },
    },
  })
  timer = hal.clock.setTimeout(tell, ALIVE_MS)
  return {
    url: server.url,
    async close() {
      stop()
      kept.tell = () => undefined
      hal.clock.clearTimeout(timer)
      await server.close()
    },
  }
}

/** What a panel may know: chosen field by field, so that nothing new is shown by accident. */
function statusOf(status: DeviceStatus, nowUs: number): PanelStatus {
  const { power, capture, confirmation, front, dock, faults, muted, led, screen } = status
  const { preRecordMs, recording, recordings, segments, chunks, gaps, bytes } = status
  const { recordingSinceUs, durableUntilUs, freeBytes, batteryPercent, minutesLeft } = status
  return {
    ...{ nowUs, power, capture, confirmation, front, dock, faults, muted, led, screen },
    ...{ preRecordMs, recording, recordings, segments, chunks, gaps, bytes },
    ...{ recordingSinceUs, durableUntilUs, freeBytes, batteryPercent, minutesLeft },
  }
}
