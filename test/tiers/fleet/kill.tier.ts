/**
 * kill -9 of camera and of station at random moments of a handing over, with real processes: everything arrives,
 * once, with equal hashes, and nothing is erased without a receipt.
 *
 *   ZEUGE_KILLS=50 npm run test:fleet     how many of each
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zeuge } from '../../e2e/process.ts'
import {
  copyCard,
  deviceOf,
  ended,
  filesIn,
  makeStationKeys,
  offload,
  recordCard,
  segmentHashes,
  startOffload,
  startStation,
} from './town.ts'

const KILLS = Number(process.env['ZEUGE_KILLS'] ?? 3)
/** So that a kill comes while bytes are on their way. */
const SLOW = ['--limit', '40', '--grace', '0']
const ATTEMPTS_MAX = 20

const root = mkdtempSync(join(tmpdir(), 'zeuge-fleetkill-'))
const template = join(root, 'card')
const keys = join(root, 'keys')
let hashes: readonly string[]
let device: string
let spanMs: number

beforeAll(async () => {
  await recordCard(template, 6, 'synthetic')
  makeStationKeys(template, keys)
  device = deviceOf(template)
  hashes = segmentHashes(template)
  // How long an undisturbed one takes on this machine: kills are drawn from that.
  const [data, store] = [join(root, 'calm'), join(root, 'calm-store')]
  copyCard(template, data)
  const station = await startStation(store, keys)
  const fromMs = Date.now()
  expect((await offload(data, station.url, ...SLOW)).code).toBe(0)
  spanMs = Date.now() - fromMs
  await station.kill()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** At every moment: what is not on the card any more is at the station, whole, and has its receipt here. */
function checkCustody(data: string, store: string): void {
  const here = segmentHashes(data)
  const gone = hashes.filter((hash) => !here.includes(hash))
  const there = segmentHashes(join(store, 'devices'))
  const receipts = filesIn(join(data, 'receipts'))
  for (const hash of gone) {
    expect(there).toContain(hash)
    expect(receipts).toContain(`${hash}.receipt`)
    expect(readFileSync(join(data, 'receipts', `${hash}.receipt`), 'utf8')).toContain(`sha256 ${hash}`)
  }
}

function checkEnd(data: string, store: string): void {
  expect(segmentHashes(data)).toEqual([])
  expect(segmentHashes(join(store, 'devices'))).toEqual(hashes)
  const report = zeuge(
    'station',
    'verify',
    device,
    '--store',
    store,
    '--trust',
    join(data, 'trust', 'trust.json'),
    '--json',
  )
  expect(JSON.parse(report.stdout)).toMatchObject({ verdict: 'COMPLETE' })
  const listed = JSON.parse(zeuge('station', 'list', '--store', store, '--json').stdout)
  expect(listed).toMatchObject({ apart: [], alarms: [] })
  expect(zeuge('verify', data, '--trust', join(data, 'trust', 'trust.json')).status).toBe(12)
}

const numbers = Array.from({ length: KILLS }, (_, at) => at)

describe(`kill -9, ${KILLS} times at random moments`, () => {
  test.each(numbers)('of the camera loses nothing (%i)', async (number) => {
    const [data, store] = [join(root, `camera-${number}`), join(root, `camera-store-${number}`)]
    copyCard(template, data)
    const station = await startStation(store, keys)
    const child = startOffload(data, station.url, ...SLOW)
    const end = ended(child)
    // The moment is what this test is about: random, and not a wait for anything.
    await sleep(Math.random() * spanMs)
    child.kill('SIGKILL')
    await end
    checkCustody(data, store)
    const { code, stderr } = await offload(data, station.url, '--grace', '0')
    expect(code, stderr).toBe(0)
    checkEnd(data, store)
    await station.kill()
    rmSync(data, { recursive: true })
    rmSync(store, { recursive: true })
  })

  test.each(numbers)('of the station loses nothing that it signed for (%i)', async (number) => {
    const [data, store] = [join(root, `station-${number}`), join(root, `station-store-${number}`)]
    copyCard(template, data)
    let station = await startStation(store, keys)
    const first = offload(data, station.url, ...SLOW)
    await sleep(Math.random() * spanMs)
    await station.kill()
    const { port } = station
    // It may have been done before the kill came; otherwise it says what is wrong, and erased nothing for it.
    expect([0, 4]).toContain((await first).code)
    checkCustody(data, store)
    station = await startStation(store, keys, port)
    let last = await offload(data, station.url, '--grace', '0')
    for (let attempt = 0; last.code !== 0 && attempt < ATTEMPTS_MAX; attempt++)
      last = await offload(data, station.url, '--grace', '0')
    expect(last.code, last.stderr).toBe(0)
    checkEnd(data, store)
    await station.kill()
    rmSync(data, { recursive: true })
    rmSync(store, { recursive: true })
  })
})
