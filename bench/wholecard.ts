/**
 * What a user waits for: whole processes of `zeuge` over a data directory, beside age and openssl for the same bytes.
 *
 * Start of Node, verification and the trust file included. Files are in the page cache, written a moment ago, as
 * far as memory goes. Without age, openssl or GNU time their rows say so.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newAgeKey } from '../hal/envelopes/age.ts'
import { DEMO_IDENTITY, TRUST_FILE } from '../src/cli/authority/demokeys.ts'
import { writeCard } from './card.ts'
import { mbpsOf, median, type Row, row, upTo, wallMs } from './table.ts'

const RUNS = 5
const MIB = 1024 * 1024
const MAIN = fileURLToPath(new URL('../src/cli/main.js', import.meta.url))
/** 150 MB. */
const PEAK_MIB_MAX = 143
/** Of the excerpt: one minute from the middle. */
const EXCERPT = ['--from', '30', '--to', '90', '--track', 'video']

export async function cardRows(cardBytes: number): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-card-'))
  try {
    const data = join(directory, 'data')
    const { recordings } = await writeCard(data, cardBytes)
    const recording = recordings[0] ?? data
    return [...(await filmRows(directory, data, recording)), ...verifyRows(data)]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Of one recording: the film, a minute of it, and the same bytes through age. */
async function filmRows(directory: string, data: string, recording: string): Promise<readonly Row[]> {
  const film = join(directory, 'film.mp4')
  const identity = ['--identity', join(data, DEMO_IDENTITY)]
  const openMs = zeugeMs(['open', recording, ...identity, '--out', film, '--force'])
  const bytes = statSync(film).size
  const part = join(directory, 'part.zex')
  const excerptMs = zeugeMs(['excerpt', recording, ...EXCERPT, '--out', part, '--force'])
  const ageMs = await ageMsOf(directory, film)
  const size = `${(bytes / 1e6).toFixed(0)} MB`
  const rows: Row[] = [
    { what: `zeuge open, whole process, ${size}`, measured: speedOf(bytes, openMs) },
    { what: `zeuge excerpt of a minute of it, whole process`, measured: `${excerptMs.toFixed(0)} ms` },
  ]
  if (ageMs === undefined)
    return [...rows, { what: 'age -d of the film', measured: 'not measured: install age' }]
  return [
    ...rows,
    { what: 'age -d of the film', measured: speedOf(bytes, ageMs.alone) },
    { what: 'age -d of the film, then sync', measured: speedOf(bytes, ageMs.synced) },
    row('zeuge open, time against age -d and sync', ...ratio(openMs / ageMs.synced)),
    { what: 'zeuge open, time against age -d alone', measured: `${(openMs / ageMs.alone).toFixed(2)} ×` },
    {
      what: 'zeuge excerpt, time against age -d of the film',
      measured: `${(excerptMs / ageMs.alone).toFixed(2)} ×`,
    },
  ]
}

function verifyRows(data: string): readonly Row[] {
  const files = segmentsIn(data)
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  const args = [MAIN, 'verify', data, '--trust', join(data, TRUST_FILE)]
  const startedMs = performance.now()
  const timed = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, ...args], { encoding: 'utf8' })
  const verifyMs = performance.now() - startedMs
  const what = `zeuge verify, whole directory, ${files.length} segments, ${(bytes / MIB / 1024).toFixed(1)} GiB`
  if (timed.error !== undefined) return [{ what, measured: 'not measured: install the package "time"' }]
  if (timed.status !== 0) throw new Error(`the benchmark's own card does not verify: ${timed.stdout}`)
  const peakMib = Number(timed.stderr.trim().split('\n').at(-1)) / 1024
  const opensslMs = wallMs(() => execFileSync('openssl', ['dgst', '-sha256', ...files]))
  return [
    { what, measured: speedOf(bytes, verifyMs) },
    { what: 'openssl dgst -sha256 of the same files', measured: speedOf(bytes, opensslMs) },
    row('zeuge verify, time against openssl dgst', ...ratio(verifyMs / opensslMs)),
    upTo('zeuge verify, peak memory', peakMib, 'MiB', PEAK_MIB_MAX),
  ]
}

const speedOf = (bytes: number, ms: number): string => `${mbpsOf(bytes, ms).toFixed(0)} MB/s`
const ratio = (of: number): [string, string, boolean] => [`${of.toFixed(2)} ×`, '≤ 1.5 ×', of <= 1.5]

function zeugeMs(args: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () =>
    wallMs(() => execFileSync(process.execPath, [MAIN, ...args])),
  )
  return median(times)
}

/** Alone, and with the film on the disk in the end, as `zeuge open` leaves it. */
async function ageMsOf(
  directory: string,
  film: string,
): Promise<{ readonly alone: number; readonly synced: number } | undefined> {
  if (spawnSync('age', ['--version']).status !== 0) return undefined
  const { identity, recipient } = await newAgeKey('x25519')
  const sealed = join(directory, 'film.age')
  const opened = join(directory, 'opened.mp4')
  execFileSync('age', ['-r', recipient, '-o', sealed, film])
  const key = { input: `${identity}\n` }
  const times = Array.from({ length: RUNS }, () => {
    const alone = wallMs(() => execFileSync('age', ['-d', '-i', '-', '-o', opened, sealed], key))
    return { alone, synced: alone + wallMs(() => execFileSync('sync', [opened])) }
  })
  return { alone: median(times.map(({ alone }) => alone)), synced: median(times.map(({ synced }) => synced)) }
}

function segmentsIn(data: string): readonly string[] {
  const names = readdirSync(data, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.zeu')).map((name) => join(data, name))
}
