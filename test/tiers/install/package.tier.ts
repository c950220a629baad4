/**
 * The packed tarball in a plain Debian that has Node and nothing of ours, installed by a user without rights.
 *
 *   mmdebstrap: minimal Debian ─► node and npm of this machine ─► npm install by "officer" ─► zeuge demo
 */
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missing, PATH_OF_ROOT, skipReason } from '../needs.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const USER = 'officer'
const HOME = `/home/${USER}`
/** Certificates for npm, and what Node is linked to. */
const DEBIAN_PACKAGES = 'ca-certificates,libstdc++6'
const CA_FILE = '/etc/ssl/certs/ca-certificates.crt'
const MIRROR = 'http://deb.debian.org/debian'

const lacking = missing({ root: true, tools: ['mmdebstrap', 'unshare', 'chroot', 'npm'] })
describe.skipIf(lacking.length > 0)(
  `the package in a plain Debian${skipReason(lacking, 'mmdebstrap')}`,
  () => {
    let directory = ''
    const debian = (): string => join(directory, 'debian')
    const inside = (path: string): string => join(debian(), path)
    /** As the user, in namespaces of its own: what it leaves running ends with it. */
    const asUser = (command: string): SpawnSyncReturns<string> =>
      spawnSync(
        'unshare',
        [
          ...['--mount', '--propagation=slave', '--pid', '--fork', `--mount-proc=${inside('proc')}`],
          ...[
            'chroot',
            `--userspec=${USER}`,
            debian(),
            'env',
            '-i',
            `HOME=${HOME}`,
            `npm_config_cafile=${CA_FILE}`,
          ],
          ...[`PATH=${HOME}/zeuge/bin:/usr/local/bin:/usr/bin:/bin`, 'sh', '-c', `cd && ${command}`],
        ],
        { encoding: 'utf8', env: { ...process.env, PATH: PATH_OF_ROOT } },
      )

    beforeAll(() => {
      directory = mkdtempSync(join(tmpdir(), 'zeuge-debian-'))
      const suite = /^VERSION_CODENAME=(.+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'stable'
      run(
        'mmdebstrap',
        '--quiet',
        '--variant=minbase',
        `--include=${DEBIAN_PACKAGES}`,
        suite,
        debian(),
        MIRROR,
      )
      copyFileSync(process.execPath, inside('usr/local/bin/node'))
      mkdirSync(inside('usr/local/lib/node_modules'), { recursive: true })
      const npm = join(run('npm', 'root', '--global'), 'npm')
      cpSync(npm, inside('usr/local/lib/node_modules/npm'), { recursive: true })
      symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', inside('usr/local/bin/npm'))
      // Names and certificates of the network this machine is in.
      for (const file of ['/etc/resolv.conf', CA_FILE]) copyFileSync(file, inside(file))
      run('chroot', debian(), 'useradd', '--create-home', USER)
      run('npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', inside(HOME))
    })
    afterAll(() => rmSync(directory, { recursive: true, force: true }))

    test('is installed by a user without rights, and plays the demo to a COMPLETE clip', () => {
      expect(asUser('command -v cc || command -v python3 || command -v ffmpeg').status).not.toBe(0)
      const installed = asUser('npm install --global --prefix ~/zeuge ./zeuge-*.tgz')
      expect(installed.status, installed.stderr).toBe(0)
      const demo = asUser('zeuge demo --out ~/demo')
      expect(demo.status, demo.stderr).toBe(0)
      expect(demo.stdout).toContain('COMPLETE · ')
      expect(statSync(inside(`${HOME}/demo/clip.mp4`)).size).toBeGreaterThan(100_000)
    })
  },
)

function run(command: string, ...args: readonly string[]): string {
  const env = { ...process.env, PATH: PATH_OF_ROOT }
  return execFileSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
}
