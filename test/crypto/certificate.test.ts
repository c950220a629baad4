/** One certificate profile, everything else refused. */
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { type Bytes, concatBytes, hexOf } from '../../src/bytes.ts'
import {
  type Certificate,
  checkChain,
  readChain,
  readDeviceCertificate,
  readRootCertificate,
} from '../../src/crypto/certificate.ts'
import { type Device, filled, NOW_MS, newDevice } from './evidence.ts'

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

let device: Device
let der: Bytes
let certificate: Certificate

beforeAll(async () => {
  device = await newDevice()
  der = device.certificates[0] as Bytes
  const read = readDeviceCertificate(der)
  if (!read.ok) throw new Error(read.detail)
  certificate = read.certificate
})

describe('a device certificate', () => {
  const check = (question: Partial<Parameters<typeof checkChain>[1]>) => {
    const { roots } = device.trust
    return checkChain(primitives, { certificate, roots, revoked: [], atUs: NOW_MS * 1000, ...question })
  }
  test('of the profile and a pinned root is good at the recording’s time', () => {
    expect(check({})).toMatchObject({ ok: true })
  })
  test('is judged at the recording’s time and not now', () => {
    expect(check({ atUs: certificate.notBeforeUs - 1 })).toMatchObject({ problem: 'outside-validity' })
    expect(check({ atUs: certificate.notAfterUs + 1 })).toMatchObject({ problem: 'outside-validity' })
    expect(check({ atUs: certificate.notAfterUs })).toMatchObject({ ok: true })
    expect(check({ atUs: certificate.notBeforeUs })).toMatchObject({ ok: true })
    const { atUs: _, ...timeless } = { certificate, roots: device.trust.roots, revoked: [], atUs: 0 }
    expect(checkChain(primitives, timeless)).toMatchObject({ ok: true })
    const roots = device.trust.roots.map((root) => ({ ...root, notAfterUs: NOW_MS * 1000 - 1 }))
    expect(check({ roots })).toEqual({
      ...{ ok: false, problem: 'outside-validity', detail: 'it was not valid at that time' },
    })
  })
  test('that was revoked counts for what was recorded before', () => {
    const revoked = [{ device: device.device, fromUs: NOW_MS * 1000 }]
    const detail = `the device ${device.device} is revoked`
    expect(check({ revoked })).toEqual({ ok: false, problem: 'revoked', detail })
    expect(check({ revoked: [{ device: 'zg-00000000' }] })).toMatchObject({ ok: true })
    const timeless = { certificate, roots: device.trust.roots, revoked }
    expect(checkChain(primitives, timeless)).toMatchObject({ problem: 'revoked' })
    expect(check({ revoked, atUs: NOW_MS * 1000 - 1 })).toMatchObject({ ok: true })
    expect(check({ revoked: [{ device: device.device }], atUs: NOW_MS * 1000 - 1 })).toMatchObject({
      problem: 'revoked',
    })
  })
  test('of another authority is not trusted', async () => {
    const other = await newDevice()
    const detail = 'it is not signed by the pinned root of that name'
    expect(check({ roots: other.trust.roots })).toEqual({ ok: false, problem: 'bad-signature', detail })
    expect(check({ roots: [...other.trust.roots, ...device.trust.roots] })).toMatchObject({ ok: true })
    const unknown = {
      ok: false,
      problem: 'unknown-root',
      detail: 'no pinned root has the name of its issuer',
    }
    expect(check({ roots: [] })).toEqual(unknown)
    const renamed = device.trust.roots.map((root) => ({ ...root, subject: certificate.subject }))
    expect(check({ roots: renamed })).toEqual(unknown)
  })
  test('stands alone in its chain and names the device', () => {
    const chain = (...ders: Bytes[]) => readChain(ders, device.device)
    const count = (certificates: number) => `the chain has ${certificates} certificates, the profile says one`
    expect(chain(der)).toMatchObject({ ok: true, certificate: { name: device.device } })
    expect(chain(der, der)).toEqual({ ok: false, problem: 'outside-profile', detail: count(2) })
    expect(chain()).toEqual({ ok: false, problem: 'outside-profile', detail: count(0) })
    expect(chain(filled(9, 1))).toMatchObject({ ok: false, problem: 'outside-profile' })
    const detail = `the certificate is for ${device.device}, the evidence says zg-00000000`
    expect(readChain([der], 'zg-00000000')).toEqual({ ok: false, problem: 'other-device', detail })
  })
  test('is refused where something follows it, and arbitrary bytes are', () => {
    expect(readDeviceCertificate(concatBytes(der, new Uint8Array(1))).ok).toBe(false)
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        (bytes) => !readDeviceCertificate(new Uint8Array(bytes)).ok,
      ),
    )
  })
})

