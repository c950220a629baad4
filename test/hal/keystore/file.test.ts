/** The device identity in files: enrolled once, refused when damaged, a counter that never repeats. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enrol } from '../../../hal/keystore/enrol.ts'
import { openFileKeyStore, pemOf } from '../../../hal/keystore/file.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { utf8 } from '../../../src/bytes.ts'
import { readDeviceCertificate } from '../../../src/crypto/certificate.ts'

let dir: string
let device: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zeuge-keystore-'))
  ;({ device } = await enrol({ dir, authorityKey: join(dir, 'authority.key') }))
})
afterEach(() => rm(dir, { recursive: true }))

const folder = () => join(dir, 'device')

describe('an enrolled key store', () => {
  test('signs what its certificate’s key verifies', async () => {
    const store = await openFileKeyStore(folder())
    const [der, ...rest] = await store.certificates()
    const read = readDeviceCertificate(der ?? new Uint8Array(0))
    expect(rest).toEqual([])
    expect(read).toMatchObject({ ok: true, certificate: { name: device } })
    const message = utf8('message')
    const signature = await store.sign(message)
    expect(signature.length).toBe(64)
    expect(read.ok && nodePrimitives.p256Verify(read.certificate.publicKey, message, signature)).toBe(true)
    expect(await readFile(join(folder(), 'certificate.pem'), 'utf8')).toBe(pemOf(der ?? new Uint8Array(0)))
  })
  test('keeps private keys to its owner', async () => {
    for (const path of [join(folder(), 'identity.key'), join(dir, 'authority.key')])
      expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
  test('counts on across openings, and never gives a number twice to callers at once', async () => {
    const store = await openFileKeyStore(folder())
    const numbers = await Promise.all([store.count(), store.count(), store.count()])
    expect(numbers).toEqual([1, 2, 3])
    expect(await (await openFileKeyStore(folder())).count()).toBe(4)
    expect(await readFile(join(folder(), 'counter'), 'utf8')).toBe('4\n')
  })
  test('leaves the counter as it was where the next value cannot be made durable', async () => {
    const store = await openFileKeyStore(folder())
    expect(await store.count()).toBe(1)
    await mkdir(join(folder(), 'counter.new'))
    await expect(store.count()).rejects.toMatchObject({ code: 'DISK_FAILED' })
    expect(await readFile(join(folder(), 'counter'), 'utf8')).toBe('1\n')
    await rm(join(folder(), 'counter.new'), { recursive: true })
    expect(await store.count()).toBe(2)
  })
})

describe('a damaged key store', () => {
  test.each([
    ['', 'KEY_INVALID'],
    ['-1\n', 'KEY_INVALID'],
    ['1', 'KEY_INVALID'],
    ['9007199254740991\n', 'KEY_INVALID'],
    ['one\n', 'KEY_INVALID'],
  ])('refuses the counter %j', async (text, code) => {
    await writeFile(join(folder(), 'counter'), text)
    const store = await openFileKeyStore(folder())
    await expect(store.count()).rejects.toMatchObject({ code })
    await writeFile(join(folder(), 'counter'), '5\n')
    expect(await store.count()).toBe(6)
  })
  test('says what is missing and what is broken', async () => {
    await writeFile(join(folder(), 'certificate.pem'), 'nothing')
    const store = await openFileKeyStore(folder())
    await expect(store.certificates()).rejects.toMatchObject({ code: 'CERTIFICATE_INVALID' })
    await writeFile(join(folder(), 'identity.key'), 'nothing')
    await expect(openFileKeyStore(folder())).rejects.toMatchObject({ code: 'KEY_INVALID' })
    await rm(join(folder(), 'identity.key'))
    await expect(openFileKeyStore(folder())).rejects.toMatchObject({ code: 'KEY_MISSING' })
  })
})
