/** An export as its receiver uses it: stock sha256sum, the film, and the evidence checked once more. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { encodedPath } from '../../../src/cli/evidence/bag.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { fakeContext } from '../context.ts'

const FROZEN = fileURLToPath(new URL('../../frozen/1', import.meta.url))
const IDENTITY = ['--identity', join(FROZEN, 'identity.txt')]
const TRUST = ['--trust', join(FROZEN, 'trust.json')]
const NOW_MS = Date.UTC(2026, 5, 1)

const work = mkdtempSync(join(tmpdir(), 'zeuge-export-'))
afterAll(() => rmSync(work, { recursive: true }))
beforeEach(() => {
  for (const name of readdirSync(work)) rmSync(join(work, name), { recursive: true })
})

async function zeuge(...args: readonly string[]) {
  const context = fakeContext({ cwd: work, json: true, now: () => NOW_MS })
  await runProgram(context, [...args, '--json'])
  return { exit: context.exit(), result: JSON.parse(context.out()) }
}

const exportOf = (path: string, ...more: readonly string[]) =>
  zeuge('export', path, ...IDENTITY, '--out', 'bag', ...more)
const frozen = (name: string) => join(FROZEN, name)
const inBag = (...parts: readonly string[]) => join(work, 'bag', ...parts)
const filesIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .sort()
const sums = (manifest: string) =>
  spawnSync('sha256sum', ['--strict', '-c', manifest], { cwd: inBag(), encoding: 'utf8' })

describe('zeuge export', () => {
  test('makes a BagIt folder that sha256sum checks, damage included', async () => {
    const { exit, result } = await exportOf(frozen('complete'), ...TRUST)
    expect([exit, result.verdict, result.verifyExitCode]).toEqual([0, 'COMPLETE', 0])
    expect(readFileSync(inBag('bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    )
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      expect(sums(manifest)).toMatchObject({ status: 0, stderr: '' })
    const listed = readFileSync(inBag('manifest-sha256.txt'), 'utf8').trim().split('\n')
    const payload = filesIn(inBag()).filter((name) => name.startsWith('data/'))
    expect(listed.map((line) => line.slice(66))).toEqual(payload)
    const bytes = payload.reduce((sum, name) => sum + statSync(inBag(name)).size, 0)
    expect(readFileSync(inBag('bag-info.txt'), 'utf8')).toContain(
      `Payload-Oxum: ${bytes}.${payload.length}\n`,
    )
    writeFileSync(inBag('data', 'report.html'), 'other')
    expect(sums('manifest-sha256.txt').status).toBe(1)
  })

  test('holds the sealed files bit for bit, and they are as complete as they were', async () => {
    await exportOf(frozen('complete'), ...TRUST)
    for (const name of filesIn(frozen('complete')))
      expect(readFileSync(inBag('data', 'evidence', name))).toEqual(
        readFileSync(join(frozen('complete'), name)),
      )
    const { exit, result } = await zeuge('verify', 'bag', ...TRUST)
    expect([exit, result.verdict]).toEqual([0, 'COMPLETE'])
  })

  test('holds each film as "zeuge open" makes it, readable for its owner only', async () => {
    const { result } = await exportOf(frozen('complete'))
    expect(result.films).toHaveLength(2)
    for (const { recording, file } of result.films) {
      const opened = await zeuge(
        'open',
        join(frozen('complete'), 'recordings', recording),
        ...IDENTITY,
        '--out',
        recording,
      )
      expect(opened.exit).toBe(0)
      expect(readFileSync(inBag(file))).toEqual(readFileSync(join(work, recording)))
      expect(statSync(inBag(file)).mode & 0o077).toBe(0)
    }
  })

  test('names files as they lie in the folder, and nothing of the machine it was made on', async () => {
    await exportOf(frozen('complete'), ...TRUST)
    const report = JSON.parse(readFileSync(inBag('data', 'report.json'), 'utf8'))
    expect(report.segments.map(({ file }: { file: string }) => file)).toEqual(
      filesIn(inBag('data', 'evidence')).filter((name) => name.endsWith('.zeu')),
    )
    for (const name of ['data/report.json', 'data/report.html', 'README.txt', 'bag-info.txt'])
      expect(readFileSync(inBag(name), 'utf8')).not.toContain(work)
    expect(filesIn(inBag('data'))).toEqual(
      expect.arrayContaining(['format.md', 'report.html', 'report.json', 'trust.json', 'verifier.html']),
    )
  })

  test('of one recording takes the ledger along, and says that others were left out', async () => {
    const [name = ''] = readdirSync(join(frozen('complete'), 'recordings'))
    const { result } = await exportOf(join(frozen('complete'), 'recordings', name), ...TRUST)
    expect(result.films).toHaveLength(1)
    const again = await zeuge('verify', 'bag', ...TRUST)
    expect([again.exit, again.result.verdict, again.result.omitted]).toEqual([0, 'COMPLETE', 1])
    rmSync(inBag('data', 'evidence', 'selection.txt'))
    expect((await zeuge('verify', 'bag', ...TRUST)).result.verdict).toBe('MISSING')
  })

  test('of a whole camera does not hide that a recording is missing', async () => {
    cpSync(frozen('complete'), join(work, 'data'), { recursive: true })
    const [name = ''] = readdirSync(join(work, 'data', 'recordings'))
    rmSync(join(work, 'data', 'recordings', name), { recursive: true })
    expect((await exportOf('data', ...TRUST)).result.verdict).toBe('MISSING')
    expect((await zeuge('verify', 'bag', ...TRUST)).exit).toBe(19)
  })

  test('of segments without a ledger does not call them unlisted', async () => {
    const [name = ''] = readdirSync(join(frozen('complete'), 'recordings'))
    cpSync(join(frozen('complete'), 'recordings', name), join(work, 'alone'), { recursive: true })
    expect((await exportOf('alone', ...TRUST)).result.verdict).toBe('COMPLETE')
    expect(readdirSync(inBag('data', 'evidence'))).toEqual(['alone'])
  })

  test('refuses altered evidence unless it is asked for', async () => {
    const { exit, result } = await exportOf(frozen('altered'), ...TRUST)
    expect([exit, result.error.code]).toEqual([3, 'NOTHING_TO_OPEN'])
    expect(readdirSync(work)).toEqual([])
    expect((await exportOf(frozen('altered'), ...TRUST, '--damaged')).result.verdict).toBe('ALTERED')
  })

  test('leaves nothing behind with a wrong identity, for a single file, or when it is interrupted', async () => {
    await zeuge('keys', 'new', '--out', 'keys')
    const wrong = await zeuge('export', frozen('complete'), '--identity', 'keys/escrow.txt', '--out', 'bag')
    expect([wrong.exit, wrong.result.error.code]).toEqual([5, 'KEY_WRONG'])
    const [name = ''] = readdirSync(join(frozen('complete'), 'recordings'))
    const single = await exportOf(join(frozen('complete'), 'recordings', name, '000000.zeu'))
    expect([single.exit, single.result.error.code]).toEqual([2, 'USAGE'])
    const context = fakeContext({
      ...{ cwd: work, json: true },
      onInterrupt: (listener) => {
        listener('SIGINT')
        return () => undefined
      },
    })
    await runProgram(context, ['export', frozen('complete'), ...IDENTITY, '--out', 'bag', '--json'])
    expect([context.exit(), JSON.parse(context.out()).error.code]).toEqual([130, 'INTERRUPTED'])
    expect(readdirSync(work)).toEqual(['keys'])
  })

  test('replaces an earlier export with --force, and never a folder that is none', async () => {
    expect((await exportOf(frozen('complete'))).exit).toBe(0)
    expect((await exportOf(frozen('complete'))).result.error.code).toBe('FILE_EXISTS')
    expect((await exportOf(frozen('open-ended'), '--force')).result.verdict).toBe('OPEN-ENDED')
    rmSync(inBag('bag-info.txt'))
    expect((await exportOf(frozen('complete'), '--force')).result.error.code).toBe('FILE_EXISTS')
    expect(readdirSync(work)).toEqual(['bag'])
  })
})

test('a path in a manifest is encoded as RFC 8493 says, and no further', () => {
  expect(encodedPath('data/a b%0A\r\n\u00e4.zeu')).toBe('data/a b%250A%0D%0A\u00e4.zeu')
})

describe('zeuge verify --report', () => {
  const report = (...more: readonly string[]) =>
    zeuge('verify', frozen('complete'), '--report', 'r.html', ...more)
  test('writes a page that says what the verdict is, and replaces one only with --force', async () => {
    expect((await report(...TRUST)).exit).toBe(0)
    expect(readFileSync(join(work, 'r.html'), 'utf8')).toContain('data-verdict="COMPLETE" data-exit="0"')
    expect((await report()).result.error.code).toBe('FILE_EXISTS')
    expect((await report('--force')).exit).toBe(10)
    expect(readFileSync(join(work, 'r.html'), 'utf8')).toContain('data-exit="10"')
  })
})
