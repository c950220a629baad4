/**
 * The facts `zeuge doctor` judges: what this machine is and has, gathered without changing it.
 *
 * Facts only. What is good enough, and what to do otherwise, is said in doctor.ts.
 */
import { spawn } from 'node:child_process'
import { access, constants, readFile, statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { childScript } from '../../hal/camera/child.ts'
import type { CliContext } from './context.ts'

const PROBE_MS = 5000
const OUTPUT_BYTES_MAX = 4096

/** Where pictures of the pre-record ring could be left behind. Undefined where the system does not say (not Linux). */
export interface Traces {
  readonly swapOn: boolean | undefined
  readonly coreDumps: boolean | undefined
}

export interface Machine extends Traces {
  readonly nodeVersion: string
  readonly ramBytes: number
  /** First line of what the tool says of itself; undefined where it is not installed. */
  readonly ffmpeg: string | undefined
  readonly age: string | undefined
  readonly encoder: { readonly works: true } | { readonly works: false; readonly why: string }
  /** Native backends of real boards and stations: why one does not load, undefined where it does. */
  readonly natives: Readonly<Record<NativeName, string | undefined>>
  readonly data: { readonly directory: string; readonly writable: boolean; readonly freeBytes: number }
  readonly clock: { readonly wallMs: number; readonly synchronised: boolean }
}

/** Which file of ours loads it, and how. */
const NATIVES = {
  addon: ['hal/addon/addon', 'loadAddon()'],
  onoff: ['hal/gpio/onoff', 'loadOnoff()'],
  serialport: ['hal/serial/port', 'loadSerialPort()'],
  canvas: ['hal/display/canvas', 'loadCanvases()'],
  libsql: ['hal/sql/libsql', "openLibsql(':memory:')"],
} as const
export type NativeName = keyof typeof NATIVES
export const NATIVE_NAMES = Object.keys(NATIVES) as readonly NativeName[]

export async function examineMachine(context: CliContext, dataDirectory: string): Promise<Machine> {
  const { execPath } = context.node
  const [traces, ffmpeg, age, encoder, natives, data, synchronised] = await Promise.all([
    examineTraces(),
    versionOf('ffmpeg', ['-version']),
    versionOf('age', ['--version']),
    probeEncoder(execPath),
    Promise.all(
      NATIVE_NAMES.map(async (name) => [name, await whyNot(execPath, NATIVES[name][0], NATIVES[name][1])]),
    ),
    probeData(dataDirectory),
    exists('/run/systemd/timesync/synchronized'),
  ])
  return {
    nodeVersion: context.node.version,
    ramBytes: totalmem(),
    ...traces,
    ffmpeg,
    age,
    encoder,
    natives: Object.fromEntries(natives),
    data,
    clock: { wallMs: context.now(), synchronised },
  }
}

export async function examineTraces(): Promise<Traces> {
  const [swaps, limits] = await Promise.all([readText('/proc/swaps'), readText('/proc/self/limits')])
  return {
    swapOn: swaps === undefined ? undefined : swaps.trim().split('\n').length > 1,
    coreDumps: limits === undefined ? undefined : coreDumpsOf(limits),
  }
}

/** proc(5): "Max core file size  <soft>  <hard>  bytes"; soft 0 means no dump. */
export function coreDumpsOf(limits: string): boolean | undefined {
  const soft = /^Max core file size\s+(\S+)/m.exec(limits)?.[1]
  return soft === undefined ? undefined : soft !== '0'
}

async function probeEncoder(execPath: string): Promise<Machine['encoder']> {
  const why = await whyNot(execPath, 'hal/camera/codecs', 'loadCodecs()')
  return why === undefined ? { works: true } : { works: false, why }
}

/** Loaded in a process of its own: a native library that crashes must not take the doctor with it. */
async function whyNot(execPath: string, file: string, call: string): Promise<string | undefined> {
  const url = pathToFileURL(childScript(file)).href
  const script = `const loaded = await import(${JSON.stringify(url)}); await loaded.${call}; process.exit(0)`
  const end = await outputOf(execPath, ['--input-type=module', '-e', script])
  if (end?.code === 0) return undefined
  const line = end?.error.split('\n').find((text) => /Error/.test(text))
  return line?.trim() ?? 'the process that loads it ended'
}

async function probeData(directory: string): Promise<Machine['data']> {
  let existing = directory
  while (!(await exists(existing)) && dirname(existing) !== existing) existing = dirname(existing)
  const [writable, space] = await Promise.all([exists(existing, constants.W_OK), statfs(existing)])
  return { directory, writable, freeBytes: space.bavail * space.bsize }
}

async function versionOf(command: string, args: readonly string[]): Promise<string | undefined> {
  const end = await outputOf(command, args)
  return end === undefined ? undefined : (end.output.split('\n')[0] ?? '')
}

interface End {
  readonly code: number | null
  readonly output: string
  readonly error: string
}

/** Undefined where there is no such program. */
function outputOf(command: string, args: readonly string[]): Promise<End | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PROBE_MS,
      killSignal: 'SIGKILL',
    })
    let output = ''
    let error = ''
    const take = (sofar: string, part: Buffer) => (sofar + part.toString('utf8')).slice(0, OUTPUT_BYTES_MAX)
    child.stdout.on('data', (part: Buffer) => {
      output = take(output, part)
    })
    child.stderr.on('data', (part: Buffer) => {
      error = take(error, part)
    })
    child.on('error', () => resolve(undefined))
    child.on('close', (code) => resolve({ code, output, error }))
  })
}

async function readText(path: string): Promise<string | undefined> {
  return (await exists(path, constants.R_OK)) ? readFile(path, 'utf8') : undefined
}

function exists(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  )
}
