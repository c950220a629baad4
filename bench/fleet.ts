/**
 * What handing over costs, in one command:   node dist/bench/fleet.js [--seconds 40] [--bits 40000000]
 *
 * One camera's card to a station on loopback, against `cp` and `openssl dgst -sha256` of the same files in the same run: the
 * whole process, and the transfer in it; processor seconds of both sides, which a busy machine changes less than the wall
 * clock; the station's memory idle and while it takes in, resident and proportional. Prints one JSON object.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '40' }, bits: { type: 'string', default: '40000000' } },
})
const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const main = script('../src/cli/main.js')
const root = mkdtempSync(join(tmpdir(), 'zeuge-bench-'))
const [card, keys, store] = ['card', 'keys', 'store'].map((name) => join(root, name)) as [
  string,
  string,
  string,
]
const MIB = 1024 * 1024

/** USER_HZ of every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

interface Logged {
  readonly event: string
  readonly nowUs: number
  readonly port?: number
}

/** Processor seconds of the children of this process that have ended. */
function childCpu(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND
}

const rounded = ({ rss, pss }: { rss: number; pss: number }) => ({
  rss: Math.round(rss),
  pss: Math.round(pss),
})

function must(command: string, ...args: readonly string[]): number {
  const from = process.hrtime.bigint()
  const { status, stderr } = spawnSync(command, [...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return Number(process.hrtime.bigint() - from) / 1e9
}

try {
  const rig = ['--data', card, '--source', 'synthetic', '--record', values.seconds, '--bits', values.bits]
  must(process.execPath, script('rig.js'), ...rig)
  must(process.execPath, main, 'keys', 'station', '--authority', join(card, 'demo-keys'), '--out', keys)
  const files = readdirSync(join(card, 'recordings'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.zeu'))
    .map((name) => join(card, 'recordings', name))
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  cpSync(join(card, 'recordings'), join(root, 'warm'), { recursive: true })
  const copied = must('cp', '-r', join(card, 'recordings'), join(root, 'copy'))
  const hashed = must('openssl', 'dgst', '-sha256', ...files)
  const args = ['station', '--store', store, '--keys', keys, '--host', '127.0.0.1', '--port', '0']
  const station = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  const kib = (file: string, name: string): number =>
    Number(
      new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(
        readFileSync(`/proc/${station.pid}/${file}`, 'utf8'),
      )?.[1],
    )
  const memory = () => ({
    rss: kib('status', 'VmRSS') / 1024,
    pss: kib('smaps_rollup', 'Pss') / 1024,
  })
  const stationCpu = (): number => {
    const fields = readFileSync(`/proc/${station.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  }
  const heldUs: number[] = []
  const port = await new Promise<number>((resolve) => {
    createInterface(station.stderr).on('line', (line) => {
      const { event, nowUs, port: listening } = JSON.parse(line) as Logged
      if (event === 'station.ready') resolve(listening ?? 0)
      if (event === 'station.cosigned' || event === 'station.held') heldUs.push(nowUs)
    })
  })
  const idle = memory()
  const idleCpu = stationCpu()
  const peak = { ...idle }
  const watch = setInterval(() => {
    const { rss, pss } = memory()
    peak.rss = Math.max(peak.rss, rss)
    peak.pss = Math.max(peak.pss, pss)
  }, 100)
  const from = process.hrtime.bigint()
  const before = childCpu()
  const camera = spawn(process.execPath, [
    main,
    'offload',
    '--data',
    card,
    '--to',
    `https://127.0.0.1:${port}`,
  ])
  const code = await new Promise((resolve) => camera.once('exit', resolve))
  const handedOver = Number(process.hrtime.bigint() - from) / 1e9
  clearInterval(watch)
  const stationCpuSeconds = stationCpu() - idleCpu
  // The only child that has ended since: the camera.
  const cameraCpuSeconds = childCpu() - before
  // From the cosigned ledger, the step before the first byte, to the last receipt.
  const transferred = (Math.max(...heldUs) - Math.min(...heldUs)) / 1e6
  station.kill('SIGTERM')
  await new Promise((resolve) => station.once('exit', resolve))
  const baseline = copied + hashed
  console.log(
    JSON.stringify({
      ...{
        code,
        mib: Math.round(bytes / MIB),
        copySeconds: copied,
        hashSeconds: hashed,
        handedOverSeconds: handedOver,
        transferSeconds: transferred,
      },
      ...{ shareOfBaseline: baseline / handedOver, transferShareOfBaseline: baseline / transferred },
      ...{ cameraCpuSeconds, stationCpuSeconds },
      ...{ stationIdleMib: rounded(idle), stationPeakMib: rounded(peak) },
      load: loadavg(),
    }),
  )
} finally {
  rmSync(root, { recursive: true, force: true })
}
