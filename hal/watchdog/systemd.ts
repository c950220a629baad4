/**
 * systemd's watchdog and start-up notice (sd_notify(3)), through the addon or, where there is none, through systemd-notify(1).
 *
 * The service says that it is ready, and from then on that it is alive; who decides whether it is stands in
 * src/device/heartbeat.ts. Outside of systemd there is no such thing, and nothing is said.
 */
import { spawn } from 'node:child_process'
import type { Addon } from '../addon/addon.ts'
import type { Watchdog } from '../hal.ts'

/** systemd(1): be heard at least at half of the time it waits; a third leaves room for a late timer. */
const SHARE = 3

export type Notifier = Pick<Addon, 'notify'>

export interface Systemd {
  /** READY=1, and a line that `systemctl status` shows. */
  ready(status: string): void
  stopping(): void
  /** Absent where the unit has no WatchdogSec. */
  readonly watchdog?: Watchdog
}

/** `env`: NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID as systemd sets them. Undefined where this is no service. */
export function systemd(
  notifier: Notifier,
  env: Readonly<Record<string, string | undefined>>,
  pid: number = process.pid,
): Systemd | undefined {
  const socket = env['NOTIFY_SOCKET']
  if (socket === undefined || socket === '') return undefined
  const say = (text: string): void => {
    try {
      notifier.notify(socket, text)
    } catch (error) {
      // systemd is not listening now; what was not heard in time it will act upon.
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
  const intervalUs = Number(env['WATCHDOG_USEC'] ?? '0')
  const mine = env['WATCHDOG_PID'] === undefined || Number(env['WATCHDOG_PID']) === pid
  const watched = mine && Number.isSafeInteger(intervalUs) && intervalUs > 0
  return {
    ready: (status) => say(`READY=1\nSTATUS=${status}`),
    stopping: () => say('STOPPING=1'),
    ...(watched && {
      watchdog: { feedMs: Math.floor(intervalUs / 1000 / SHARE), feed: () => say('WATCHDOG=1') },
    }),
  }
}

/**
 * A child for each word: slower, and only heard where the unit says NotifyAccess=all. `failed`: it could not be told, with
 * why; what was not heard in time systemd will act upon.
 */
export function childNotify(failed: (why: string) => void, command = 'systemd-notify'): Notifier {
  return {
    notify(path, text) {
      const env = { ...process.env, NOTIFY_SOCKET: path }
      const child = spawn(command, text.split('\n'), { env, stdio: 'ignore' })
      child.on('error', (error) => failed(error.message))
      child.on('exit', (code) => {
        if (code !== 0) failed(`${command} ended with ${code}`)
      })
    },
  }
}
