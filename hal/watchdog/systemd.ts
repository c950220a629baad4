/**
 * systemd's watchdog and start-up notice (sd_notify(3)), through the addon.
 *
 * The service says that it is ready, and from then on that it is alive; who decides whether it is stands in
 * src/device/heartbeat.ts. Outside of systemd there is no such thing, and nothing is said.
 */
import type { Addon } from '../addon/addon.ts'
import type { Watchdog } from '../hal.ts'

/** systemd(1): be heard at least at half of the time it waits; a third leaves room for a late timer. */
const SHARE = 3

export interface Systemd {
  /** READY=1, and a line that `systemctl status` shows. */
  ready(status: string): void
  stopping(): void
  /** Absent where the unit has no WatchdogSec. */
  readonly watchdog?: Watchdog
}

/** `env`: NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID as systemd sets them. Undefined where this is no service. */
export function systemd(
  addon: Pick<Addon, 'notify'>,
  env: Readonly<Record<string, string | undefined>>,
  pid: number = process.pid,
): Systemd | undefined {
  const socket = env['NOTIFY_SOCKET']
  if (socket === undefined || socket === '') return undefined
  const say = (text: string): void => {
    try {
      addon.notify(socket, text)
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
