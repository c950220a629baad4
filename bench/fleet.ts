/**
 * What handing over costs, in one command:   node dist/bench/fleet.js [--seconds 40] [--bits 40000000]
 *
 * One camera's card to a station on loopback, against `cp` and `openssl dgst -sha256` of the same files in the same run;
 * the station's memory while it takes in, and idle. Prints one JSON object.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
  const memory = (): number =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${station.pid}/status`, 'utf8'))?.[1]) / 1024
  const port = await new Promise<number>((resolve) => {
    createInterface(station.stderr).on('line', (line) => {
      if (line.includes('"station.ready"')) resolve((JSON.parse(line) as { port: number }).port)
    })
  })
  const idle = memory()
  let peak = idle
  const watch = setInterval(() => {
    peak = Math.max(peak, memory())
  }, 50)
  const from = process.hrtime.bigint()
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
      },
      shareOfBaseline: baseline / handedOver,
      ...{ stationIdleMib: Math.round(idle), stationPeakMib: Math.round(peak) },
    }),
  )
} finally {
  rmSync(root, { recursive: true, force: true })
}
