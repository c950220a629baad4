/** The whole way with real processes: record, dock, receipt, erase, pull, verify, open; and what never reaches the station. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { has, output, zeuge } from '../../e2e/process.ts'
import {
  deviceOf,
  filesIn,
  makeStationKeys,
  offload,
  type RunningStation,
  recordCard,
  segmentHashes,
  startStation,
} from './town.ts'

const root = mkdtempSync(join(tmpdir(), 'zeuge-round-'))
const [card, keys, store, pulled] = ['card', 'keys', 'store', 'pulled'].map((name) => join(root, name)) as [
  string,
  string,
  string,
  string,
]
const trust = join(card, 'trust', 'trust.json')
const identity = join(card, 'demo-keys', 'evidence-unit.txt')
const before = join(root, 'before.mp4')
const after = join(root, 'after.mp4')

let station: RunningStation
let hashes: readonly string[]
let device: string

beforeAll(async () => {
  await recordCard(card, 8, 'tape')
  makeStationKeys(card, keys)
  device = deviceOf(card)
  hashes = segmentHashes(card)
  expect(zeuge('open', card, '--identity', identity, '--out', before).status).toBe(0)
  station = await startStation(store, keys)
})
afterAll(async () => {
  await station.stop()
  rmSync(root, { recursive: true, force: true })
})

test('a station that waits holds less than 80 MB', async () => {
  await expect.poll(() => station.memory(), { timeout: 20_000 }).toBeLessThan(80_000_000)
})

describe('a recording', () => {
  test('is handed over, and stays on the card until its grace time is over', async () => {
    const { code, stdout, stderr } = await offload(card, station.url)
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, erased: [], cosigned: true, waiting: 1 })
    expect(segmentHashes(card)).toEqual(hashes)
    expect(segmentHashes(store)).toEqual(hashes)
  })

  test('is erased then, and the card says OFFLOADED (12) instead of MISSING', async () => {
    const { code, stdout } = await offload(card, station.url, '--grace', '0')
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as { erased: string[] }).erased).toHaveLength(1)
    expect(segmentHashes(card)).toEqual([])
    const report = zeuge('verify', card, '--trust', trust, '--json')
    expect(report.status).toBe(12)
    expect(JSON.parse(report.stdout)).toMatchObject({ verdict: 'OFFLOADED', missing: [] })
    expect(zeuge('verify', card, '--json').status, 'without a trust file nobody vouches').toBe(19)
  })

  test('comes back from the station COMPLETE, and opens to the same pictures', () => {
    const made = zeuge('station', 'pull', device, '--store', store, '--out', pulled)
    expect(made.status, made.stderr).toBe(0)
    const report = zeuge('verify', pulled, '--trust', trust, '--json')
    expect(report.status, report.stdout).toBe(0)
    expect(JSON.parse(report.stdout)).toMatchObject({ verdict: 'COMPLETE' })
    expect(zeuge('open', pulled, '--identity', identity, '--out', after).status).toBe(0)
    expect(createHash('sha256').update(readFileSync(after)).digest('hex')).toBe(
      createHash('sha256').update(readFileSync(before)).digest('hex'),
    )
  })

  test.skipIf(!has('ffmpeg'))('decodes to the same frames (needs ffmpeg)', () => {
    const frames = (file: string) => output('ffmpeg', '-v', 'error', '-i', file, '-f', 'framemd5', '-')
    expect(frames(after)).toBe(frames(before))
    expect(frames(after).split('\n').length).toBeGreaterThan(100)
  })

  test('is listed, shown and verified where it is', () => {
    expect(zeuge('station', 'list', '--store', store, '--json').stdout).toContain(device)
    expect(zeuge('station', 'show', device, '--store', store).stdout).toMatch(/COMPLETE/)
    expect(zeuge('station', 'verify', device, '--store', store, '--trust', trust).status).toBe(0)
  })
})

test('a camera taken out of the dock by a wearer says so in its next recording: the name to who may open it', async () => {
  const name = join(root, 'name.txt')
  writeFileSync(name, 'Kim Canary-Meier\n')
  const assign = ['assign', device, '--wearer', '4711', '--name-file', name, '--store', store, '--keys', keys]
  expect(zeuge('station', ...assign).status).toBe(0)
  await recordCard(card, 4, 'tape', '--station', station.url)

  const film = join(root, 'worn.mp4')
  const opened = zeuge('open', card, '--identity', identity, '--out', film, '--json')
  expect(opened.status, opened.stderr).toBe(0)
  expect(JSON.parse(opened.stdout)).toMatchObject({ wearers: [{ wearer: '4711', name: 'Kim Canary-Meier' }] })
  const report = zeuge('verify', card, '--trust', trust, '--json')
  const { segments } = JSON.parse(report.stdout) as { segments: { wearer?: unknown }[] }
  expect(segments.map(({ wearer }) => wearer)).toMatchObject([{ wearer: '4711', believed: true }])
  for (const side of [card, store])
    for (const file of filesIn(side))
      expect(readFileSync(join(side, file)).includes('Canary'), `${file} holds the name`).toBe(false)
})

test('the station holds no plaintext and no private key of anybody', () => {
  const film = readFileSync(before)
  const media = film.indexOf('mdat') + 64
  const canaries = [0, 1, 2, 3].map((at) => film.subarray(media + at * 2000, media + at * 2000 + 24))
  const secrets = ['PRIVATE KEY', 'PRIVATE+KEY', 'AGE-SECRET-KEY'].map((text) => Buffer.from(text))
  const names = filesIn(store)
  expect(names.length).toBeGreaterThan(3)
  for (const name of names) {
    const bytes = readFileSync(join(store, name))
    for (const canary of [...canaries, ...secrets])
      expect(bytes.includes(canary), `${name} holds ${canary.toString('hex')}`).toBe(false)
  }
  // The canaries can be found where they are in the clear.
  for (const canary of canaries) expect(film.includes(canary)).toBe(true)
})

test('it ends in order, and goes on where it was', async () => {
  expect(await station.stop()).toBe(0)
  station = await startStation(store, keys)
  const { code, stdout } = await offload(card, station.url)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, apart: [] })
})
