/**
 * The cradle through its serial controller (docs/dock-protocol.md): contact, charging, button lock and time.
 *
 * A controller in the camera talks always, so its silence is a fault. One in the cradle is heard only while the camera
 * stands in it, so silence means "taken out". In both cases the camera counts as away then: a dead controller must
 * never keep it from recording.
 */
import { createEmitter } from '../emitter.ts'
import type { Clock, DockContact, Log, Source } from '../hal.ts'
import { keepOpen, type Opened, type Report } from '../keep.ts'
import { createLink, type Link, type Sent } from '../serial/link.ts'
import type { SerialOptions, SerialPort } from '../serial/port.ts'

/** Three of the controller's messages. */
export const SILENT_MS = 1_500
/** What is worth a line in the log: not each broken frame of a torn cable. */
const NOISE_LOG_EVERY = 1_000

export interface SerialDockOptions {
  readonly clock: Clock
  readonly log: Log
  readonly report: Report
  readonly path: string
  readonly baud: number
  /** Where the controller lives. */
  readonly controller: 'camera' | 'cradle'
  readonly firmware: string
  readonly open: (options: SerialOptions) => Promise<SerialPort>
  /** The controller's clock, at this moment of ours. */
  readonly time?: (unixMs: number, uncertaintyMs: number, atUs: number) => void
}

export interface SerialDock {
  readonly dock: Source<DockContact>
  charging(): boolean
  /** Only while the camera stands in the cradle and the controller is heard. */
  buttonsLocked(): boolean
  close(): void
}

interface OpenDock extends Opened {
  readonly link: Link
}

type State = Extract<Sent, { kind: 'state' }>
const AWAY: State = { kind: 'state', present: false, charging: false, buttonsLocked: false }

export async function serialDock(options: SerialDockOptions): Promise<SerialDock> {
  const { clock, log, path, baud, controller, firmware } = options
  let open = true
  let state = AWAY
  let heardUs = 0
  let noises = 0
  const contacts = createEmitter<DockContact>(
    clock,
    () => open,
    () => (state.present ? { attached: true } : undefined),
  )
  function become(next: State): void {
    const was = state.present
    state = next
    if (next.present !== was) contacts.emit({ attached: next.present })
  }
  function told(message: Sent): void {
    if (message.kind === 'state') become(message)
    if (message.kind === 'hello') log({ level: 'info', event: 'dock.controller', firmware: message.firmware })
    if (message.kind === 'time') options.time?.(message.unixMs, message.uncertaintyMs, clock.nowUs())
  }
  const silentMs = (): number => (clock.nowUs() - heardUs) / 1000

  const kept = await keepOpen<OpenDock>({
    clock,
    report: options.report,
    lookMs: 500,
    async open(lost) {
      let link: Link | undefined
      const port = await options.open({
        path,
        baud,
        heard: (bytes) => link?.push(bytes),
        lost,
      })
      heardUs = clock.nowUs()
      link = createLink({
        clock,
        write: (bytes) => port.write(bytes),
        told,
        alive: () => {
          heardUs = clock.nowUs()
        },
        noise(why) {
          if (noises++ % NOISE_LOG_EVERY === 0) log({ level: 'warn', event: 'dock.noise', why, noises })
        },
      })
      if (controller === 'camera') link.send({ kind: 'hello', firmware })
      const opened = link
      return {
        link: opened,
        look() {
          port.look()
          if (silentMs() < SILENT_MS) return undefined
          become(AWAY)
          return controller === 'camera'
            ? `${path}: the dock controller has been silent for ${Math.round(silentMs())} ms`
            : undefined
        },
        close() {
          // A controller that is not heard must never keep the camera from recording.
          become(AWAY)
          opened.close()
          port.close()
        },
      }
    },
  })
  return {
    dock: contacts.source,
    charging: () => state.charging,
    buttonsLocked: () => state.present && state.buttonsLocked,
    close() {
      open = false
      kept.close()
    },
  }
}
