import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadBoard } from '../../../src/cli/boards/boardfile.ts'
import { SERVICE_PATHS, serviceFiles } from '../../../src/cli/boards/serviceunit.ts'
import { runIn } from '../context.ts'

const service = (...args: string[]) => runIn(process.cwd(), Date.now(), ['service', ...args])
const filesOf = async (id: string) => {
  const { board } = await loadBoard({ cwd: process.cwd() }, id)
  const options = { board, boardName: id, node: '/usr/bin/node', main: '/usr/lib/zeuge/main.js' }
  return Object.fromEntries(serviceFiles(options).map(({ path, text }) => [path, text]))
}

describe('zeuge service', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'zeuge-service-'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  test('shows what it would write, and writes nothing', async () => {
    const { exit, out } = await service('show', '--board', 'raspberry-pi-4')
    expect(exit).toBe(0)
    for (const path of Object.values(SERVICE_PATHS)) expect(out).toContain(`# ${path}`)
  })
  test('is installed below another root, again without a change, and removed without a trace', async () => {
    const install = ['install', '--board', 'raspberry-pi-4', '--root', root, '--yes']
    expect((await service(...install)).exit).toBe(0)
    for (const path of Object.values(SERVICE_PATHS)) expect(existsSync(join(root, path))).toBe(true)
    const again = await service(...install)
    expect(again.exit).toBe(0)
    expect(again.err).not.toContain('+ ')
    expect((await service('remove', '--root', root, '--yes')).exit).toBe(0)
    for (const path of Object.values(SERVICE_PATHS)) expect(existsSync(join(root, path))).toBe(false)
  })
  test('asks first: without a terminal and --yes nothing is changed', async () => {
    const { exit, err } = await service('install', '--board', 'raspberry-pi-4', '--root', root)
    expect(exit).toBe(2)
    expect(err).toContain('--yes')
    expect(existsSync(join(root, 'etc'))).toBe(false)
  })
  test('leaves a file that somebody changed, until it is told otherwise', async () => {
    const install = ['install', '--board', 'raspberry-pi-4', '--root', root, '--yes']
    await service(...install)
    writeFileSync(join(root, SERVICE_PATHS.unit), 'mine')
    const refused = await service(...install)
    expect([refused.exit, readFileSync(join(root, SERVICE_PATHS.unit), 'utf8')]).toEqual([3, 'mine'])
    expect((await service(...install, '--force')).exit).toBe(0)
    expect(readFileSync(join(root, SERVICE_PATHS.unit), 'utf8')).toContain('ExecStart=')
  })
})

describe('the unit', () => {
  test('is closed but for what a camera needs, waits for no network, and goes dark however it ends', async () => {
    const unit = (await filesOf('raspberry-pi-4'))[SERVICE_PATHS.unit] ?? ''
    for (const line of [
      ...['ProtectSystem=strict', 'NoNewPrivileges=yes', 'DevicePolicy=closed', 'User=zeuge', 'LimitCORE=0'],
      ...[
        'WatchdogSignal=SIGKILL',
        'ExecStopPost=/usr/bin/node /usr/lib/zeuge/main.js board dark raspberry-pi-4',
      ],
    ])
      expect(unit).toContain(line)
    expect(unit).not.toMatch(/network\S*\.target/)
    expect(unit).not.toMatch(/MemoryDenyWriteExecute|ProtectKernelTunables/)
  })
  test('is watched, and hears the child that speaks for a camera without the addon', async () => {
    const unit = (await filesOf('raspberry-pi-4'))[SERVICE_PATHS.unit] ?? ''
    for (const line of ['Type=notify', 'NotifyAccess=all', 'WatchdogSec=10'])
      expect(unit).toContain(`${line}\n`)
  })
  test('has rules for the LEDs of its board only', async () => {
    const rules = (await filesOf('raspberry-pi-5'))[SERVICE_PATHS.udev] ?? ''
    for (const name of ['zeuge-green', 'zeuge-red', 'zeuge-haptic', 'zeuge-buzzer'])
      expect(rules).toContain(`KERNEL=="${name}"`)
    expect((await filesOf('mock'))[SERVICE_PATHS.udev]).not.toContain('leds')
  })
  const analyze = spawnSync('systemd-analyze', ['--version']).status === 0
  test.skipIf(!analyze)(
    `is what systemd understands${analyze ? '' : ' (skipped: no systemd-analyze)'}`,
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'zeuge-unit-'))
      const unit = ((await filesOf('raspberry-pi-4'))[SERVICE_PATHS.unit] ?? '').replaceAll(
        /\/usr\/bin\/node \/usr\/lib\S+/g,
        '/bin/true',
      )
      writeFileSync(join(directory, 'zeuge.service'), unit)
      const { stderr } = spawnSync('systemd-analyze', ['verify', join(directory, 'zeuge.service')], {
        encoding: 'utf8',
      })
      rmSync(directory, { recursive: true })
      expect(
        stderr
          .split('\n')
          .filter((line) => line.includes('zeuge.service') && /Unknown|Invalid|Failed/.test(line)),
      ).toEqual([])
    },
  )
})
