/** elide, excerpt and rewrap as a person uses them, on a recording of more than ten minutes in eleven segments. */
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newAgeKey } from '../../../hal/envelopes/age.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { NOW_MS } from '../../crypto/evidence.ts'
import { hasFfmpeg } from '../../media/material.ts'
import { fakeContext, runIn } from '../context.ts'
import { writeLongRecording } from './longrecording.ts'

let dir: string
let recording: string
const path = (...parts: string[]) => join(dir, ...parts)
const trust = ['--trust', 'trust.json']
const identity = ['--identity', 'data/identity.txt']
const reason = ['--reason', 'bystander', '--key', 'elide.key']

const run = (...args: string[]) => runIn(dir, NOW_MS, args)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zeuge-derived-'))
  recording = await writeLongRecording(path('data'))
  await copyFile(path('data', 'trust.json'), path('trust.json'))
  expect((await run('keys', 'elide', '--out', 'elide.key', ...trust)).exit).toBe(0)
}, 60_000)
afterAll(() => rm(dir, { recursive: true }))

function plays(film: string): void {
  const played = spawnSync('ffmpeg', ['-v', 'error', '-xerror', '-i', path(film), '-f', 'null', '-'])
  expect(played.stderr.toString()).toBe('')
  expect(played.status).toBe(0)
}

/** Presentation times of the pictures, in seconds. */
function pictureTimes(film: string): readonly number[] {
  const wanted = ['-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0']
  return execFileSync('ffprobe', ['-v', 'error', ...wanted, path(film)])
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map(Number.parseFloat)
}

describe('zeuge keys elide', () => {
  test('makes a key for its owner only and lets the trust file believe it', async () => {
    const { exit, result } = await run(
      'keys',
      'elide',
      '--out',
      'k/second.key',
      '--name',
      'dpo',
      ...trust,
      '--json',
    )
    expect(exit).toBe(0)
    expect(JSON.parse(await readFile(path('trust.json'), 'utf8')).elide).toContain(result.publicKey)
    expect((await stat(path('k/second.key'))).mode & 0o777).toBe(0o600)
    expect((await run('keys', 'elide', '--out', 'k/second.key')).exit).toBe(3)
    expect((await run('keys', 'elide', '--out', 'k/third.key', '--name', 'a b')).exit).toBe(2)
  })
})

