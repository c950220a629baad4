/** One certificate profile, everything else refused; the trust file says what is wrong with it. */
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
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import {
  type Certificate,
  checkChain,
  readChain,
  readDeviceCertificate,
} from '../../src/crypto/certificate.ts'
import { formatTrust, parseTrust } from '../../src/crypto/trust.ts'
import { type Device, NOW_MS, newDevice } from './evidence.ts'

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
  })
  test('that was revoked counts for what was recorded before', () => {
    const revoked = [{ device: device.device, fromUs: NOW_MS * 1000 }]
    expect(check({ revoked })).toMatchObject({ problem: 'revoked' })
    expect(check({ revoked, atUs: NOW_MS * 1000 - 1 })).toMatchObject({ ok: true })
    expect(check({ revoked: [{ device: device.device }], atUs: NOW_MS * 1000 - 1 })).toMatchObject({
      problem: 'revoked',
    })
  })
  test('of another authority is not trusted', async () => {
    const other = await newDevice()
    expect(check({ roots: other.trust.roots })).toMatchObject({ problem: 'bad-signature' })
    expect(check({ roots: [] })).toMatchObject({ problem: 'unknown-root' })
  })
  test('stands alone in its chain and names the device', () => {
    expect(readChain([der, der], device.device)).toMatchObject({ problem: 'outside-profile' })
    expect(readChain([], device.device)).toMatchObject({ problem: 'outside-profile' })
    expect(readChain([der], 'zg-00000000')).toMatchObject({ problem: 'other-device' })
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
  async function make(change: Partial<Setup>, drop = 0): Promise<Bytes> {
    const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
    const extensions: Extension[] = [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(keys.publicKey),
    ]
    const setup = {
      ...{ serialNumber: '01', name: 'CN=zg-00112233', keys, signingAlgorithm: P256 },
      ...{ notBefore: new Date(NOW_MS), notAfter: new Date(NOW_MS + 1000) },
      extensions: extensions.slice(drop),
    }
    const made = await X509CertificateGenerator.createSelfSigned({ ...setup, ...change } as Setup)
    return new Uint8Array(made.rawData)
  }
  test('the same generator makes one inside it', async () => {
    expect(readDeviceCertificate(await make({}))).toMatchObject({ ok: true })
  })
  test.each<[string, Partial<Setup>]>([
    ['a person’s name', { name: 'CN=Erika Mustermann' }],
    ['two names', { name: 'CN=zg-00112233, O=Stadt' }],
    ['another digest', { signingAlgorithm: { name: 'ECDSA', hash: 'SHA-384' } }],
    ['an authority', { extensions: [new BasicConstraintsExtension(true, 0, true)] }],
    [
      'a further extension',
      { extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'a.b' }])] },
    ],
  ])('%s is refused', async (_, change) => {
    expect(readDeviceCertificate(await make(change))).toMatchObject({ ok: false, problem: 'outside-profile' })
  })
  test('a missing extension is refused', async () => {
    expect(readDeviceCertificate(await make({}, 1)).ok).toBe(false)
  })
})

describe('a trust file', () => {
  const parse = (text: string) => () => parseTrust(primitives, text, 'trust.json')
  const change = (fields: object) => JSON.stringify({ ...JSON.parse(device.trustText), ...fields })
  test('pins its roots and revokes devices', () => {
    const trust = parse(change({ revoked: [{ device: 'zg-1', from: '2026-01-01T00:00:00Z' }] }))()
    expect(trust.roots).toHaveLength(1)
    expect(trust.revoked).toEqual([{ device: 'zg-1', fromUs: Date.UTC(2026, 0, 1) * 1000 }])
  })
  test.each<[string, () => string, RegExp]>([
    ['that is not JSON', () => '{', /not JSON/],
    ['without roots', () => change({ roots: [] }), /roots/],
    ['with a device certificate as root', () => formatTrust([pemOfDevice()]), /roots\.0/],
    ['with a policy key that is none', () => change({ policy: ['a+b+c'] }), /policy\.0/],
    ['with a misspelt field', () => change({ root: [] }), /root/],
    ['of another version', () => change({ zeugeTrust: 2 }), /zeugeTrust/],
    [
      'with a wrong date',
      () => change({ revoked: [{ device: 'zg-1', from: 'yesterday' }] }),
      /revoked\.0\.from/,
    ],
    ['with text for a root', () => change({ roots: ['hello'] }), /roots\.0/],
  ])('%s is refused with the field', (_, text, field) => {
    expect(parse(text())).toThrow(expect.objectContaining({ code: 'TRUST_INVALID' }))
    expect(parse(text())).toThrow(field)
  })
  const pemOfDevice = (): string =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`
})
