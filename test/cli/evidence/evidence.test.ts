/** keys, verify, open and inspect as a person uses them, on a real recording in a temporary directory. */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openAgeEnvelopes, parseRecipients } from '../../../hal/envelopes/age.ts'
import { type Bytes, concatBytes } from '../../../src/bytes.ts'
import type { SegmentHeader } from '../../../src/crypto/header.ts'
import { keyCommitment } from '../../../src/crypto/ratchet.ts'
import { createSealer } from '../../../src/crypto/seal.ts'
import { initSegment } from '../../../src/media/init.ts'
import {
  baseOf,
  filled,
  NOW_MS,
  primitives,
  readDevice,
  sealVolume,
  at as stampAt,
} from '../../crypto/evidence.ts'
import { fragmentsOf, hasFfmpeg, readMaterial } from '../../media/material.ts'
import { runIn } from '../context.ts'

const RECORDING = '20260601T000000Z-aaaaaaaa'

let dir: string
const path = (...parts: string[]) => join(dir, ...parts)
const segmentPath = () => path('data', 'recordings', RECORDING, '000000.zeu')
let good: { segment: Bytes; volume: Bytes }

const run = (...args: string[]) => runIn(dir, NOW_MS, args)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zeuge-cli-'))
  expect((await run('keys', 'new', '--out', 'data')).exit).toBe(0)
  good = await record()
})
afterAll(() => rm(dir, { recursive: true }))
beforeEach(async () => {
  await mkdir(path('data', 'recordings', RECORDING), { recursive: true })
  await mkdir(path('data', 'ledger'), { recursive: true })
  await writeFile(segmentPath(), good.segment)
  await writeFile(path('data', 'ledger', '00000000.zlg'), good.volume)
  for (const name of await readdir(dir)) if (name !== 'data') await rm(path(name), { recursive: true })
})

/** One segment of real pictures and sound, and the ledger that lists it. */
async function record() {
  const device = await readDevice(path('data'))
  const recipients = await Promise.all(
    ['evidence-unit.txt', 'escrow.txt'].map(async (name) =>
      parseRecipients(await readFile(path('data', 'recipients', name), 'utf8'), name),
    ),
  )
  const key = filled(32, 0x51)
  const envelope = await openAgeEnvelopes(recipients.flat()).wrap(key)
  const segmentId = filled(16, 1)
  const header: SegmentHeader = {
    ...baseOf(device),
    file: 'segment',
    segmentId,
    keyCommitment: keyCommitment(primitives, key, segmentId),
    envelope: { hash: primitives.sha256(envelope), kind: 'x25519' },
    recording: { id: filled(16, 0xaa), sequence: 0 },
    previous: null,
    replaces: null,
    ledger: { size: 0, root: primitives.sha256() },
  }
  const sign = primitives.ed25519Signer(device.epochSeed)
  const sealer = createSealer({ primitives, header, segmentKey: key.slice(), envelope, sign })
  const { video, audio, units } = await readMaterial()
  const none = { syncFirst: false, discontinuity: false, preRecord: false }
  const parts = [sealer.begin(stampAt(0))]
  for (const format of [video, audio]) {
    const plaintext = initSegment(format)
    parts.push(
      sealer.chunk({
        track: format.track,
        kind: 'init',
        stamp: stampAt(0),
        durationUs: 0,
        ...none,
        plaintext,
      }),
    )
  }
  const firstUs = units[0]?.ptsUs ?? 0
  for (const { track, bytes, fromUs, durUs, syncFirst } of fragmentsOf(units)) {
    const stamp = stampAt(fromUs - firstUs)
    const durable = sealer.size
    parts.push(
      sealer.chunk({ track, kind: 'media', stamp, durationUs: durUs, ...none, syncFirst, plaintext: bytes }),
    )
    parts.push(sealer.checkpoint({ stamp, durable }))
  }
  parts.push(sealer.end({ stamp: stampAt(9_000_000), cause: 'stopped', durable: sealer.size }))
  const segment = concatBytes(...parts)
  const listed = { recording: filled(16, 0xaa), segment: segmentId }
  const volume = sealVolume(device, [
    { type: 'genesis', device: device.device },
    { type: 'opened', ...listed, sequence: 0, headerLeafHash: sealer.headerLeafHash() },
    {
      ...{ type: 'closed', ...listed, size: sealer.size, root: sealer.root() },
      ...{ bytes: segment.length, fileHash: null, cause: 'stopped' },
    },
  ])
  return { segment, volume: volume.file }
}

