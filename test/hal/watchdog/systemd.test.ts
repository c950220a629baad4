import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { childNotify, systemd } from '../../../hal/watchdog/systemd.ts'
import { until } from '../camera/real.ts'
import { watchdogContract } from '../contract/watchdog.ts'
import { sysfs } from '../sysfs.ts'

const said: [string, string][] = []
const addon = { notify: (path: string, text: string) => void said.push([path, text]) }

watchdogContract('systemd', () => {
  let fed = 0
  let listens = true
  const notify = (_path: string, text: string): void => {
    if (!listens) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    if (text.split('\n').includes('WATCHDOG=1')) fed++
  }
  const watchdog = systemd({ notify }, { NOTIFY_SOCKET: '@z', WATCHDOG_USEC: '10000000' })?.watchdog
  if (watchdog === undefined) throw new Error('there is a watchdog')
  return {
    ...{ watchdog, patienceMs: 10_000, fed: () => fed },
    vanish() {
      listens = false
    },
  }
})

/** In the place of systemd-notify: a file that keeps to whom it was told, and what. */
function child() {
  const { root } = sysfs({ 'systemd-notify': `#!/bin/sh\necho "$NOTIFY_SOCKET" "$@" >>"$0.said"\n` })
  const command = join(root, 'systemd-notify')
  chmodSync(command, 0o755)
  const failures: string[] = []
  let calls = 0
  const { notify } = childNotify((why) => failures.push(why), command)
  const counted = (path: string, text: string): void => {
    calls++
    notify(path, text)
  }
  const told = async (): Promise<readonly string[]> => {
    const lines = (): readonly string[] =>
      existsSync(`${command}.said`) ? readFileSync(`${command}.said`, 'utf8').trim().split('\n') : []
    await until('each word', () => lines().length >= calls)
    return lines()
  }
  return { notifier: { notify: counted }, told, failures, command }
}

watchdogContract('systemd, through a child', () => {
  const { notifier, told, failures, command } = child()
  const watchdog = systemd(notifier, { NOTIFY_SOCKET: '@z', WATCHDOG_USEC: '10000000' })?.watchdog
  if (watchdog === undefined) throw new Error('there is a watchdog')
  return {
    ...{ watchdog, patienceMs: 10_000 },
    fed: async () => (await told()).filter((line) => line === '@z WATCHDOG=1').length,
    vanish: () => chmodSync(command, 0o644),
    close: () => until('the failure', () => failures.length > 0),
  }
})
test('a child says what the addon would say', async () => {
  const { notifier, told } = child()
  systemd(notifier, { NOTIFY_SOCKET: '@z' })?.ready('standby after 900 ms')
  expect(await told()).toEqual(['@z READY=1 STATUS=standby after 900 ms'])
})

test('outside of systemd there is nobody to tell', () => {
  expect(systemd(addon, {}, 7)).toBeUndefined()
})
test('a service says that it is ready, and feeds its watchdog three times as often as it must', () => {
  said.length = 0
  const service = systemd(addon, { NOTIFY_SOCKET: '/run/n', WATCHDOG_USEC: '9000000', WATCHDOG_PID: '7' }, 7)
  service?.ready('standby')
  service?.watchdog?.feed()
  service?.stopping()
  expect(service?.watchdog?.feedMs).toBe(3000)
  expect(said).toEqual([
    ['/run/n', 'READY=1\nSTATUS=standby'],
    ['/run/n', 'WATCHDOG=1'],
    ['/run/n', 'STOPPING=1'],
  ])
})
test.each([
  ['no WatchdogSec', { NOTIFY_SOCKET: '@z' }],
  ['a watchdog of another process', { NOTIFY_SOCKET: '@z', WATCHDOG_USEC: '9000000', WATCHDOG_PID: '8' }],
])('with %s nothing is fed', (_, env) => {
  expect(systemd(addon, env, 7)?.watchdog).toBeUndefined()
})
