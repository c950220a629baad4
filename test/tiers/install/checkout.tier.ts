/**
 * The README's first command on a machine that has Node and npm and nothing else: no compiler, no make, no
 * Python, no headers of Node. Takes the checkout's own files as they are, without what was built from them.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missing, skipReason } from '../needs.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** All there is: scripts of packages are run by `sh`, tools of npm begin with `env node`. */
const TOOLS = ['node', 'npm', 'sh', 'env']
const COMPILERS = ['cc', 'gcc', 'g++', 'clang', 'make', 'python', 'python3', 'cmake']

const lacking = missing({ tools: ['git', 'npm'] })
describe.skipIf(lacking.length > 0)(`a checkout on a bare machine${skipReason(lacking, 'git')}`, () => {
  let directory = ''
  const checkout = (): string => join(directory, 'zeuge')
  const bare = (...command: readonly string[]) =>
    spawnSync('sh', ['-c', 'cd "$0" && exec "$@"', checkout(), ...command], {
      encoding: 'utf8',
      env: {
        PATH: join(directory, 'bin'),
        HOME: join(directory, 'home'),
        // What is in the cache need not be fetched again; what is not is fetched.
        npm_config_cache: output('npm', 'config', 'get', 'cache'),
      },
    })

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'zeuge-bare-'))
    for (const name of ['bin', 'home', 'zeuge']) mkdirSync(join(directory, name))
    for (const tool of TOOLS)
      symlinkSync(realpathSync(output('sh', '-c', `command -v ${tool}`)), join(directory, 'bin', tool))
    const copy = 'git ls-files -z | xargs -0 cp --parents --target-directory "$0"'
    execFileSync('sh', ['-c', copy, checkout()], { cwd: ROOT })
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  test('installs with "npm ci": what would have to be compiled is left out', () => {
    for (const compiler of COMPILERS)
      expect(bare('sh', '-c', `command -v ${compiler}`).status, compiler).not.toBe(0)
    const installed = bare('npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline')
    expect(installed.status, installed.stderr + installed.stdout).toBe(0)
    expect(existsSync(join(checkout(), 'native', 'zeuge.node'))).toBe(false)
    expect(existsSync(join(checkout(), 'node_modules', 'onoff'))).toBe(false)
  })

  test('says with "zeuge doctor" that the camera can run there', () => {
    const doctor = bare('node', 'dist/src/cli/main.js', 'doctor')
    expect(doctor.status, doctor.stderr + doctor.stdout).toBe(0)
  })

  test('runs the camera on the simulated board, from the press to a clip', () => {
    const demo = bare('npm', 'run', '--silent', 'demo', '--', '--out', join(directory, 'demo'), '--json')
    expect(demo.status, demo.stderr).toBe(0)
    expect(JSON.parse(demo.stdout)).toMatchObject({ ok: true })
    expect(statSync(join(directory, 'demo', 'clip.mp4')).size).toBeGreaterThan(100_000)
  })
})

function output(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8' }).trim()
}
