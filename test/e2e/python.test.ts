/** The format text is enough: a program in another language, written from it, opens what this one sealed. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evidenceOf, readFrozenCase, readFrozenIdentities } from '../../bench/frozen.ts'
import { unwrapAge } from '../../hal/envelopes/age.ts'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import { openRecording } from '../../src/crypto/open.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { ffmpegComplaints, has } from './process.ts'

const PYTHON = '/usr/bin/python3'
const SCRIPT = fileURLToPath(new URL('../../examples/open_segment.py', import.meta.url))
const FROZEN = fileURLToPath(new URL('../frozen/1', import.meta.url))
const TRACKS = { video: '1', audio: '2' } as const

function hasCryptography(): boolean {
  const found = spawnSync(PYTHON, ['-c', 'import cryptography']).status === 0
  if (!found && process.env['ZEUGE_CI'] === '1') throw new Error('CI must install python3-cryptography')
  return found
}
const able = has('age') && hasCryptography()

describe.skipIf(!able)('examples/open_segment.py (install python3-cryptography and age)', () => {
  let dir: string
  let segments: readonly Bytes[]
  const run = (segment: string, identity: string, track: string) =>
    spawnSync(PYTHON, [SCRIPT, segment, identity, track], { maxBuffer: 64 * 1024 * 1024 })
  const identity = join(FROZEN, 'identity.txt')
  const written = async (name: string, bytes: Uint8Array) => {
    const path = join(dir, name)
    await writeFile(path, bytes)
    return path
  }

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'zeuge-python-'))
    const files = readFrozenCase(join(FROZEN, 'complete'))
    const names = evidenceOf(files).segments.map(({ file }) => file)
    segments = names.map((name) => files.get(name) ?? new Uint8Array(0))
  })
  afterAll(() => rm(dir, { recursive: true }))

  test('is at most 40 lines long', async () => {
    const lines = (await readFile(SCRIPT, 'utf8')).split('\n').filter((line) => line.trim() !== '')
    expect(lines.length).toBeGreaterThanOrEqual(20)
    expect(lines.length).toBeLessThanOrEqual(40)
  })
  test.each(Object.entries(TRACKS))('opens the %s track to the bytes that we open', async (track, number) => {
    expect(segments).toHaveLength(2)
    for (const segment of segments) {
      const { stdout, stderr, status } = run(await written('a.zeu', segment), identity, number)
      expect(stderr.toString()).toBe('')
      expect(status).toBe(0)
      const opened = await openRecording(primitives, [fileOfBytes('a.zeu', segment)], (envelope) =>
        unwrapAge(envelope, readFrozenIdentities(FROZEN)),
      )
      const parts: Uint8Array[] = []
      for await (const part of opened.parts())
        if (part.track === track)
          parts.push(...(parts.length === 0 ? [part.init] : []), part.fragment.slice())
      expect(new Uint8Array(stdout)).toEqual(concatBytes(...parts))
    }
  })
  test.skipIf(!has('ffmpeg'))('makes a film that plays (install ffmpeg)', async () => {
    const film = await written(
      'film.mp4',
      run(await written('a.zeu', segments[0] as Bytes), identity, '1').stdout,
    )
    expect(ffmpegComplaints(film)).toBe('')
  })
  test('opens nothing with the key of another segment, or where a chunk was changed', async () => {
    const [one, two] = segments as readonly [Bytes, Bytes]
    const envelope = (file: Bytes) => 8 + 160 + new DataView(file.buffer).getUint32(16) + 160
    const stranger = one.slice()
    const length = new DataView(two.buffer).getUint32(envelope(two) - 152)
    stranger.set(two.subarray(envelope(two), envelope(two) + length), envelope(one))
    const changed = one.slice()
    const at = Math.floor(one.length / 2)
    changed[at] = (changed[at] ?? 0) ^ 1
    for (const [name, bytes, why] of [
      ['stranger.zeu', stranger, /the key of another segment|no identity matched/],
      ['changed.zeu', changed, /InvalidTag/],
      ['text.zeu', Buffer.from('hello'), /not a segment/],
    ] as const) {
      const { stdout, stderr, status } = run(await written(name, bytes), identity, '1')
      expect(status, name).not.toBe(0)
      expect(stderr.toString(), name).toMatch(why)
      expect(stdout.length, name).toBe(0)
    }
  })
})