const flip = async (at: number) => {
  const bytes = good.segment.slice()
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(segmentPath(), bytes)
}

describe('zeuge keys new', () => {
  test('makes everything one camera needs, secrets for their owner only', async () => {
    const { result, exit } = await run('keys', 'new', '--out', 'keys', '--json')
    expect(exit).toBe(0)
    expect(result).toMatchObject({ ok: true, device: expect.stringMatching(/^zg-[0-9a-f]{8}$/) })
    for (const file of result.files) {
      const mode = (await stat(path('keys', file))).mode & 0o777
      const secret = /authority\.key|^evidence-unit|^escrow|identity\.key/.test(file)
      if (secret) expect(mode, file).toBe(0o600)
    }
  })
  test('never replaces keys unless told to', async () => {
    await run('keys', 'new', '--out', 'keys')
    const before = await readFile(path('keys', 'escrow.txt'), 'utf8')
    const { exit, result } = await run('keys', 'new', '--out', 'keys', '--json')
    expect(exit).toBe(3)
    expect(result).toMatchObject({ ok: false, error: { code: 'FILE_EXISTS' } })
    expect(await readFile(path('keys', 'escrow.txt'), 'utf8')).toBe(before)
    expect((await run('keys', 'new', '--out', 'keys', '--force')).exit).toBe(0)
    expect(await readFile(path('keys', 'escrow.txt'), 'utf8')).not.toBe(before)
  })
})

describe('zeuge verify', () => {
  const trust = ['--trust', 'data/trust/trust.json']
  test('says COMPLETE with exit code 0 only for a trusted camera', async () => {
    expect((await run('verify', 'data', ...trust, '--json')).result).toMatchObject({
      ok: true,
      verdict: 'COMPLETE',
    })
    expect((await run('verify', 'data', ...trust)).exit).toBe(0)
    expect((await run('verify', 'data')).exit).toBe(10)
    const { out, exit } = await run('verify', segmentPath(), ...trust)
    expect(exit).toBe(0)
    expect(out).toMatch(/COMPLETE: Complete and unaltered/)
    expect(out).toMatch(/Limit:/)
  })
  test('names the place of a flipped bit', async () => {
    await flip(20_000)
    const { exit, result } = await run('verify', 'data', ...trust, '--json')
    expect(exit).toBe(21)
    expect(result).toMatchObject({ ok: false, verdict: 'ALTERED', exitCode: 21 })
    expect(result.segments[0].problem).toMatchObject({ what: 'body hash' })
    expect(result.segments[0].problem.offset).toBeLessThan(20_000)
  })
  test('takes several paths and keeps the worst', async () => {
    await writeFile(path('empty.zeu'), '')
    const { exit, result } = await run('verify', segmentPath(), 'empty.zeu', ...trust, '--json')
    expect(exit).toBe(15)
    expect(result.segments.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'COMPLETE',
      'NOT-SEALED',
    ])
  })
  test('a sparse file of ten gigabytes is NOT-SEALED at once', async () => {
    await writeFile(path('zeros.zeu'), '')
    await truncate(path('zeros.zeu'), 10_000_000_000)
    expect((await run('verify', 'zeros.zeu')).exit).toBe(15)
  })
  test.each<[string, string[], number, string]>([
    ['a missing file', ['nowhere.zeu'], 3, 'FILE_MISSING'],
    ['a directory without evidence', ['data/device'], 3, 'NOT_EVIDENCE'],
    ['a trust file that is none', ['data', '--trust', 'data/escrow.txt'], 3, 'TRUST_INVALID'],
    ['a device', ['/dev/null'], 3, 'FILE_UNREADABLE'],
  ])('%s is one clear sentence', async (_, args, code, fault) => {
    const { exit, result } = await run('verify', ...args, '--json')
    expect(exit).toBe(code)
    expect(result).toMatchObject({ ok: false, error: { code: fault } })
  })
})

