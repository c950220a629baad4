/** The packed package in somebody else's project: examples/scenario-in-vitest, really run, without a network. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const work = mkdtempSync(join(tmpdir(), 'zeuge-package-'))
const modules = join(work, 'node_modules')
afterAll(() => rmSync(work, { recursive: true }))

/** The tarball unpacked as npm would; its dependencies are those of this checkout. */
beforeAll(() => {
  cpSync('examples/scenario-in-vitest', work, { recursive: true })
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', work], {
    encoding: 'utf8',
  })
  mkdirSync(join(modules, 'zeuge'), { recursive: true })
  execFileSync('tar', [
    '-xzf',
    join(work, packed.trim()),
    '-C',
    join(modules, 'zeuge'),
    '--strip-components',
    '1',
  ])
  for (const name of readdirSync('node_modules'))
    if (!name.startsWith('.')) symlinkSync(resolve('node_modules', name), join(modules, name))
})

describe('the package in another project', () => {
  test('plays a scenario and random shifts inside its vitest', () => {
    const vitest = join(modules, 'vitest', 'vitest.mjs')
    const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run'], {
      cwd: work,
      encoding: 'utf8',
    })
    expect(status, stdout + stderr).toBe(0)
    expect(stdout).toMatch(/Tests .*4 passed/)
    expect(readFileSync(join(work, 'parking.html'), 'utf8')).toContain('parking dispute')
  })

  test('has types for all of it', () => {
    const tsc = resolve('node_modules/typescript/bin/tsc')
    const options = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      'node',
    ]
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, 'parking.test.ts'], {
      cwd: work,
      encoding: 'utf8',
    })
    expect(status, stdout).toBe(0)
  })

  test('plays its own scenarios, tape and all', () => {
    const main = join(modules, 'zeuge', 'dist', 'src', 'cli', 'main.js')
    const scenario = join(modules, 'zeuge', 'scenarios', 'street-stop.yaml')
    const { status, stderr } = spawnSync(process.execPath, [main, 'simulate', scenario], {
      cwd: work,
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
  })
})
