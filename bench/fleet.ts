/**
 * What handing over costs:   node dist/bench/fleet.js [--mib 720] [--cameras 12]
 *
 * One camera, then twelve at once with as many bytes in sum, to a station on loopback, against `cp` and `openssl dgst -sha256` of
 * the same files in the same run; the station's memory idle, at its peak and when all is quiet again; processor seconds of
 * both sides, which a busy machine changes less than the wall clock; and what the parts cost that no program can leave out
 * (dockfloor.ts). Prints one JSON object.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { QUIET_MS } from '../src/fleet/quiet.ts'
import { enrolCameras, makeStation, record, segmentsOf } from './dockcards.ts'
import { floors } from './dockfloor.ts'
import { childCpu, handOver, SETTLE_MS, startStation } from './dockrun.ts'

const { values } = parseArgs({
  options: { mib: { type: 'string', default: '720' }, cameras: { type: 'string', default: '12' } },
})
const MIB = 1024 * 1024
/** Faster than a camera's, so that a shift's bytes are recorded in seconds. */
const BITS_PER_SECOND = 200_000_000
/** Cards recorded at once. */
const RECORDING = 3
const cameras = Number(values.cameras)
const secondsOf = (mib: number): number => Math.max(1, Math.round((mib * MIB * 8) / BITS_PER_SECOND))

interface Timed {
  readonly seconds: number
  readonly cpuSeconds: number
}

function timed(command: string, ...args: readonly string[]): Timed {
  const [from, before] = [process.hrtime.bigint(), childCpu()]
  const { status, stderr } = spawnSync(command, [...args], { encoding: 'utf8', maxBuffer: 64 * MIB })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return { seconds: Number(process.hrtime.bigint() - from) / 1e9, cpuSeconds: childCpu() - before }
}

/** What people would take instead, and the same with the disk waited for, which `cp` does not do. */
function baselineOf(card: string, root: string) {
  const { files, bytes } = segmentsOf(card)
  const copy = join(root, 'copy')
  cpSync(join(card, 'recordings'), join(root, 'warm'), { recursive: true })
  const copied = timed('cp', '-r', join(card, 'recordings'), copy)
  const synced = timed('sync', '-f', copy)
  const hashed = timed('openssl', 'dgst', '-sha256', ...files)
  for (const name of ['warm', 'copy']) rmSync(join(root, name), { recursive: true })
  const sum = (...parts: readonly Timed[]): Timed => ({
    seconds: parts.reduce((all, { seconds }) => all + seconds, 0),
    cpuSeconds: parts.reduce((all, { cpuSeconds }) => all + cpuSeconds, 0),
  })
  return { bytes, copiedAndHashed: sum(copied, hashed), synced: sum(copied, synced, hashed) }
}

async function inTurn<T>(
  atOnce: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items]
  const hand = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
}

const root = mkdtempSync(join(tmpdir(), 'zeuge-bench-'))
try {
  const names = Array.from({ length: cameras + 1 }, (_, at) => join(root, `card-${at}`))
  const [alone = '', ...many] = names
  const [keys, store] = [join(root, 'keys'), join(root, 'store')]
  await enrolCameras(names)
  await record(alone, secondsOf(Number(values.mib)), BITS_PER_SECOND)
  await inTurn(RECORDING, many, (card) =>
    record(card, secondsOf(Number(values.mib) / cameras), BITS_PER_SECOND),
  )
  await makeStation(names, keys)
  const baseline = baselineOf(alone, root)
  const manyBytes = many.reduce((sum, card) => sum + segmentsOf(card).bytes, 0)
  const station = await startStation(store, keys)
  const one = await handOver(station, [alone])
  const twelve = await handOver(station, many)
  await sleep(QUIET_MS + SETTLE_MS)
  const quiet = station.memory()
  await station.stop()
  rmSync(store, { recursive: true })
  const mibps = (bytes: number, seconds: number): number => bytes / MIB / seconds
  console.log(
    JSON.stringify({
      ...{ mib: baseline.bytes / MIB, manyMib: manyBytes / MIB, cameras, baseline, one, twelve },
      idle: station.idle,
      quiet,
      shareOfBaseline: baseline.copiedAndHashed.seconds / one.seconds,
      shareOfSynced: baseline.synced.seconds / one.seconds,
      oneMibps: mibps(baseline.bytes, one.seconds),
      twelveMibps: mibps(manyBytes, twelve.seconds),
      floors: await floors(segmentsOf(alone).files, keys, root),
      load: loadavg(),
    }),
  )
} finally {
  rmSync(root, { recursive: true, force: true })
}
