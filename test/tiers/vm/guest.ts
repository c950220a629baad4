/**
 * A machine with a stock kernel, whose finger and eye are here on the outside.
 *
 *   test ─ virtio-serial ─► agent in the guest (a shell command in, its output back)
 *        ─ 16550 ─────────► /dev/ttyS1, where the dock controller is
 *        ◄─ 9p directory ── what the guest leaves for the host
 *
 * The guest's root is this machine's own, read-only with a layer of memory above it, so it runs this very checkout.
 * systemd is its first process after the set-up. Its clock counts its processor's instructions (-icount), so that
 * slow emulation looks like a board of 10^9 instructions a second and no deadline must be stretched; a second of it takes
 * several of ours while it is busy.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { loadAddon } from '../../../hal/addon/addon.ts'

const here = dirname(fileURLToPath(import.meta.url))
export const checkout = dirname(dirname(dirname(here)))
/** What setup.sh laid out. */
export const kit = process.env['ZEUGE_VM'] ?? '/var/cache/zeuge-vm'
const BOOT_MS = 480_000
/** Deadlines are the guest's; this one is for a guest that hangs. */
const ANSWER_MS = 900_000

export interface Guest {
  /** The host's end of the directory that both see; /mnt in the guest. */
  readonly shared: string
  /** Output of a shell command as root; fails where it does, with what it said. */
  sh(command: string, timeoutMs?: number): Promise<string>
  /** The other end of /dev/ttyS1. */
  readonly serial: Socket
  close(): Promise<void>
}

export interface GuestOptions {
  /** Runs as first process, before systemd: modules, chips, files. */
  readonly prepare: string
  /** Directories of the host that lie below /mnt in the guest, by name. */
  readonly copy?: Readonly<Record<string, string>>
}

/**
 * Builds what is needed at the first time; throws with the packages to install where they are missing, and where this
 * checkout, which is what the guest runs, was not built: there all of it would fail, late and one by one.
 */
export function setUp(): void {
  loadAddon()
  if (!existsSync(join(checkout, 'dist/src/cli/main.js')))
    throw new Error(`${checkout} is not built: run "npm run build" there`)
  execFileSync('bash', [join(here, 'setup.sh')], { stdio: ['ignore', 'inherit', 'inherit'] })
}

