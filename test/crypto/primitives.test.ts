import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { simulationPrimitives } from '../../hal/primitives/simulation.ts'
import { concatBytes, equalBytes, hexOf, utf8 } from '../../src/bytes.ts'
import { noblePrimitives } from '../../src/crypto/noble.ts'
import { both, type Group, groups, hex, readVectors, vectors } from './wycheproof.ts'

const keyOf = (group: Group, field: string) => hex((group['publicKey'] as Record<string, string>)[field])

describe.each(both)('%s', (_, primitives) => {
  test.skipIf(!vectors)('AES-256-GCM agrees with Wycheproof (set ZEUGE_VECTORS)', () => {
    const fitting = groups('aes_gcm').filter(
      (group) => group['keySize'] === 256 && group['ivSize'] === 96 && group['tagSize'] === 128,
    )
    const cases = fitting.flatMap((group) => group.tests)
    expect(cases).toHaveLength(66)
    for (const { tcId, key, iv, aad, msg, ct, tag, result } of cases) {
      const sealed = concatBytes(hex(ct), hex(tag))
      const opened = primitives.aes256GcmOpen(hex(key), hex(iv), hex(aad), sealed)
      expect(opened && hexOf(opened), `case ${tcId}`).toBe(result === 'valid' ? msg : undefined)
      if (result === 'valid')
        expect(primitives.aes256GcmSeal(hex(key), hex(iv), hex(aad), hex(msg))).toEqual(sealed)
    }
  })

  test.skipIf(!vectors)('HMAC and HKDF agree with Wycheproof (set ZEUGE_VECTORS)', () => {
    const whole = groups('hmac_sha256').filter((group) => group['tagSize'] === 256)
    for (const { tcId, key, msg, tag, result } of whole.flatMap((group) => group.tests)) {
      expect(hexOf(primitives.hmacSha256(hex(key), hex(msg))) === tag, `case ${tcId}`).toBe(
        result === 'valid',
      )
    }
    const derived = groups('hkdf_sha256').flatMap((group) => group.tests)
    for (const { tcId, ikm, salt, info, size, okm, result } of derived) {
      if (result !== 'valid') continue
      const output = primitives.hkdfSha256(hex(ikm), hex(salt), hex(info), Number(size))
      expect(hexOf(output), `case ${tcId}`).toBe(okm)
    }
    expect(whole.length + derived.length).toBeGreaterThan(50)
  })

  test.skipIf(!vectors)('Ed25519 agrees with Wycheproof (set ZEUGE_VECTORS)', () => {
    for (const group of groups('ed25519')) {
      for (const { tcId, msg, sig, result } of group.tests) {
        const verdict = primitives.ed25519Verify(keyOf(group, 'pk'), hex(msg), hex(sig))
        expect(verdict, `case ${tcId}`).toBe(result === 'valid')
      }
    }
  })

  test.skipIf(!vectors)('ECDSA P-256 agrees with Wycheproof (set ZEUGE_VECTORS)', () => {
    for (const group of groups('ecdsa_secp256r1_sha256_p1363')) {
      for (const { tcId, msg, sig, result } of group.tests) {
        const verdict = primitives.p256Verify(keyOf(group, 'uncompressed'), hex(msg), hex(sig))
        expect(verdict, `case ${tcId}`).toBe(result === 'valid')
      }
    }
  })

  test.skipIf(!vectors)('Ed25519 edge cases follow the pinned rule (set ZEUGE_VECTORS)', () => {
    const cases = readVectors('cctv-ed25519/ed25519vectors.json') as readonly {
      readonly number: number
      readonly key: string
      readonly sig: string
      readonly msg: string
      readonly flags: readonly string[] | null
    }[]
    const refused = ['low_order_A', 'low_order_R', 'non_canonical_A', 'non_canonical_R', 'low_order_residue']
    const wanted = cases.map(({ flags }) => !(flags ?? []).some((flag) => refused.includes(flag)))
    const got = cases.map(({ key, sig, msg }) => primitives.ed25519Verify(hex(key), utf8(msg), hex(sig)))
    expect(got).toEqual(wanted)
    expect(wanted.filter((accepted) => accepted).length).toBeGreaterThan(0)
    expect(cases).toHaveLength(914)
  })

  test('wrong lengths and points off the curve are refused, never an error', () => {
    const key = primitives.ed25519PublicKey(new Uint8Array(32))
    const signature = primitives.ed25519Signer(new Uint8Array(32))(utf8('text'))
    expect(primitives.ed25519Verify(key, utf8('text'), signature)).toBe(true)
    expect(primitives.ed25519Verify(key.subarray(1), utf8('text'), signature)).toBe(false)
    expect(primitives.ed25519Verify(key, utf8('text'), signature.subarray(1))).toBe(false)
    expect(primitives.ed25519Verify(new Uint8Array(32).fill(2), utf8('text'), signature)).toBe(false)
    const offCurve = new Uint8Array(65).fill(1)
    offCurve[0] = 4
    expect(primitives.p256Verify(offCurve, utf8('text'), signature)).toBe(false)
    expect(primitives.p256Verify(new Uint8Array(65), utf8('text'), signature)).toBe(false)
    expect(primitives.p256Verify(new Uint8Array(0), utf8('text'), new Uint8Array(0))).toBe(false)
    const [secret, nonce] = [new Uint8Array(32), new Uint8Array(12)]
    expect(primitives.aes256GcmOpen(secret, nonce, utf8(''), new Uint8Array(15))).toBeUndefined()
    expect(primitives.aes256GcmOpen(secret, nonce, utf8(''), new Uint8Array(16))).toBeUndefined()
    const short = 'AES key of 16, nonce of 12 bytes'
    const shortNonce = 'AES key of 32, nonce of 11 bytes'
    for (const use of [primitives.aes256GcmSeal, primitives.aes256GcmOpen]) {
      expect(() => use(new Uint8Array(16), nonce, utf8(''), new Uint8Array(16))).toThrow(short)
      expect(() => use(secret, nonce.subarray(1), utf8(''), new Uint8Array(16))).toThrow(shortNonce)
    }
    expect(() => primitives.ed25519Signer(new Uint8Array(31))).toThrow()
    expect(primitives.ed25519Verify(key, utf8('other'), signature)).toBe(false)
    const compressed = new Uint8Array(33).fill(2)
    expect(primitives.p256Verify(compressed, utf8('text'), signature)).toBe(false)
  })

  test('a sealed message can be written to where it belongs', () => {
    const [key, nonce, plaintext] = [new Uint8Array(32), new Uint8Array(12), new Uint8Array(200_000).fill(7)]
    const whole = new Uint8Array(plaintext.length + 20)
    const into = whole.subarray(4)
    expect(primitives.aes256GcmSeal(key, nonce, utf8('aad'), plaintext, into)).toBe(into)
    expect(whole.subarray(4)).toEqual(primitives.aes256GcmSeal(key, nonce, utf8('aad'), plaintext))
    expect(whole.subarray(0, 4)).toEqual(new Uint8Array(4))
    const opened = primitives.aes256GcmOpen(key, nonce, utf8('aad'), into)
    expect(opened && equalBytes(opened, plaintext)).toBe(true)
    expect(() => primitives.aes256GcmSeal(key, nonce, utf8('aad'), plaintext, whole)).toThrow()
  })

  test('a message can be opened where it lies, and is wiped there where the tag does not match', () => {
    const [key, nonce, plaintext] = [new Uint8Array(32), new Uint8Array(12), new Uint8Array(200_000).fill(7)]
    const sealed = primitives.aes256GcmSeal(key, nonce, utf8('aad'), plaintext)
    const changed = sealed.slice()
    changed[150_000] = (changed[150_000] ?? 0) ^ 1
    const into = sealed.subarray(0, plaintext.length)
    expect(primitives.aes256GcmOpen(key, nonce, utf8('aad'), sealed, into)).toBe(into)
    expect(equalBytes(into, plaintext)).toBe(true)
    const refused = changed.subarray(0, plaintext.length)
    expect(primitives.aes256GcmOpen(key, nonce, utf8('aad'), changed, refused)).toBeUndefined()
    expect(refused.every((byte) => byte === 0)).toBe(true)
    expect(() => primitives.aes256GcmOpen(key, nonce, utf8('aad'), sealed, sealed)).toThrow()
  })

  test('a stream of parts hashes like the whole, and results are plain bytes of their own', () => {
    const stream = primitives.sha256Stream()
    stream.update(utf8('ab'))
    stream.update(utf8('c'))
    const digest = stream.digest()
    expect(digest).toEqual(primitives.sha256(utf8('abc')))
    expect(hexOf(digest)).toMatch(/^ba7816bf8f01cfea/)
    for (const bytes of [
      digest,
      primitives.hmacSha256(digest, digest),
      primitives.ed25519PublicKey(digest),
    ]) {
      expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
      expect(bytes.buffer.byteLength).toBe(bytes.length)
    }
  })
})