describe('outside the profile', () => {
  type Setup = Parameters<typeof X509CertificateGenerator.createSelfSigned>[0]
  type Name = NonNullable<Setup['name']>
  let keys: CryptoKeyPair
  beforeAll(async () => {
    keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  })
  async function make(
    change: Partial<Setup> = {},
    extensions?: (all: Extension[]) => Extension[],
  ): Promise<Bytes> {
    const all: Extension[] = [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(keys.publicKey),
    ]
    const setup = {
      ...{ serialNumber: '01', name: 'CN=zg-00112233', keys, signingAlgorithm: P256 },
      ...{ notBefore: new Date(NOW_MS), notAfter: new Date(NOW_MS + 1000) },
      extensions: extensions ? extensions(all) : all,
    }
    const made = await X509CertificateGenerator.createSelfSigned({ ...setup, ...change } as Setup)
    return new Uint8Array(made.rawData)
  }
  const detailOf = (bytes: Bytes): string | undefined => {
    const result = readDeviceCertificate(bytes)
    return result.ok ? undefined : `${result.problem}: ${result.detail}`
  }

  test('the same generator makes one inside it, in whatever order its extensions stand', async () => {
    const times = { notBeforeUs: NOW_MS * 1000, notAfterUs: NOW_MS * 1000 + 1_000_000 }
    const result = readDeviceCertificate(await make({}, (all) => all.reverse()))
    expect(result).toMatchObject({ ok: true, certificate: { name: 'zg-00112233', ...times } })
  })
  const named = (name: Name) => ({ name })
  const notOne = 'its subject is not one common name'
  test.each<[string, Partial<Setup>, string]>([
    ['a person’s name', named('CN=Erika'), 'its name is "Erika", not a device pseudonym (zg-…)'],
    [
      'a pseudonym too long',
      named('CN=zg-001122334'),
      'its name is "zg-001122334", not a device pseudonym (zg-…)',
    ],
    ['two names', named('CN=zg-00112233, O=Stadt'), notOne],
    ['two names in one', named([{ CN: ['zg-00112233'], O: ['Stadt'] }]), notOne],
    ['two common names in one', named([{ CN: ['zg-00112233', 'zg-00112234'] }]), notOne],
    ['another kind of name', named('O=zg-00112233'), notOne],
    ['no name', named([]), notOne],
    [
      'another digest',
      { signingAlgorithm: { name: 'ECDSA', hash: 'SHA-384' } },
      'it is not signed with ECDSA and SHA-256',
    ],
  ])('%s is refused', async (_, change, detail) => {
    expect(detailOf(await make(change))).toBe(`outside-profile: ${detail}`)
  })
  const [constraints, usage] = ['its basic constraints do not fit', 'its key usage does not fit']
  const [rest, pathLength] = ['its extensions are', 'its path length does not fit']
  test.each<[string, (all: Extension[]) => Extension[], string]>([
    ['no extension', () => [], `${rest} `],
    ['an extension less', (all) => all.slice(1), `${rest} 2.5.29.14, 2.5.29.15, 2.5.29.35`],
    [
      'an extension more',
      (all) => [...all, new SubjectAlternativeNameExtension([{ type: 'dns', value: 'a.b' }])],
      `${rest} 2.5.29.14, 2.5.29.15, 2.5.29.17, 2.5.29.19, 2.5.29.35`,
    ],
    ['an authority', (all) => all.with(0, new BasicConstraintsExtension(true, undefined, true)), constraints],
    [
      'constraints to be passed over',
      (all) => all.with(0, new BasicConstraintsExtension(false)),
      constraints,
    ],
    ['a path', (all) => all.with(0, new BasicConstraintsExtension(false, 0, true)), pathLength],
    [
      'a usage to be passed over',
      (all) => all.with(1, new KeyUsagesExtension(KeyUsageFlags.digitalSignature)),
      usage,
    ],
    ['another usage', (all) => all.with(1, new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)), usage],
    [
      'a usage more',
      (all) =>
        all.with(
          1,
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        ),
      usage,
    ],
  ])('%s is refused', async (_, extensions, detail) => {
    expect(detailOf(await make({}, extensions))).toBe(`outside-profile: ${detail}`)
  })
  test('a root is an authority with a path of nothing, signed by itself', async () => {
    const rootExtensions =
      (change: { pathLength?: number; usage?: number } = {}) =>
      (all: Extension[]) => [
        new BasicConstraintsExtension(true, 'pathLength' in change ? change.pathLength : 0, true),
        new KeyUsagesExtension(change.usage ?? KeyUsageFlags.keyCertSign, true),
        all[2] as Extension,
      ]
    const read = (bytes: Bytes) => {
      const result = readRootCertificate(primitives, bytes)
      return result.ok ? result.certificate.name : `${result.problem}: ${result.detail}`
    }
    const root = { name: 'CN=Stadt' }
    const good = await make(root, rootExtensions())
    expect(read(good)).toBe('Stadt')
    const other = await make(root, rootExtensions({ pathLength: 1 }))
    expect(read(other)).toBe('outside-profile: its path length does not fit')
    const free = await make(root, rootExtensions({ pathLength: undefined as never }))
    expect(read(free)).toBe('outside-profile: its path length does not fit')
    const device = await make(root, rootExtensions({ usage: KeyUsageFlags.digitalSignature }))
    expect(read(device)).toBe('outside-profile: its key usage does not fit')
    expect(read(await make(root))).toMatch(/^outside-profile: its extensions are/)
    const forged = good.slice()
    // The last byte is one of the signature’s s.
    forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1
    expect(read(forged)).toBe('bad-signature: the root is not signed by itself')
    const setup = { serialNumber: '01', subject: 'CN=Stadt', issuer: 'CN=Land', publicKey: keys.publicKey }
    const issued = await X509CertificateGenerator.create({
      ...{ ...setup, signingKey: keys.privateKey, signingAlgorithm: P256 },
      ...{ notBefore: new Date(NOW_MS), notAfter: new Date(NOW_MS + 1000) },
      extensions: rootExtensions()([
        undefined,
        undefined,
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ] as never),
    })
    expect(read(new Uint8Array(issued.rawData))).toBe('bad-signature: the root is not signed by itself')
  })
  test('a key on another curve, or not written as a point, is refused', () => {
    const [keyAt, curve] = [
      hexOf(der).indexOf('034200') / 2 + 3,
      hexOf(der).indexOf('06082a8648ce3d030107') / 2 + 9,
    ]
    expect(der[keyAt]).toBe(4)
    for (const [at, value] of [
      [keyAt, 5],
      [curve, 6],
    ] as const)
      expect(detailOf(der.with(at, value))).toBe(
        'outside-profile: its key is not an uncompressed P-256 point',
      )
  })
})
