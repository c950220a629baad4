/**
 * A station process that is watched, and camera processes that hand over to it, from the moment when all of them wait for it.
 *
 *   cameras start ─► each has connected to the stopped station ─► station goes on: clock starts ─► last camera ends: clock stops
 *
 * So the start of a process, which a camera in the field does once a shift, is not part of what is compared.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** USER_HZ of every Linux that Node runs on. */
const TICKS_PER_SECOND = 100
const LOOK_MS = 50
/** In which a station tidies up. */
export const SETTLE_MS = 3000
const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url))

export interface Memory {
  readonly rssMib: number
  /** Proportional: what is shared with other processes counted in shares. */
  readonly pssMib: number
}

export interface Station {
  readonly port: number
  readonly idle: Memory
  process: ChildProcess
  cpuSeconds(): number
  memory(): Memory
  stop(): Promise<void>
}

export interface HandedOver {
  /** From when all cameras waited for the station. */
  readonly seconds: number
  readonly stationCpuSeconds: number
  /** Of all cameras, their start included. */
  readonly cameraCpuSeconds: number
  readonly peak: Memory
}

export async function startStation(store: string, keys: string): Promise<Station> {
  const args = ['station', '--store', store, '--keys', keys, '--host', '127.0.0.1', '--port', '0']
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the station ended: ${code}`)))
    createInterface(child.stderr).on('line', (line) => {
      const { event, port: listening } = JSON.parse(line) as { event: string; port?: number }
      if (event === 'station.ready') resolve(listening ?? 0)
    })
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const memory = (): Memory => ({
    rssMib: kib(child, 'status', 'VmRSS') / 1024,
    pssMib: kib(child, 'smaps_rollup', 'Pss') / 1024,
  })
  await sleep(SETTLE_MS)
  return {
    ...{ port, idle: memory(), process: child, memory },
    cpuSeconds: () => cpuOf(`/proc/${child.pid}/stat`, 11),
    stop() {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** All cards at once. Throws where a camera does not end with 0. */
export async function handOver(station: Station, cards: readonly string[]): Promise<HandedOver> {
  station.process.kill('SIGSTOP')
  const [cameraBefore, stationBefore] = [childCpu(), station.cpuSeconds()]
  const url = `https://127.0.0.1:${station.port}`
  const cameras = cards.map((card) =>
    spawn(process.execPath, [main, 'offload', '--data', card, '--to', url], { stdio: 'ignore' }),
  )
  const ends = Promise.all(
    cameras.map((one) => new Promise<number | null>((resolve) => one.once('exit', resolve))),
  )
  while (connectionsTo(station.port) < cards.length) await sleep(LOOK_MS)
  let peak = station.memory()
  const watch = setInterval(() => {
    const { rssMib, pssMib } = station.memory()
    peak = { rssMib: Math.max(peak.rssMib, rssMib), pssMib: Math.max(peak.pssMib, pssMib) }
  }, LOOK_MS)
  const from = process.hrtime.bigint()
  station.process.kill('SIGCONT')
  const codes = await ends
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  clearInterval(watch)
  if (codes.some((code) => code !== 0)) throw new Error(`cameras ended with ${codes}`)
  return {
    ...{ seconds, peak },
    stationCpuSeconds: station.cpuSeconds() - stationBefore,
    cameraCpuSeconds: childCpu() - cameraBefore,
  }
}

/** Processor seconds of the children of this process that have ended. */
export function childCpu(): number {
  return cpuOf('/proc/self/stat', 13)
}

function cpuOf(file: string, field: number): number {
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[field]) + Number(fields[field + 1])) / TICKS_PER_SECOND
}

function kib({ pid }: ChildProcess, file: string, name: string): number {
  const text = readFileSync(`/proc/${pid}/${file}`, 'utf8')
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1])
}

/** Established from the clients' side (proc(5), tcp: remote address, state 01). */
function connectionsTo(port: number): number {
  const remote = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const lines = readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1)
  return lines.filter((line) => {
    const [, , to = '', state] = line.trim().split(/\s+/)
    return to.endsWith(remote) && state === '01'
  }).length
}
