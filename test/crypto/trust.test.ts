/** The trust file: whom a verifier believes, and what is wrong with a file that does not say it. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import { COSIGNATURE_TYPE } from '../../src/crypto/cosign.ts'
import { formatVerifierKey, signerOf } from '../../src/crypto/notekey.ts'
import { formatTrust, parseTrust, TRUST_BYTES_MAX, withSignerKey } from '../../src/crypto/trust.ts'
import { type Device, filled, newDevice, primitives } from './evidence.ts'

let device: Device
let der: Bytes

beforeAll(async () => {
  device = await newDevice()
  der = device.certificates[0] as Bytes
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
  const messageOf = (text: string): string => {
    try {
      parse(text)()
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
    return 'good'
  }
  test('says which field is wrong, and how', () => {
    const key = 'is not a verifier key (name+hash+base64, Ed25519)'
    for (const list of ['elide', 'policy', 'stations', 'witnesses'])
      expect(messageOf(change({ [list]: [] }))).toBe('good')
    for (const list of ['elide', 'policy', 'stations', 'witnesses'])
      expect(messageOf(change({ [list]: ['a+b+c'] }))).toBe(`trust.json: ${list}.0: ${key}`)
    expect(messageOf(change({ roots: ['hello'] }))).toBe('trust.json: roots.0: is not one certificate in PEM')
    expect(messageOf(change({ roots: [pemOfDevice()] }))).toMatch(
      /^trust\.json: roots\.0: its extensions are /,
    )
    const pem = (base64: string) => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----`
    expect(messageOf(change({ roots: [pem('A')] }))).toBe('trust.json: roots.0: its base64 is damaged')
    expect(messageOf('5')).toMatch(/^trust\.json: the file as a whole: /)
    expect(messageOf('{')).toMatch(/^trust\.json is not JSON: ./)
    const longest = device.trustText.padEnd(TRUST_BYTES_MAX)
    expect(messageOf(longest)).toBe('good')
    expect(messageOf(`${longest} `)).toBe('trust.json has 1048577 characters, more than 1048576')
  })
  test('takes a root whose base64 is broken into lines, and a device revoked for all time', () => {
    const [root = ''] = (JSON.parse(device.trustText) as { roots: string[] }).roots
    const oneLine = root.replace(/([A-Za-z0-9+/=])\n(?=[A-Za-z0-9+/=])/g, '$1')
    const revoked = [{ device: device.device }]
    const trust = parse(change({ roots: [root, oneLine], revoked }))()
    expect(trust.roots[1]).toEqual(trust.roots[0])
    expect(trust.revoked).toEqual([{ device: device.device }])
  })
  test('holds witnesses under keys of their own kind', () => {
    const signer = signerOf(primitives, 'dock', filled(32, 1))
    const [plain, cosigning] = [undefined, COSIGNATURE_TYPE].map((type) =>
      formatVerifierKey(primitives, signer, type),
    )
    const lists = { stations: [plain], elide: [plain], policy: [plain], witnesses: [cosigning] }
    const known = [{ name: 'dock', publicKey: signer.publicKey }]
    expect(parse(change(lists))()).toMatchObject({
      stations: known,
      elide: known,
      policy: known,
      witnesses: known,
    })
    expect(parse(change({ witnesses: [plain] }))).toThrow(/witnesses\.0/)
    expect(parse(change({ stations: [cosigning] }))).toThrow(/stations\.0/)
  })
  test('is written as it is read, and takes one key more, once', () => {
    const { roots } = JSON.parse(device.trustText) as { roots: string[] }
    const lists = { revoked: [], stations: [], witnesses: [], elide: [], policy: [] }
    expect(JSON.parse(formatTrust(roots))).toEqual({ zeugeTrust: 1, roots, ...lists })
    expect(formatTrust(roots)).toBe(`${JSON.stringify({ zeugeTrust: 1, roots, ...lists }, null, 2)}\n`)
    const [a, b] = [1, 2].map((byte) =>
      formatVerifierKey(primitives, signerOf(primitives, 'office', filled(32, byte))),
    )
    expect(JSON.parse(formatTrust(roots, { elide: [a as string] }))).toMatchObject({ elide: [a], policy: [] })
    const more = (text: string, key = '') => withSignerKey(primitives, text, 'trust.json', 'policy', key)
    const once = more(device.trustText, a)
    expect(JSON.parse(once)).toEqual({ ...JSON.parse(device.trustText), policy: [a] })
    expect(more(once, a)).toBe(once)
    expect(JSON.parse(more(once, b))).toMatchObject({ policy: [a, b], elide: [] })
    expect(() => more(once, 'hello')).toThrow('trust.json: policy.1: is not a verifier key')
    expect(() => more(change({ elide: ['x'] }), a)).toThrow('trust.json: elide.0')
  })
})