describe('zeuge elide', () => {
  const elide = (from: string, ...args: string[]) => run('elide', from, ...reason, ...args, '--json')
  const single = () => join(recording, '000003.zeu')

  test('takes 35 s out of eleven segments; the rest and the ledger still verify', async () => {
    const { exit, result } = await elide(recording, '--from', '1:30', '--to', '2:05', '--out', 'redacted')
    expect(exit).toBe(0)
    expect(result).toMatchObject({ ok: true, by: 'elide' })
    expect(result.segments).toHaveLength(11)
    expect(result.segments.filter(({ leaves }: { leaves: number }) => leaves > 0)).toHaveLength(2)
    const verified = await run('verify', 'redacted', ...trust, '--json')
    expect(verified.exit).toBe(11)
    expect(verified.result).toMatchObject({ verdict: 'COMPLETE-ELIDED', identity: { state: 'trusted' } })

    await cp(path('data', 'ledger'), path('whole', 'ledger'), { recursive: true })
    await cp(path('redacted'), path('whole', 'recordings', basename(recording)), { recursive: true })
    expect((await run('verify', 'whole', ...trust)).exit).toBe(11)
    expect((await run('verify', 'whole', '--trust', 'data/trust.json')).exit).toBe(16)
  })
  test('says in both languages who took out what, and why', async () => {
    const { out } = await run('verify', 'redacted', ...trust)
    expect(out).toMatch(/taken out by elide on 2026-06-01T00:00:00\.000Z: entries .*; reason: bystander/)
    const lang = fakeContext({ cwd: dir, lang: 'de' })
    await runProgram(lang, ['verify', 'redacted', ...trust])
    expect(lang.out()).toMatch(/herausgenommen von elide .*; Grund: bystander/)
  })
  test('leaves nothing of what was taken out, and the statement gone makes it unauthorised', async () => {
    const bytes = async (name: string) => (await stat(join(recording, name))).size
    expect((await stat(path('redacted', '000001.zeu'))).size).toBeLessThan(0.6 * (await bytes('000001.zeu')))
    await cp(path('redacted'), path('bare'), { recursive: true })
    await rm(path('bare', '000001.elide'))
    expect((await run('verify', 'bare', ...trust)).exit).toBe(16)
  })
  test.skipIf(!hasFfmpeg)('leaves a film with a gap of that length that plays (install ffmpeg)', async () => {
    expect((await run('open', 'redacted', ...identity, '--out', 'redacted.mp4')).exit).toBe(0)
    plays('redacted.mp4')
    const times = pictureTimes('redacted.mp4')
    const steps = times.map((time, at) => time - (times[at - 1] ?? 0))
    const longest = Math.max(...steps)
    expect(longest).toBeGreaterThan(35)
    expect(longest).toBeLessThan(37.1)
  })
  test('takes out one track only, and the envelopes for good', async () => {
    expect(
      (await elide(single(), '--from', '0', '--to', '1:10', '--track', 'audio', '--out', 'mute')).exit,
    ).toBe(0)
    expect((await run('verify', 'mute/000003.zeu', ...trust)).exit).toBe(11)
    const opened = await run('open', 'mute/000003.zeu', ...identity, ...trust, '--out', 'mute.mp4', '--json')
    expect(opened.result).toMatchObject({ ok: true, verdict: 'COMPLETE-ELIDED', refused: 0 })
    expect((await elide(single(), '--leaves', '1', '--out', 'shredded')).exit).toBe(0)
    expect((await run('verify', 'shredded/000003.zeu', ...trust)).exit).toBe(11)
    expect((await run('open', 'shredded/000003.zeu', ...identity, '--out', 'no.mp4')).exit).toBe(5)
    await expect(stat(path('no.mp4'))).rejects.toThrow()
  })
  test.each<[string, string[], number, RegExp]>([
    [
      'an interval the wrong way round',
      ['--from', '2:00', '--to', '1:00', '--out', 'x'],
      2,
      /not lie before/,
    ],
    ['no interval', ['--out', 'x'], 2, /both --from and --to/],
    ['a time that is none', ['--from', 'noon', '--to', '1:00', '--out', 'x'], 2, /--from noon/],
    [
      'a track that is none',
      ['--from', '0', '--to', '1', '--track', 'smell', '--out', 'x'],
      2,
      /--track smell/,
    ],
    ['an interval behind the end', ['--from', '60:00', '--to', '61:00', '--out', 'x'], 2, /nothing of that/],
    ['the HEADER', ['--leaves', '0', '--out', 'x'], 2, /always stay/],
    ['a directory that is there', ['--leaves', '1', '--out', 'mute'], 3, /--force/],
    ['a key that is none', ['--leaves', '1', '--key', 'trust.json', '--out', 'x'], 5, /no signer key/],
  ])('%s is one clear sentence, and nothing is written', async (_, args, code, message) => {
    const before = await readdir(dir)
    const { exit, result } = await elide(single(), ...args)
    expect(exit).toBe(code)
    expect(result.error.message).toMatch(message)
    expect(await readdir(dir)).toEqual(before)
  })
  test('never writes over the evidence itself, and refuses what was altered', async () => {
    const { exit, err } = await run(
      'elide',
      recording,
      ...reason,
      '--leaves',
      '1',
      '--out',
      recording,
      '--force',
    )
    expect(exit).toBe(2)
    expect(err).toMatch(/where the evidence itself lies/)
    await mkdir(path('bad'))
    const file = await readFile(join(recording, '000002.zeu'))
    file[60_000] = (file[60_000] ?? 0) ^ 1
    await writeFile(path('bad', '000002.zeu'), file)
    const refused = await run('elide', 'bad', ...reason, '--leaves', '1', '--out', 'x', '--json')
    expect(refused.result.error.code).toBe('EVIDENCE_UNSOUND')
  })
})

describe('zeuge excerpt', () => {
  const excerpt = (...args: string[]) => run('excerpt', recording, ...args, '--json')
  /** In a directory of its own: what is verified there has nothing else to lean on. */
  const alone = async (file: string) => {
    await mkdir(path('alone'), { recursive: true })
    await copyFile(path(file), path('alone', file))
    return join('alone', file)
  }

  test('of one track verifies without the rest and lists the other', async () => {
    const made = await excerpt('--from', '1:30', '--to', '2:05', '--track', 'video', '--out', 'v.zex')
    expect(made.result).toMatchObject({ ok: true, segments: 2, withKeys: false })
    expect(made.result.overheadPerEntryBytes).toBeLessThanOrEqual(420)
    const verified = await run('verify', await alone('v.zex'), ...trust, '--json')
    expect(verified.exit).toBe(0)
    expect(verified.result.segments[0].excerpt.withheldTracks).toMatchObject([{ track: 'audio' }])
    expect((await run('verify', 'v.zex')).exit).toBe(10)
    expect((await run('open', 'v.zex', '--out', 'v.mp4', '--json')).result.error.code).toBe('NOTHING_TO_OPEN')
  })
  test.skipIf(!hasFfmpeg)('with keys opens alone, from its first picture on (install ffmpeg)', async () => {
    const made = await excerpt('--from', '1:30', '--to', '2:05', ...identity, '--out', 'k.zex')
    expect(made.result).toMatchObject({ withKeys: true, withheldChunks: 0 })
    expect((await stat(path('k.zex'))).mode & 0o777).toBe(0o600)
    const opened = await run('open', await alone('k.zex'), '--out', 'k.mp4', ...trust, '--json')
    expect(opened.result).toMatchObject({ ok: true, verdict: 'COMPLETE', refused: 0 })
    plays('k.mp4')
    const times = pictureTimes('k.mp4')
    // Sound may begin a second before the first picture, whose group began before the interval
    expect(times[0]).toBeLessThan(1.1)
    expect(times.at(-1)).toBeGreaterThan(34)
    expect(times.at(-1)).toBeLessThan(37)
  })
  test('holds the same pictures as the film of the whole', async () => {
    await excerpt('--from', '9:50', '--to', '10:00', '--track', 'video', ...identity, '--out', 'p.zex')
    await run('open', 'p.zex', '--out', 'p.mp4')
    await run('open', recording, ...identity, '--out', 'all.mp4')
    const [part, whole] = [await readFile(path('p.mp4')), await readFile(path('all.mp4'))]
    const mdat = part.indexOf('mdat') + 4
    expect(whole.indexOf(part.subarray(mdat, mdat + 4000))).toBeGreaterThan(0)
  })
  test('by dates takes the same as by times of the film', async () => {
    const { result } = await run('verify', recording, ...trust, '--json')
    const fromMs = result.segments[0].signedFromWallUs / 1000
    const date = (s: number) => new Date(fromMs + s * 1000).toISOString()
    await excerpt('--from', '60.4', '--to', '70.4', '--out', 'film.zex')
    await excerpt('--from', date(60.4), '--to', date(70.4), '--out', 'dates.zex')
    expect((await readFile(path('dates.zex'))).equals(await readFile(path('film.zex')))).toBe(true)
  })
  test('with one changed byte is ALTERED and is not opened', async () => {
    const file = await readFile(path('k.zex'))
    file[400_000] = (file[400_000] ?? 0) ^ 1
    await writeFile(path('bad.zex'), file)
    expect((await run('verify', 'bad.zex', ...trust)).exit).toBe(21)
    const { exit, result } = await run('open', 'bad.zex', '--out', 'bad.mp4', '--json')
    expect(exit).toBe(3)
    expect(result.error.message).toMatch(/ALTERED/)
  })
})

