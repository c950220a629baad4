/** Post-quantum recipients the whole way: keys, a camera that seals for them, its card, the film. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kindOfEnvelope, newAgeKey, openAgeEnvelopes, parseRecipients } from '../../../hal/envelopes/age.ts'
import { nodePrimitives as primitives } from '../../../hal/primitives/node.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { sourceOfBytes } from '../../../src/crypto/source.ts'
import { type Survey, surveySegment } from '../../../src/crypto/survey.ts'
import { bootOn, openBoard } from '../../device/rig.ts'
import { fakeContext } from '../context.ts'

let dir: string
let survey: Survey
const path = (...parts: string[]) => join(dir, ...parts)

async function run(...args: string[]) {
  const context = fakeContext({ cwd: dir, json: args.includes('--json') })
  await runProgram(context, args)
  return { exit: context.exit(), out: context.out(), err: context.err() }
}

const open = (identity: string, out: string) =>
  run('open', 'card', '--identity', identity, '--out', out, '--json')

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zeuge-hybrid-'))
  expect((await run('keys', 'new', '--out', 'keys', '--hybrid')).exit).toBe(0)
  const lists = await Promise.all(
    ['evidence-unit.txt', 'escrow.txt'].map(async (name) =>
      parseRecipients(await readFile(path('keys', 'recipients', name), 'utf8'), name),
    ),
  )
  const mock = openBoard({ ports: { envelopes: openAgeEnvelopes(lists.flat()) } })
  const { device } = await bootOn(mock)
  mock.board.press('record')
  await mock.board.advance(3_000)
  await mock.board.until(device.finish())
  for (const [name, bytes] of mock.board.disk.image().files) {
    await mkdir(dirname(path('card', name)), { recursive: true })
    await writeFile(path('card', name), bytes)
    if (name.endsWith('.zeu')) survey = await surveySegment(primitives, sourceOfBytes(bytes))
  }
})
afterAll(() => rm(dir, { recursive: true }))

describe('a camera whose policy lists hybrid recipients', () => {
  test('says so in the HEADER, and its envelope holds nothing else', () => {
    expect(survey.header?.envelope.kind).toBe('mlkem768x25519')
    expect(kindOfEnvelope(survey.envelope ?? new Uint8Array(0))).toBe('mlkem768x25519')
    expect(survey.ended).toBe(true)
  })
  test.each(['evidence-unit', 'escrow'])('is opened by the %s', async (name) => {
    const { exit, out } = await open(`keys/${name}.txt`, `${name}.mp4`)
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ok: true, refused: 0 })
    expect((await readFile(path(`${name}.mp4`))).length).toBeGreaterThan(10_000)
  })
  test('takes a hybrid sidecar and refuses a classic one, with the way out', async () => {
    const rewrap = async (kind: 'x25519' | 'mlkem768x25519') => {
      const { recipient } = await newAgeKey(kind)
      const identity = ['--identity', 'keys/escrow.txt']
      return run('rewrap', 'card', ...identity, '--recipient', recipient, '--out', `${kind}.age`, '--json')
    }
    expect((await rewrap('mlkem768x25519')).exit).toBe(0)
    const refused = await rewrap('x25519')
    expect(refused.exit).toBe(5)
    expect(JSON.parse(refused.out).error).toMatchObject({
      code: 'RECIPIENTS_MIXED',
      message: expect.stringContaining('use an age1pq1… recipient'),
    })
    await expect(readFile(path('x25519.age'))).rejects.toThrow()
  })
  test('is not opened by a classic identity, and the message says which kind was wanted', async () => {
    await writeFile(path('classic.txt'), `${(await newAgeKey('x25519')).identity}\n`)
    const { exit, out } = await open('classic.txt', 'classic.mp4')
    expect(exit).toBe(5)
    expect(JSON.parse(out).error).toMatchObject({
      code: 'KEY_WRONG',
      message: expect.stringContaining('mlkem768x25519'),
    })
    await expect(readFile(path('classic.mp4'))).rejects.toThrow()
  })
})
