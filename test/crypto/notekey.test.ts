/** Keys of those who sign elision statements, and the trust file that believes them. */
import { beforeAll, describe, expect, test } from 'vitest'
import { base64Of } from '../../src/crypto/base64.ts'
import {
  formatSignerKey,
  formatVerifierKey,
  type NoteSigner,
  parseSignerKey,
  parseVerifierKey,
  signerOf,
} from '../../src/crypto/notekey.ts'
import { parseTrust, withSignerKey } from '../../src/crypto/trust.ts'
import { type Device, filled, newDevice, primitives } from './evidence.ts'

const signer: NoteSigner = signerOf(primitives, 'elide', filled(32, 0x77))
let device: Device

beforeAll(async () => {
  device = await newDevice()
})

describe('note keys', () => {
  test('are read back as written, public and private', () => {
    const publicKey = formatVerifierKey(primitives, signer)
    expect(parseVerifierKey(primitives, publicKey)).toEqual({ name: 'elide', publicKey: signer.publicKey })
    expect(parseSignerKey(primitives, formatSignerKey(primitives, signer))).toEqual(signer)
  })
  test('have the form of the C2SP and Go implementations', () => {
    // Example of https://pkg.go.dev/golang.org/x/mod/sumdb/note
    const skey = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const key = parseSignerKey(primitives, skey)
    expect(key && formatVerifierKey(primitives, key)).toBe(vkey)
    expect(parseVerifierKey(primitives, vkey)?.name).toBe('PeterNeumann')
  })
  test.each([
    ['another name', (key: string) => key.replace('elide', 'elidf')],
    ['a changed key id', (key: string) => key.replace(/\+[0-9a-f]/, '+z')],
    ['a space', (key: string) => key.replace('elide', 'el de')],
    ['a line feed behind it', (key: string) => `${key}\n`],
    ['another algorithm', (key: string) => key.replace(/\+A/, '+B')],
  ])('with %s are refused', (_, change) => {
    const key = formatVerifierKey(primitives, signer)
    expect(change(key)).not.toBe(key)
    expect(parseVerifierKey(primitives, change(key))).toBeUndefined()
  })
})

describe('a signer’s key', () => {
  const text = formatSignerKey(primitives, signer)
  test('is written with its prefix, and refused without it or with anything else wrong', () => {
    expect(text).toMatch(/^PRIVATE\+KEY\+elide\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/)
    const bare = text.slice('PRIVATE+KEY+'.length)
    const id = /\+([0-9a-f]{8})\+/.exec(text)?.[1] ?? ''
    const other = id.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    const short = base64Of(Uint8Array.of(1, ...signer.seed.subarray(1)))
    for (const bad of [
      bare,
      `x${text}`,
      text.replace(id, other),
      text.replace(/[^+]+$/, short),
      `${text}\n`,
      '',
    ])
      expect(parseSignerKey(primitives, bad), bad).toBeUndefined()
    expect(parseSignerKey(primitives, text.replace('elide', 'other'))).toBeUndefined()
  })
  test('is of a name that a note can have', () => {
    const long = (length: number) => formatVerifierKey(primitives, { ...signer, name: 'x'.repeat(length) })
    expect(parseVerifierKey(primitives, long(128))?.name).toHaveLength(128)
    expect(parseVerifierKey(primitives, long(129))).toBeUndefined()
    expect(parseVerifierKey(primitives, '')).toBeUndefined()
  })
})

describe('a trust file', () => {
  test('believes the elide keys it lists, and takes one more', () => {
    const key = formatVerifierKey(primitives, signer)
    const text = withSignerKey(primitives, device.trustText, 'trust.json', 'elide', key)
    expect(parseTrust(primitives, text, 'trust.json').elide).toEqual([
      { name: 'elide', publicKey: signer.publicKey },
    ])
    expect(withSignerKey(primitives, text, 'trust.json', 'elide', key)).toBe(text)
    expect(parseTrust(primitives, text, 'trust.json').roots).toHaveLength(1)
  })
  test('with an elide key that is none is refused with the field', () => {
    const text = device.trustText.replace('"elide": []', '"elide": ["a+b+c"]')
    expect(() => parseTrust(primitives, text, 'trust.json')).toThrow(/elide\.0/)
    expect(() => withSignerKey(primitives, device.trustText, 'trust.json', 'elide', 'nobody')).toThrow(
      /elide\.0/,
    )
  })
})