export async function startGuest({ prepare, copy = {} }: GuestOptions): Promise<Guest> {
  const shared = mkdtempSync(join(tmpdir(), 'zeuge-vm-'))
  writeFileSync(join(shared, 'guest.sh'), guestScript(prepare))
  writeFileSync(join(shared, 'agent.sh'), AGENT)
  for (const [name, directory] of Object.entries(copy))
    cpSync(directory, join(shared, name), { recursive: true })
  const vm = startQemu(shared)
  let over: string | undefined
  vm.on('exit', (code) => {
    over = `the guest ended (${code}); its console:\n${consoleOf(shared)}`
  })
  const deadline = Date.now() + BOOT_MS
  const alive = (): void => {
    if (over !== undefined) throw new Error(over)
    if (Date.now() > deadline) throw new Error(`the guest did not answer; its console:\n${consoleOf(shared)}`)
  }
  const close = async (): Promise<void> => {
    vm.kill('SIGKILL')
    rmSync(shared, { recursive: true, force: true })
  }
  try {
    const agent = await connect(join(shared, 'agent.sock'), alive)
    const serial = await connect(join(shared, 'serial.sock'), alive)
    const ask = shell(agent, () => over)
    await until(ask, 'the agent', 'true', BOOT_MS, alive)
    return {
      ...{ shared, serial, sh: ask, close },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Runs a script as first process and nothing else, until it has ended; gives what it left in /mnt, by name. `more`: of QEMU. */
export async function runGuest(
  script: string,
  timeoutMs: number,
  more: readonly string[] = [],
): Promise<(name: string) => string> {
  const shared = mkdtempSync(join(tmpdir(), 'zeuge-vm-'))
  try {
    const end = 'sync; echo o >/proc/sysrq-trigger; sleep 30'
    writeFileSync(join(shared, 'guest.sh'), `#!/bin/bash\n${ENVIRONMENT}\n${script}\n${end}\n`)
    const vm = startQemu(shared, more)
    const force = setTimeout(() => vm.kill('SIGKILL'), timeoutMs)
    await new Promise((resolve) => vm.on('exit', resolve))
    clearTimeout(force)
    const left = new Map(
      readdirSync(shared, { withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [[entry.name, readFileSync(join(shared, entry.name), 'latin1')] as const] : [],
      ),
    )
    return (name) => {
      const text = left.get(name)
      if (text === undefined)
        throw new Error(`the guest left no ${name}; it said:\n${left.get('prepare.log')?.slice(-3000)}`)
      return text
    }
  } finally {
    rmSync(shared, { recursive: true, force: true })
  }
}

function startQemu(shared: string, more: readonly string[] = []): ChildProcess {
  const share = (path: string, tag: string, rest: string): string =>
    `local,path=${path},mount_tag=${tag},security_model=none,multidevs=remap${rest}`
  const socket = (name: string): string =>
    `socket,path=${join(shared, `${name}.sock`)},server=on,wait=off,id=${name}`
  const masked = [
    'systemd-timesyncd',
    'systemd-random-seed',
    'systemd-binfmt',
    'e2scrub_reap',
    'apt-daily.timer',
  ]
  return spawn(
    'qemu-system-x86_64',
    [
      ...[
        '-M',
        'pc',
        '-accel',
        'tcg,thread=single',
        '-icount',
        'shift=0,sleep=on',
        '-cpu',
        'max',
        '-m',
        '1280',
      ],
      ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
      ...['-kernel', join(kit, 'vmlinux'), '-initrd', join(kit, 'initrd.cpio')],
      '-append',
      [
        ...['console=ttyS0', 'quiet', 'panic=-1', 'mitigations=off', 'tsc=reliable', 'no_timer_check'],
        ...['random.trust_cpu=on', 'net.ifnames=0', 'systemd.unit=zeuge-vm.target', 'systemd.show_status=0'],
        ...masked.map((unit) => `systemd.mask=${unit}${unit.includes('.') ? '' : '.service'}`),
      ].join(' '),
      ...['-serial', `file:${join(shared, 'console.log')}`],
      ...['-virtfs', share('/', 'host', ',readonly=on'), '-virtfs', share(shared, 'out', '')],
      ...['-device', 'virtio-serial-pci', '-chardev', socket('agent')],
      ...['-device', 'virtserialport,chardev=agent,name=zeuge.agent'],
      ...['-chardev', socket('serial'), '-device', 'pci-serial,chardev=serial'],
      ...more,
    ],
    { stdio: 'ignore' },
  )
}

const ENVIRONMENT = `export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb
exec >/mnt/prepare.log 2>&1`

/** First process of the guest after its root is mounted. */
function guestScript(prepare: string): string {
  return `#!/bin/bash
${ENVIRONMENT}
set -x
ip link set lo up
modprobe virtio_console
# The host may be a container; the guest is none, and systemd would not read its command line.
rm -f /.dockerenv /run/.containerenv
unset container
cat >/etc/systemd/system/zeuge-vm.target <<'UNIT'
[Unit]
Requires=basic.target
After=basic.target
Wants=zeuge-agent.service
AllowIsolate=yes
UNIT
cat >/etc/systemd/system/zeuge-agent.service <<'UNIT'
[Service]
ExecStart=/bin/bash /mnt/agent.sh
Restart=always
UNIT
: >/etc/fstab
${prepare}
exec /lib/systemd/systemd
`
}

/** One line in: a command in base64. One line out: exit code and output in base64. */
const AGENT = `export BASH_ENV=/run/hand.sh
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
port=/dev/$(basename "$(dirname "$(grep -l zeuge.agent /sys/class/virtio-ports/*/name)")")
exec 3<>"$port"
while IFS= read -r line <&3; do
  out=$(printf %s "$line" | base64 -d | bash 2>&1 | base64 -w0; exit "\${PIPESTATUS[2]}")
  printf '%s %s\\n' "$?" "$out" >&3
done
`

async function connect(path: string, alive: () => void): Promise<Socket> {
  for (;;) {
    alive()
    const socket = createConnection(path)
    const ok = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    if (ok) return socket.on('error', () => undefined)
    await pause(50)
  }
}

function shell(agent: Socket, over: () => string | undefined): Guest['sh'] {
  let heard = ''
  const answers: ((line: string) => void)[] = []
  agent.setEncoding('latin1').on('data', (text: string) => {
    heard += text
    for (let end = heard.indexOf('\n'); end >= 0; end = heard.indexOf('\n')) {
      answers.shift()?.(heard.slice(0, end))
      heard = heard.slice(end + 1)
    }
  })
  let last: Promise<unknown> = Promise.resolve()
  const one = async (command: string, timeoutMs: number): Promise<string> => {
    const answer = new Promise<string>((resolve) => answers.push(resolve))
    agent.write(`${Buffer.from(command).toString('base64')}\n`)
    const line = await Promise.race([answer, pause(timeoutMs).then(() => undefined)])
    if (line === undefined) throw new Error(over() ?? `no answer within ${timeoutMs} ms to: ${command}`)
    const [code, output = ''] = line.split(' ')
    const text = Buffer.from(output, 'base64').toString('utf8')
    if (code !== '0') throw new Error(`exit code ${code} of: ${command}\n${text}`)
    return text
  }
  return (command, timeoutMs = ANSWER_MS) => {
    const next = last.then(() => one(command, timeoutMs))
    last = next.catch(() => undefined)
    return next
  }
}

async function until(
  ask: Guest['sh'],
  what: string,
  command: string,
  timeoutMs: number,
  alive: () => void,
): Promise<string> {
  const end = Date.now() + timeoutMs
  for (;;) {
    try {
      return await ask(command, timeoutMs)
    } catch (error) {
      if (Date.now() > end) {
        alive()
        throw new Error(`not within ${timeoutMs} ms: ${what}`, { cause: error })
      }
      await pause(200)
    }
  }
}

function consoleOf(shared: string): string {
  return ['console.log', 'prepare.log']
    .map((name) => {
      try {
        return readFileSync(join(shared, name), 'latin1').slice(-3000)
      } catch {
        return ''
      }
    })
    .join('\n')
}