describe('zeuge rewrap', () => {
  test('lets another identity open all eleven segments, and only through the sidecar', async () => {
    const { identity: secret, recipient } = await newAgeKey('x25519')
    await writeFile(path('court.txt'), `${secret}\n`)
    const made = await run(
      'rewrap',
      recording,
      ...identity,
      '--recipient',
      recipient,
      '--out',
      'court.age',
      '--json',
    )
    expect(made.result).toMatchObject({ ok: true, segments: 11, recipients: 1, kind: 'x25519' })
    const court = ['--identity', 'court.txt']
    expect((await run('open', recording, ...court, '--out', 'c.mp4')).exit).toBe(5)
    expect((await run('open', recording, ...court, '--sidecar', 'court.age', '--out', 'c.mp4')).exit).toBe(0)
    expect((await readFile(path('c.mp4'))).equals(await readFile(path('all.mp4')))).toBe(true)
    const stranger = await run(
      'open',
      recording,
      ...identity,
      '--sidecar',
      'court.age',
      '--out',
      's.mp4',
      '--json',
    )
    expect(stranger.result.error).toMatchObject({ code: 'KEY_WRONG', message: /not made for the identity/ })
    const shredded = await run(
      'open',
      'shredded/000003.zeu',
      ...court,
      '--sidecar',
      'court.age',
      '--out',
      's.mp4',
    )
    expect(shredded.exit).toBe(0)
  })
  test('refuses what is no sidecar, no recipient, and an identity that opens nothing', async () => {
    const { identity: secret, recipient } = await newAgeKey('x25519')
    await writeFile(path('nobody.txt'), `${secret}\n`)
    const nobody = ['--identity', 'nobody.txt']
    const code = async (...args: string[]) => (await run(...args, '--json')).result.error.code
    expect(await code('rewrap', recording, ...nobody, '--recipient', recipient, '--out', 'n.age')).toBe(
      'KEY_WRONG',
    )
    expect(await code('rewrap', recording, ...identity, '--recipient', 'age1x', '--out', 'n.age')).toBe(
      'KEY_INVALID',
    )
    expect(await code('open', recording, ...identity, '--sidecar', 'trust.json', '--out', 'n.mp4')).toBe(
      'KEY_INVALID',
    )
    expect(await code('open', recording, '--out', 'n.mp4')).toBe('USAGE')
  })
})

test('zeuge export hands over eleven segments, film and proof, in one folder', async () => {
  const { exit, result } = await run('export', 'data', ...identity, ...trust, '--out', 'case', '--json')
  expect([exit, result.verdict, result.verifyExitCode]).toEqual([0, 'COMPLETE', 0])
  const sums = ['--strict', '-c', 'manifest-sha256.txt']
  expect(spawnSync('sha256sum', sums, { cwd: path('case') }).status).toBe(0)
  const { exit: again, result: report } = await run('verify', 'case', ...trust, '--json')
  expect([again, report.segments.length]).toEqual([0, 11])
  const names = await readdir(path('case', 'data'), { recursive: true })
  const films = names.filter((name) => name.endsWith('.mp4'))
  expect(films).toHaveLength(1)
  if (hasFfmpeg) plays(join('case', 'data', films[0] as string))
})
