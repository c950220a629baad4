/** `zeuge station assign`: the pseudonym is kept, the name only where an identity of the authority opens it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parseIdentities, unwrapAge } from '../../../hal/envelopes/age.ts'
import { openLibsql } from '../../../hal/sql/libsql.ts'
import { textOf } from '../../../src/bytes.ts'
import { BOOK_NAME } from '../../../src/cli/station/stationrun.ts'
import { readAssignment } from '../../../src/crypto/assignment.ts'
import { bytesOfBase64 } from '../../../src/crypto/base64.ts'
import { openBook } from '../../../src/fleet/book.ts'
import { runIn } from '../context.ts'

const NOW_MS = 1_790_000_000_000
const NAME = 'Kim Canary-Meier'
let root: string
let device: string

const assign = (...args: readonly string[]) =>
  runIn(root, NOW_MS, ['station', 'assign', ...args, '--store', 'store', '--keys', 'station-keys'])
const book = async () => openBook(await openLibsql(join(root, 'store', BOOK_NAME)))

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zeuge-assign-'))
  await runIn(root, NOW_MS, ['keys', 'new', '--out', 'keys', '--json'])
  const made = ['keys', 'station', '--authority', 'keys', '--out', 'station-keys', '--json']
  const { result } = await runIn(root, NOW_MS, made)
  device = (result as unknown as { devices: string[] }).devices[0] ?? ''
  mkdirSync(join(root, 'store'))
  ;(await book()).close()
})

test('seals the name for the recipients of the recordings, and keeps it nowhere else', async () => {
  writeFileSync(join(root, 'name.txt'), `${NAME}\n`)
  const { result, out, err } = await assign(device, '--wearer', '4711', '--name-file', 'name.txt', '--json')
  expect(result).toMatchObject({ ok: true, device, wearer: '4711', named: true })
  expect(out + err).not.toContain('Canary')
  const open = await book()
  const stored = open.assignment(device)
  open.close()
  expect(readAssignment(Buffer.from(stored?.assignment ?? ''))).toMatchObject({ device, wearer: '4711' })
  const sealed = bytesOfBase64(stored?.name ?? '') ?? new Uint8Array(0)
  for (const unit of ['evidence-unit', 'escrow']) {
    const identities = parseIdentities(readFileSync(join(root, 'keys', `${unit}.txt`), 'utf8'), unit)
    const name = await unwrapAge(sealed, identities)
    expect(name).toHaveLength(256)
    expect(name && textOf(name)?.trimEnd()).toBe(NAME)
  }
  for (const file of readdirSync(join(root, 'store')))
    expect(readFileSync(join(root, 'store', file)).includes('Canary'), file).toBe(false)
})

test('lists who was assigned what, without names', async () => {
  const { out } = await runIn(root, NOW_MS, ['station', 'assign', '--store', 'store'])
  expect(out).toContain(`${device} 4711`)
  expect(out).not.toContain('Canary')
})

test('refuses a name as pseudonym, a camera that is not enrolled, and what is no pseudonym', async () => {
  expect(await assign(device, '--wearer', 'Meier', '--name', 'Meier')).toMatchObject({ exit: 2 })
  expect(await assign(device, '--wearer', 'Kim Meier')).toMatchObject({ exit: 2 })
  expect(await assign(device)).toMatchObject({ exit: 2 })
  expect(await assign(device, '--wearer', '1', '--name', 'a', '--name-file', 'name.txt')).toMatchObject({
    exit: 2,
  })
  expect((await assign('zg-00000000', '--wearer', '4711')).err).toContain('is not enrolled here')
})

test('refuses a policy that nobody signed', async () => {
  writeFileSync(join(root, 'policy.yaml'), 'zeugePolicy: 1\n')
  const { err } = await assign(device, '--wearer', '1', '--name', 'a', '--policy', 'policy.yaml')
  expect(err).toContain('is no policy that')
})

test('seals for two hybrid recipients, and says so where there are more than fit', async () => {
  const { newAgeKey } = await import('../../../hal/envelopes/age.ts')
  const keys = [
    await newAgeKey('mlkem768x25519'),
    await newAgeKey('mlkem768x25519'),
    await newAgeKey('mlkem768x25519'),
  ]
  const text = (count: number) =>
    keys
      .slice(0, count)
      .map(({ recipient }) => `${recipient}\n`)
      .join('')
  const named = ['--wearer', '4711', '--name', NAME.padEnd(200, 'x'), '--recipients', 'hybrid.txt']
  writeFileSync(join(root, 'hybrid.txt'), text(2))
  expect((await assign(device, ...named)).exit).toBe(0)
  const open = await book()
  const sealed = bytesOfBase64(open.assignment(device)?.name ?? '') ?? new Uint8Array(0)
  open.close()
  const name = await unwrapAge(sealed, [keys[1]?.identity ?? ''])
  expect(name && textOf(name)?.trimEnd()).toBe(NAME.padEnd(200, 'x'))
  writeFileSync(join(root, 'hybrid.txt'), text(3))
  expect(await assign(device, ...named)).toMatchObject({ exit: 5 })
})
