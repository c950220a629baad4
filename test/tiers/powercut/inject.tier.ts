/**
 * The n-th fdatasync of a real camera process fails with EIO, without root: strace answers in the kernel's place.
 *
 * Nothing acknowledged is lost and the card is never called altered. Where the start itself is hit it may
 * be refused; the next one must then reach standby.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { broken, reasons } from '../../device/outage.ts'
import { missing, skipReason } from '../needs.ts'
import { promisesOf, startCamera } from './camera.ts'
import { readCard } from './card.ts'
import { PACKAGES } from './cutneeds.ts'

/** A start takes four or five of them, a recording of two seconds as many again; `+` is each one from there on. */
const CALLS = ['1', '3', '6', '7', '8', '6+']

/** strace counts by thread, so there is one thread. */
const failing = (call: string): readonly string[] => [
  ...['env', 'UV_THREADPOOL_SIZE=1', 'strace', '-f', '-qq', '--seccomp-bpf', '-o', '/dev/null'],
  ...['-e', 'trace=fdatasync', '-e', `inject=fdatasync:error=EIO:when=${call}`],
]

const lacking = missing({ tools: ['strace'] })
describe.skipIf(lacking.length > 0)(`a sync that fails with EIO${skipReason(lacking, PACKAGES)}`, () => {
  /** One card for all: each failure comes on top of what the ones before have left. */
  let directory = ''
  const live = async (under: readonly string[]): Promise<{ trace: string; code: number | null }> => {
    const trace = join(mkdtempSync(join(directory, 'life-')), 'trace')
    const data = join(directory, 'data')
    const options = ['--source', 'tape', '--record', '2']
    return { trace, code: await startCamera({ data, trace, options, under }).exited }
  }
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'zeuge-inject-'))
    expect((await live([])).code).toBe(0)
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  test.each(CALLS)('as the fdatasync number %s of a process: nothing acknowledged is lost', async (call) => {
    const { trace, code } = await live(failing(call))
    const { untilUs, words } = promisesOf(trace)
    expect(code !== 0 || words.has('DISK_FAILED'), 'it was hit: refused the start, or went on').toBe(true)
    if (untilUs.size > 0) expect(words).toContain('storage-failing')
    expect((await live([])).code, 'the next start').toBe(0)
    const card = await readCard(join(directory, 'data'))
    expect(card.evidence.verdict, reasons(card).join('\n')).toMatch(/^(COMPLETE|RECOVERED)$/)
    expect(broken(untilUs, card)).toEqual([])
  })
})