describe('zeuge open', () => {
  const open = (...args: string[]) => run('open', 'data', '--out', 'clip.mp4', ...args, '--json')
  const identity = ['--identity', 'data/evidence-unit.txt']
  test.skipIf(!hasFfmpeg)('writes a film that plays (install ffmpeg)', async () => {
    const { exit, result } = await open(...identity)
    expect(exit).toBe(0)
    expect(result).toMatchObject({ ok: true, verdict: 'COMPLETE', refused: 0 })
    const played = spawnSync('ffmpeg', ['-v', 'error', '-xerror', '-i', path('clip.mp4'), '-f', 'null', '-'])
    expect(played.stderr.toString()).toBe('')
    expect(played.status).toBe(0)
  })
  test('opens for the escrow too, and gives the same film', async () => {
    await open(...identity)
    const film = await readFile(path('clip.mp4'))
    expect((await open('--identity', 'data/escrow.txt')).result.error.code).toBe('FILE_EXISTS')
    expect((await open('--identity', 'data/escrow.txt', '--force')).exit).toBe(0)
    expect(await readFile(path('clip.mp4'))).toEqual(film)
    expect((await stat(path('clip.mp4'))).mode & 0o777).toBe(0o600)
  })
  test('with a wrong identity leaves nothing behind and has exit code 5', async () => {
    await run('keys', 'new', '--out', 'others')
    const { exit, result } = await open('--identity', 'others/escrow.txt')
    expect(exit).toBe(5)
    expect(result.error.code).toBe('KEY_WRONG')
    expect((await readdir(dir)).sort()).toEqual(['data', 'others'])
  })
  test('opens an open end up to where it is signed', async () => {
    await writeFile(segmentPath(), good.segment.subarray(0, Math.floor(good.segment.length / 2)))
    const { exit, result } = await run('open', segmentPath(), ...identity, '--out', 'clip.mp4', '--json')
    expect(exit).toBe(0)
    expect(result).toMatchObject({ verdict: 'OPEN-ENDED' })
    expect(result.chunks).toBeGreaterThan(0)
  })
  test('refuses what was altered, unless asked for what is still good', async () => {
    await flip(good.segment.length - 50_000)
    const { exit, result } = await open(...identity)
    expect(exit).toBe(3)
    expect(result.error).toMatchObject({
      code: 'NOTHING_TO_OPEN',
      message: expect.stringContaining('ALTERED'),
    })
    expect(await readdir(dir)).toEqual(['data'])
    expect((await open(...identity, '--damaged')).result).toMatchObject({ ok: true, verdict: 'ALTERED' })
  })
  test('refuses what is not sealed, and files that are no identity', async () => {
    await writeFile(segmentPath(), 'film')
    expect((await open(...identity)).result.error.code).toBe('NOTHING_TO_OPEN')
    expect((await open('--identity', 'data/recipients/escrow.txt')).result.error.code).toBe('KEY_INVALID')
  })
  test('asks for one recording where a directory holds several', async () => {
    const other = path('data', 'recordings', 'boot-1-bbbbbbbb')
    await mkdir(other)
    await writeFile(join(other, '000000.zeu'), good.segment)
    const { exit, result } = await open(...identity)
    await rm(other, { recursive: true })
    expect(exit).toBe(2)
    expect(result.error.message).toContain('boot-1-bbbbbbbb')
  })
})

describe('zeuge inspect', () => {
  test('lists the entries of a segment and the events of a ledger', async () => {
    const segment = (await run('inspect', segmentPath(), '--json')).result.files[0]
    expect(segment.header.file).toBe('segment')
    const types = segment.entries.map(({ type }: { type: string }) => type)
    expect(types.slice(0, 4)).toEqual(['HEADER', 'ENVELOPE', 'CHECKPOINT', 'CHUNK'])
    expect(types.slice(-2)).toEqual(['END', 'CHECKPOINT'])
    const { out } = await run('inspect', 'data/ledger/00000000.zlg')
    expect(out).toMatch(/EVENT.*"type":"opened"/)
  })
  test('says where a torn file stops, and what is no evidence', async () => {
    await writeFile(segmentPath(), good.segment.subarray(0, good.segment.length - 7))
    expect((await run('inspect', segmentPath())).out).toMatch(/the file ends inside an entry/)
    await writeFile(segmentPath(), 'film')
    expect((await run('inspect', segmentPath())).exit).toBe(3)
  })
})