test('node and noble give the same answers', () => {
  const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength })
  fc.assert(
    fc.property(bytes(32), bytes(12), bytes(0, 40), bytes(0, 200), (key, nonce, aad, text) => {
      const [a, b] = [nodePrimitives, noblePrimitives]
      const sealed = a.aes256GcmSeal(key, nonce, aad, text)
      expect(sealed).toEqual(b.aes256GcmSeal(key, nonce, aad, text))
      expect(b.aes256GcmOpen(key, nonce, aad, sealed)).toEqual(a.aes256GcmOpen(key, nonce, aad, sealed))
      expect(a.hkdfSha256(key, aad, text, 96)).toEqual(b.hkdfSha256(key, aad, text, 96))
      expect(a.hmacSha256(aad, key, text)).toEqual(b.hmacSha256(aad, key, text))
      const signature = a.ed25519Signer(key)(text)
      expect(signature).toEqual(b.ed25519Signer(key)(text))
      const publicKey = b.ed25519PublicKey(key)
      expect(publicKey).toEqual(a.ed25519PublicKey(key))
      expect(simulationPrimitives.ed25519Signer(key)(text)).toEqual(signature)
      expect(simulationPrimitives.ed25519PublicKey(key)).toEqual(publicKey)
      expect(a.ed25519Verify(publicKey, text, signature)).toBe(true)
      expect(b.ed25519Verify(publicKey, text, signature)).toBe(true)
    }),
    { numRuns: 25 },
  )
})

test('small and large, in one part and in several: the hash of the whole', () => {
  for (const length of [0, 1, 4095, 4096, 4097, 10_000]) {
    const whole = new Uint8Array(length).map((_, at) => at * 7)
    const [one, two] = [whole.subarray(0, length / 3), whole.subarray(length / 3)]
    const expected = noblePrimitives.sha256(whole)
    expect(nodePrimitives.sha256(whole), `${length} bytes`).toEqual(expected)
    expect(nodePrimitives.sha256(one, two), `${length} bytes`).toEqual(expected)
    expect(nodePrimitives.sha256(one, new Uint8Array(0), two), `${length} bytes`).toEqual(expected)
  }
})
