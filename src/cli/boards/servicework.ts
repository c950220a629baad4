/**
 * What `zeuge service` does: shows its steps, asks, does them one by one, and undoes a half-done installation.
 *
 * Only its own four files are ever written or removed; data, keys and user stay.
 */
import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ZeugeError } from '../../errors.ts'
import { type CliContext, say, type Wording } from '../context.ts'
import { fileFault } from '../files.ts'
import type { ServiceFlags } from '../flags.ts'
import { installed } from '../version.ts'
import { loadBoard } from './boardfile.ts'
import { SERVICE_PATHS, type ServiceFile, serviceFiles } from './serviceunit.ts'

const UNIT = 'zeuge.service'

type Step = readonly [command: string, ...args: string[]]

/** After the files are there; each may be repeated. */
const START: readonly Step[] = [
  ['systemd-sysusers', SERVICE_PATHS.users],
  ['udevadm', 'control', '--reload'],
  [
    'udevadm',
    'trigger',
    '--action=add',
    '--subsystem-match=leds',
    '--subsystem-match=gpio',
    '--subsystem-match=pwm',
  ],
  ['systemctl', 'daemon-reload'],
  ['systemctl', 'enable', '--now', UNIT],
]
const STOP: readonly Step[] = [['systemctl', 'disable', '--now', UNIT]]
const AFTER_STOP: readonly Step[] = [
  ['systemctl', 'daemon-reload'],
  ['udevadm', 'control', '--reload'],
]

export async function showService(context: CliContext, flags: ServiceFlags): Promise<void> {
  for (const { path, text } of await filesOf(context, flags)) context.stdout.write(`# ${path}\n${text}\n`)
}

export async function installService(context: CliContext, flags: ServiceFlags): Promise<void> {
  const { root = '/', yes = false, force = false } = flags
  const files = await filesOf(context, flags)
  const here = root === '/'
  const fresh: ServiceFile[] = []
  for (const file of files) {
    const before = await contentOf(join(root, file.path))
    if (before === file.text) continue
    if (before !== undefined && !force)
      throw new ZeugeError(
        'FILE_EXISTS',
        `${join(root, file.path)} is there and differs; look at it, then use --force`,
      )
    fresh.push(file)
  }
  await agree(context, yes, [
    ...files.map(({ path }) => `${fresh.some((file) => file.path === path) ? '+' : '='} ${join(root, path)}`),
    ...(here ? START.map((step) => `$ ${step.join(' ')}`) : []),
  ])
  const written: string[] = []
  try {
    for (const { path, text } of fresh) {
      await write(join(root, path), text)
      written.push(path)
    }
    if (here) for (const step of START) run(step)
  } catch (error) {
    if (!force) for (const path of written) await rm(join(root, path), { force: true })
    throw error
  }
  context.stdout.write(`${say(context, here ? RUNNING : WRITTEN)}\n`)
}

export async function removeService(
  context: CliContext,
  { root = '/', yes = false }: Pick<ServiceFlags, 'root' | 'yes'>,
): Promise<void> {
  const paths = Object.values(SERVICE_PATHS)
  const there: string[] = []
  for (const path of paths) if ((await contentOf(join(root, path))) !== undefined) there.push(path)
  const here = root === '/'
  await agree(context, yes, [
    ...(here ? STOP.map((step) => `$ ${step.join(' ')}`) : []),
    ...there.map((path) => `- ${join(root, path)}`),
  ])
  if (here && there.length > 0) for (const step of STOP) run(step)
  for (const path of there) await rm(join(root, path))
  if (here && there.length > 0) for (const step of AFTER_STOP) run(step)
  context.stdout.write(`${say(context, REMOVED)}\n`)
}

async function filesOf(context: CliContext, flags: ServiceFlags): Promise<readonly ServiceFile[]> {
  const { board, path } = await loadBoard(context, flags.board)
  const main = join(installed().root, 'dist/src/cli/main.js')
  const boardName = /[/\\]|\.ya?ml$/.test(flags.board) ? path : flags.board
  const { profile, camera } = flags
  const { execPath: node } = context.node
  return serviceFiles({ board, boardName, node, main, profile, camera })
}

/** Shows the steps; without --yes a person in a terminal must say yes. */
async function agree(context: CliContext, yes: boolean, steps: readonly string[]): Promise<void> {
  context.stderr.write(`${steps.join('\n')}\n`)
  if (yes) return
  const { terminal } = context
  if (terminal === undefined)
    throw new ZeugeError('USAGE', 'nobody is there to be asked: read the steps above and say --yes')
  context.stderr.write(`${say(context, ASK)} `)
  const key = await new Promise<string>((resolve) => {
    const stop = terminal.onKey((pressed) => {
      stop()
      resolve(pressed)
    })
  })
  context.stderr.write(`${key}\n`)
  if (!/^[yj]$/i.test(key)) throw new ZeugeError('INTERRUPTED', 'nothing was changed')
}

function run([command, ...args]: Step): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (error !== undefined) throw new ZeugeError('NOT_AVAILABLE', `${command}: ${error.message}`)
  if (status !== 0)
    throw new ZeugeError(
      'NOT_AVAILABLE',
      `${[command, ...args].join(' ')}: ${stderr.trim() || `exit code ${status}`}`,
    )
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { mode: 0o644 })
  } catch (cause) {
    throw fileFault(cause, path)
  }
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw fileFault(cause, path)
  }
}

const ASK: Wording = { de: 'Ausführen? [j/n]', en: 'Do it? [y/n]' }
const RUNNING: Wording = {
  de: 'Die Kamera läuft: „systemctl status zeuge“.',
  en: 'The camera is running: "systemctl status zeuge".',
}
const WRITTEN: Wording = { de: 'Die Dateien sind geschrieben.', en: 'The files are written.' }
const REMOVED: Wording = {
  de: 'Entfernt. Aufnahmen und Schlüssel in /var/lib/zeuge bleiben.',
  en: 'Removed. Recordings and keys in /var/lib/zeuge stay.',
}
