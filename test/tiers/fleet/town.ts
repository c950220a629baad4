/** A camera with recordings, a station and the commands between them: real processes, real TLS, real files. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { dist, zeuge } from '../../e2e/process.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A data directory of one camera with one recording; its demo authority is in demo-keys. */
export async function recordCard(
  data: string,
  seconds: number,
  source: 'tape' | 'synthetic',
  ...more: readonly string[]
): Promise<void> {
  const args = [
    dist('bench/rig.js'),
    '--data',
    data,
    '--source',
    source,
    '--record',
    String(seconds),
    ...more,
  ]
  const { code, stderr } = await run(process.execPath, args)
  if (code !== 0) throw new Error(`no recording: ${stderr}`)
}

export function copyCard(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !path.endsWith('/lock') && !path.endsWith('/ballast'),
  })
}

export function makeStationKeys(data: string, out: string): void {
  const made = zeuge(
    'keys',
    'station',
    '--authority',
    join(data, 'demo-keys'),
    '--out',
    out,
    '--host',
    '127.0.0.1',
  )
  if (made.status !== 0) throw new Error(made.stderr)
}

export interface RunningStation {
  readonly port: number
  readonly process: ChildProcess
  readonly url: string
  /** Bytes that the process holds in memory. */
  memory(): number
  log(): string
  /** SIGTERM; its exit code. */
  stop(): Promise<number | null>
  kill(): Promise<void>
}

/** @param port 0 for any that is free */
export async function startStation(store: string, keys: string, port = 0): Promise<RunningStation> {
  const args = ['station', '--store', store, '--keys', keys, '--host', '127.0.0.1', '--port', String(port)]
  const child = spawn(process.execPath, [dist('src/cli/main.js'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // A test that fails must not leave a station behind.
  process.once('exit', () => child.kill('SIGKILL'))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const lines: string[] = []
  const ready = new Promise<number>((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      lines.push(line)
      if (line.includes('"station.ready"')) resolve((JSON.parse(line) as { port: number }).port)
    })
    child.once('exit', () => reject(new Error(`the station ended: ${lines.join('\n')}`)))
  })
  const listening = await ready
  return {
    port: listening,
    url: `https://127.0.0.1:${listening}`,
    process: child,
    log: () => lines.join('\n'),
    memory: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    stop() {
      child.kill('SIGTERM')
      return exited
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

export function startOffload(data: string, url: string, ...more: readonly string[]): ChildProcess {
  const args = ['offload', '--data', data, '--to', url, '--json', ...more]
  return spawn(process.execPath, [dist('src/cli/main.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
}

export async function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (part: Buffer) => {
    stdout += part.toString('utf8')
  })
  child.stderr?.on('data', (part: Buffer) => {
    stderr += part.toString('utf8')
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

export function offload(data: string, url: string, ...more: readonly string[]): Promise<Ended> {
  return ended(startOffload(data, url, ...more))
}

function run(command: string, args: readonly string[]): Promise<Ended> {
  return ended(spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'] }))
}

/** Hexadecimal SHA-256 of each segment below a directory, sorted. */
export function segmentHashes(root: string): readonly string[] {
  return filesIn(root)
    .filter((name) => name.endsWith('.zeu'))
    .map((name) =>
      createHash('sha256')
        .update(readFileSync(join(root, name)))
        .digest('hex'),
    )
    .sort()
}

export function filesIn(root: string): readonly string[] {
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

export function deviceOf(data: string): string {
  const keys = join(data, 'device', 'certificate.pem')
  const listed = zeuge('verify', data, '--json')
  const found = /"device": "(zg-[0-9a-f]{8})"/.exec(listed.stdout)?.[1]
  if (found === undefined) throw new Error(`no device in ${keys}`)
  return found
}
