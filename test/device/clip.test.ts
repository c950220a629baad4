/** Real H.264 and AAC from file to file: what an officer's camera recorded plays in stock players, frame for frame. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readClip } from '../../hal/camera/clip.ts'
import { openTape, type Tape } from '../../hal/camera/tape.ts'
import type { Mock } from '../../hal/mock/open.ts'
import { bootOn, cardOf, hashOf, openBoard, openedMp4, openedSamples } from './rig.ts'

/** H.264 388×300 and AAC in MPEG-TS, 8.9 s, Apache-2.0. */
const SOURCE = createRequire(import.meta.url).resolve('mux.js/test/segments/test-segment.ts')
const hasFfmpeg = ['ffmpeg', 'ffprobe'].every((tool) => spawnSync(tool, ['-version']).status === 0)

const folder = mkdtempSync(join(tmpdir(), 'zeuge-clip-'))
const mp4 = join(folder, 'out.mp4')
afterAll(() => rmSync(folder, { recursive: true }))

let tape: Tape
let mock: Mock

/** Announced in the middle of one turn of the clip and stopped in the middle of the third: one is whole. */
beforeAll(async () => {
  tape = await readClip(SOURCE)
  mock = openBoard({ media: (clock) => openTape(tape, clock, { name: 'clip' }) })
  const { device } = await bootOn(mock)
  const { board } = mock
  await board.advance(1500)
  board.press('display')
  await board.advance(4000)
  board.press('record')
  await board.advance((2 * tape.durUs) / 1000)
  board.press('record', 3500)
  await board.advance(5000)
  expect(device.status().capture).toBe('buffering')
  await board.until(device.finish())
  writeFileSync(mp4, await openedMp4(mock))
})

function run(tool: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}

/** MD5 of each decoded picture, in order. */
function decoded(file: string): readonly string[] {
  const lines = run(
    'ffmpeg',
    '-v',
    'error',
    '-i',
    file,
    '-map',
    '0:v',
    '-fps_mode',
    'passthrough',
    '-f',
    'framemd5',
    '-',
  )
  return lines
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '')
}

/** Where `part` stands in `whole` in one piece, or -1. */
function placeOf(part: readonly string[], whole: readonly string[]): number {
  return whole.findIndex((_, at) => part.every((one, index) => whole[at + index] === one))
}

describe('a recording of real material', () => {
  test('is COMPLETE, and reaches from the announcement to the stop', async () => {
    const { evidence, recordings } = await cardOf(mock)
    expect(evidence).toMatchObject({ ok: true, verdict: 'COMPLETE' })
    expect(evidence.segments.flatMap(({ undeclaredGaps }) => undeclaredGaps)).toEqual([])
    const [{ fromUs, untilUs } = { fromUs: 0, untilUs: 0 }] = recordings
    expect(untilUs - fromUs).toBeGreaterThan(2 * tape.durUs + 3_500_000)
  })

  test('declares the pause that the clip itself has in its sound at the end of each turn, and no other', async () => {
    const gaps = (await cardOf(mock)).evidence.segments.flatMap(({ gapList }) => gapList)
    const [first, last] = [tape.audio[0]?.unit, tape.audio.at(-1)?.unit]
    const pauseUs = tape.durUs + (first?.ptsUs ?? 0) - (last?.ptsUs ?? 0) - (last?.durUs ?? 0)
    expect(gaps.map(({ track }) => track)).toEqual(['audio', 'audio', 'audio'])
    for (const { fromUs, toUs } of gaps) expect(Math.abs(toUs - fromUs - pauseUs)).toBeLessThanOrEqual(1)
  })

  test.each(['video', 'audio'] as const)(
    'holds a whole turn of the clip, each %s unit as it was',
    async (track) => {
      const samples = (await openedSamples(mock, track)).map(({ hash }) => hash)
      const turn = tape[track].map(({ unit }) => hashOf(unit.data))
      expect(turn.length).toBeGreaterThan(100)
      expect(placeOf(turn, samples)).toBeGreaterThan(0)
    },
  )

  test.skipIf(!hasFfmpeg)('plays in ffmpeg without a word (needs ffmpeg)', () => {
    run('ffmpeg', '-v', 'error', '-xerror', '-i', mp4, '-f', 'null', '-')
    const streams = run(
      'ffprobe',
      '-v',
      'error',
      '-show_entries',
      'stream=codec_type,codec_name',
      '-of',
      'csv=p=0',
      mp4,
    )
    expect(streams.trim().split('\n').sort()).toEqual(['aac,audio', 'h264,video'])
  })

  test.skipIf(!hasFfmpeg)('decodes to the same pictures as the clip (needs ffmpeg)', () => {
    const [source, opened] = [decoded(SOURCE), decoded(mp4)]
    expect(source.length).toBe(tape.video.length)
    expect(placeOf(source, opened)).toBeGreaterThan(0)
  })
})
