/** Where the camera was, as the holder of a key sees it and as nobody else does. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOW_MS } from '../../crypto/evidence.ts'
import { hasFfmpeg, play } from '../../media/material.ts'
import { runIn } from '../context.ts'
import { writeLongRecording } from './longrecording.ts'

const SECONDS = 70
const WALK = {
  latitudeDeg: 51.5135872,
  longitudeDeg: -7.4652981,
  altitudeM: 86,
  satellites: 9,
  headingDeg: 90,
  metresPerSecond: 1.5,
}
const POINT =
  /<trkpt lat="51\.5135872" lon="-7\.46\d{5}"><ele>86<\/ele><time>[\d-]+T[\d:.]+Z<\/time><sat>9<\/sat><\/trkpt>/g

let dir: string
let recording: string
const path = (...parts: string[]) => join(dir, ...parts)
const key = ['--identity', 'data/identity.txt']
const trust = ['--trust', 'data/trust.json']
const run = (...args: string[]) => runIn(dir, NOW_MS, args)
const open = (source: string, ...more: string[]) =>
  run('open', source, ...key, '--out', 'clip.mp4', '--force', '--json', ...more)
const pointsOf = async (name: string): Promise<readonly string[]> =>
  (await readFile(path(name), 'utf8')).match(POINT) ?? []

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zeuge-place-'))
  recording = await writeLongRecording(path('data'), SECONDS * 1000, WALK)
}, 60_000)
afterAll(() => rm(dir, { recursive: true }))

describe('the places of a recording', () => {
  test('are a track for maps, one point for each second', async () => {
    const { exit, result } = await open('data', '--gpx', 'walk.gpx')
    expect([exit, result.gpx]).toEqual([0, path('walk.gpx')])
    expect(result.places).toBeGreaterThanOrEqual(SECONDS - 1)
    const points = await pointsOf('walk.gpx')
    expect(points).toHaveLength(result.places)
    expect(new Set(points).size).toBe(points.length)
    const text = await readFile(path('walk.gpx'), 'utf8')
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<gpx version="1\.1" creator="zeuge" /)
    expect(text.match(/<trkseg>/g)).toHaveLength(1)
  })

  test.skipIf(!hasFfmpeg)('are a data track of the film, which plays as ever', async () => {
    const { result } = await open('data')
    play(path('clip.mp4'))
    const show = [
      '-select_streams',
      'd',
      '-count_packets',
      '-show_entries',
      'stream=codec_tag_string,nb_read_packets',
    ]
    const args = ['-v', 'error', ...show, '-of', 'csv=p=0', path('clip.mp4')]
    expect(execFileSync('ffprobe', args, { encoding: 'utf8' }).trim()).toBe(`mett,${result.places}`)
    const seconds = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path('clip.mp4')]
    expect(Number(execFileSync('ffprobe', seconds, { encoding: 'utf8' }))).toBeLessThan(SECONDS + 13)
  })

  test('are counted by verify and listed by inspect, and shown by neither', async () => {
    const verified = await run('verify', 'data', ...trust)
    const { out: json } = await run('verify', 'data', ...trust, '--json')
    const listed = await run('inspect', recording)
    const counted = JSON.parse(json).segments.map(
      ({ metadataChunks }: { metadataChunks: number }) => metadataChunks,
    )
    const told = counted.reduce((sum: number, count: number) => sum + count, 0)
    expect(told).toBeGreaterThanOrEqual(SECONDS - 1)
    expect(verified.out).toContain(`${told} of them metadata`)
    expect(listed.out.match(/CHUNK +metadata/g)).toHaveLength(told + counted.length)
    for (const text of [verified.out, json, listed.out]) expect(text).not.toMatch(/51\.5|7\.46|latitude/)
  })

  test('are in an export, for maps', async () => {
    const { exit, result } = await run('export', recording, ...key, '--out', 'bag', '--json')
    expect(exit).toBe(0)
    expect(result.films[0].gpx).toBe(`data/films/${basename(recording)}.gpx`)
    expect((await pointsOf(join('bag', result.films[0].gpx))).length).toBeGreaterThanOrEqual(SECONDS - 1)
  })
})

describe('without the places', () => {
  test('an excerpt of the picture alone opens, and says that it holds none', async () => {
    const interval = ['--from', '10', '--to', '20', ...key]
    expect((await run('excerpt', recording, ...interval, '--track', 'video', '--out', 'v.zex')).exit).toBe(0)
    const { exit, result } = await open('v.zex', '--gpx', 'none.gpx')
    expect([exit, result.places, result.gpx]).toEqual([0, 0, undefined])
    expect(existsSync(path('none.gpx'))).toBe(false)
  })
  test('an excerpt of the places alone tells them and nothing else', async () => {
    const interval = ['--from', '10', '--to', '20', ...key]
    const made = await run(
      'excerpt',
      recording,
      ...interval,
      '--track',
      'metadata',
      '--out',
      'm.zex',
      '--json',
    )
    expect(made.exit).toBe(0)
    const verified = await run('verify', 'm.zex', ...trust, '--json')
    expect(verified.result.segments[0].problem).toBeUndefined()
    const { exit, result } = await open('m.zex', '--gpx', 'm.gpx')
    expect([exit, result.places]).toEqual([0, 10])
    expect(await pointsOf('m.gpx')).toHaveLength(10)
  })
  test('a copy whose places were taken out says so under a seal, and opens', async () => {
    await copyFile(path('data', 'trust.json'), path('elide.json'))
    await run('keys', 'elide', '--out', 'elide.key', '--trust', 'elide.json')
    const chosen = ['--track', 'metadata', '--from', '0', '--to', '1:00', '--reason', 'privacy']
    const elided = await run('elide', recording, ...chosen, '--key', 'elide.key', '--out', 'copy')
    expect(elided.exit).toBe(0)
    const verified = await run('verify', 'copy', '--trust', 'elide.json', '--json')
    expect(verified.result.verdict).toBe('COMPLETE-ELIDED')
    const { exit, result } = await open('copy')
    expect(exit).toBe(0)
    expect(result.places).toBeLessThan(SECONDS - 40)
  })
})

describe('zeuge open --gpx', () => {
  test('replaces nothing without --force, and never the film itself', async () => {
    await writeFile(path('mine.gpx'), 'mine')
    const closed = await run('open', 'data', ...key, '--out', 'new.mp4', '--gpx', 'mine.gpx')
    expect(closed.err).toContain('mine.gpx: exists already')
    expect(await readFile(path('mine.gpx'), 'utf8')).toBe('mine')
    const same = await run('open', 'data', ...key, '--out', 'new.mp4', '--gpx', 'new.mp4')
    expect(same).toMatchObject({ exit: 2, err: expect.stringContaining('both --out and --gpx') })
    expect(existsSync(path('new.mp4'))).toBe(false)
  })
  test('leaves no film where the track cannot be written', async () => {
    await writeFile(path('file'), '')
    const { exit } = await run('open', 'data', ...key, '--out', 'new.mp4', '--gpx', 'file/walk.gpx')
    expect(exit).not.toBe(0)
    for (const name of ['new.mp4', 'new.mp4.new']) expect(existsSync(path(name))).toBe(false)
  })
})
