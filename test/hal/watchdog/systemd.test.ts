import { expect, test } from 'vitest'
import { systemd } from '../../../hal/watchdog/systemd.ts'
import { watchdogContract } from '../contract/watchdog.ts'

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
