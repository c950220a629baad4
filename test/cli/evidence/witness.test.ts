/** zeuge verify --save-witness and --witness as a person uses them. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../../../src/cli/program.ts'
import { type Device, NOW_MS, readDevice, sealSegment, sealVolume } from '../../crypto/evidence.ts'
import { fakeContext } from '../context.ts'

let dir: string
let device: Device
const VOLUME = 'data/ledger/00000000.zlg'

async function run(...args: string[]) {
  const context = fakeContext({ cwd: dir, json: args.includes('--json'), now: () => NOW_MS })
  await runProgram(context, args)
  return { exit: context.exit(), out: context.out(), err: context.err() }
}

/** A ledger of so many announcements. */
const writeLedger = (announcements: number) => {
  const events = Array.from({ length: announcements }, (_, at) => ({
    ...({ type: 'gesture', effect: 'announced', why: null } as const),
    gesture: `display.press${at}`,
  }))
  return writeFile(
    join(dir, VOLUME),
    sealVolume(device, [{ type: 'genesis', device: device.device }, ...events]).file,
  )
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zeuge-witness-'))
  await run('keys', 'new', '--out', 'data')
  device = await readDevice(join(dir, 'data'))
  await mkdir(join(dir, 'data', 'ledger'), { recursive: true })
  await writeLedger(6)
  expect((await run('verify', 'data', '--save-witness', 'monday.witness')).exit).toBe(10)
})
afterAll(() => rm(dir, { recursive: true }))

test('a kept checkpoint is text that names the ledger, and is not replaced unless told to', async () => {
  expect(await readFile(join(dir, 'monday.witness'), 'utf8')).toMatch(/^zeuge\/[a-z0-9-]+\/ledger\n\d+\n/)
  expect((await run('verify', 'data', '--save-witness', 'monday.witness')).err).toMatch(/--force/)
  expect((await run('verify', 'data', '--save-witness', 'monday.witness', '--force')).exit).toBe(10)
})

test('the same ledger, grown, still contains it, and the report says so', async () => {
  await writeLedger(9)
  const { exit, out } = await run(
    ...['verify', 'data', '--witness', 'monday.witness', '--trust', 'data/trust/trust.json'],
  )
  expect(exit).toBe(0)
  expect(out).toMatch(/monday\.witness \(\d+ entries, 2026-.*\): the ledger contains it unchanged/)
})

test('a ledger set back is ROLLED-BACK with exit code 20, and no witness is kept of it', async () => {
  await writeLedger(2)
  const { exit, out } = await run('verify', 'data', '--witness', 'monday.witness')
  expect(exit).toBe(20)
  expect(out).toMatch(
    /ROLLED-BACK monday\.witness: the ledger had \d+ entries when it was signed, 8 are here/,
  )
  const args = ['verify', 'data', '--witness', 'monday.witness', '--save-witness', 'other']
  expect((await run(...args)).err).toMatch(/no witness was kept/)
})

test('a file that is no checkpoint is refused with exit code 3', async () => {
  await writeFile(join(dir, 'wrong'), 'not a note\n')
  expect(await run('verify', 'data', '--witness', 'wrong')).toMatchObject({ exit: 3, out: '' })
})

test('without a ledger there is nothing to compare or to keep', async () => {
  await writeFile(join(dir, 'a.zeu'), sealSegment(device).file)
  for (const option of ['--witness', '--save-witness'])
    expect((await run('verify', 'a.zeu', option, 'monday.witness')).exit).toBe(2)
})
