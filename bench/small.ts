/**
 * The whole recorder on a small machine: 200 MB and half a core in a control group, AES instructions hidden from
 * OpenSSL, 720p30 at 4 Mbit/s with sound (synthetic, or a clip). Needs root, or control groups that this user may make.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Row, row } from './table.ts'

const MEMORY_BYTES = 200 * 1000 * 1000
const MIB = 1024 * 1024
/** Of OpenSSL: no AES-NI, no carry-less multiplication. */
const WITHOUT_AES = '~0x200000200000000'
const GROUPS = '/sys/fs/cgroup'

interface Ended {
  readonly phase: string
  readonly ended?: boolean
  readonly cpuPercent: number
  readonly rssEarly: number
  readonly rss: number
  readonly gaps: number
  readonly chunks: number
}

/** One row that says why, where control groups cannot be made. */
export function smallRows(seconds: number, clip?: string): readonly Row[] {
  const from = clip === undefined ? '720p30 at 4 Mbit/s' : 'a clip'
  const what = `recorder in 200 MB and half a core, without AES instructions, ${seconds} s of ${from}`
  const source = clip === undefined ? 'synthetic' : `clip:${clip}`
  const data = mkdtempSync(join(tmpdir(), 'zeuge-small-'))
  let groups: readonly string[] = []
  try {
    groups = makeGroups(`zeuge-bench-${process.pid}`)
    // The first run enrols, outside of the group.
    run(data, source, [], 1)
    const phase = run(data, source, groups, seconds).find(
      (line) => line.phase === 'record' && line.ended === true,
    )
    if (phase === undefined) return [row(what, 'it did not survive', 'survives', false)]
    return [
      row(`${what}: gaps`, `${phase.gaps} in ${phase.chunks} chunks`, '0', phase.gaps === 0),
      row('the same, CPU of one core', `${phase.cpuPercent.toFixed(1)} %`, '≤ 50 %', phase.cpuPercent <= 50),
      {
        what: 'the same, resident memory after a sixth and at the end',
        measured: `${mib(phase.rssEarly)}, ${mib(phase.rss)}`,
      },
    ]
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return [{ what, measured: `not measured: no control group can be made here (${error.code})` }]
  } finally {
    for (const group of groups) rmdirSync(group)
    rmSync(data, { recursive: true, force: true })
  }
}

const mib = (bytes: number): string => `${(bytes / MIB).toFixed(0)} MiB`

/** Version 2 has one tree, version 1 one for each controller. */
function makeGroups(name: string): readonly string[] {
  if (existsSync(join(GROUPS, 'cgroup.controllers'))) {
    const group = join(GROUPS, name)
    mkdirSync(group)
    writeFileSync(join(group, 'memory.max'), String(MEMORY_BYTES))
    writeFileSync(join(group, 'cpu.max'), '50000 100000')
    return [group]
  }
  const cpu = join(GROUPS, 'cpu', name)
  const memory = join(GROUPS, 'memory', name)
  for (const group of [cpu, memory]) mkdirSync(group)
  writeFileSync(join(cpu, 'cpu.cfs_quota_us'), '50000')
  writeFileSync(join(memory, 'memory.limit_in_bytes'), String(MEMORY_BYTES))
  return [cpu, memory]
}

/** A shell joins the groups and becomes the recorder, so that nothing of it runs outside. */
function run(data: string, source: string, groups: readonly string[], seconds: number): readonly Ended[] {
  const rig = fileURLToPath(new URL('rig.js', import.meta.url))
  const join = groups.map((group) => `echo $$ >${group}/cgroup.procs`).join(' && ')
  const script = `${join === '' ? 'true' : join} && exec "$0" "$@"`
  const args = [
    rig,
    '--data',
    data,
    '--source',
    source,
    '--bits',
    '4000000',
    '--profile',
    'ordnungsamt-nrw',
    '--record',
    String(seconds),
  ]
  const { stdout } = spawnSync('sh', ['-c', script, process.execPath, ...args], {
    encoding: 'utf8',
    env: { ...process.env, OPENSSL_ia32cap: WITHOUT_AES },
    maxBuffer: 16 * MIB,
  })
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Ended)
}
