import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { bytesOfHex, concatBytes } from '../src/bytes.ts'
import { ed25519Acceptable } from '../src/ed25519.ts'

const seed = new Uint8Array(32).fill(5)
const key = ed25519.getPublicKey(seed)
const signature = ed25519.sign(new Uint8Array(3), seed)
const withR = (point: Uint8Array) => concatBytes(point, signature.subarray(32))
const little = (value: bigint) =>
  Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 255n))

test('an ordinary signature is let through to the equation, and nothing is changed on the way', () => {
  const [keyBefore, signatureBefore] = [Buffer.from(key), Buffer.from(signature)]
  expect(ed25519Acceptable(keyBefore, signatureBefore)).toBe(true)
  expect(keyBefore.equals(key) && signatureBefore.equals(signature)).toBe(true)
})

test('the eight points of small order are refused as key and as R', () => {
  expect(ED25519_TORSION_SUBGROUP).toHaveLength(8)
  for (const hex of ED25519_TORSION_SUBGROUP) {
    const point = bytesOfHex(hex) ?? key
    expect(ed25519Acceptable(point, signature), hex).toBe(false)
    expect(ed25519Acceptable(key, withR(point)), hex).toBe(false)
  }
})

test('coordinates from p upwards and S from L upwards are refused', () => {
  const p = 2n ** 255n - 19n
  for (let more = 0n; more < 19n; more++) {
    expect(ed25519Acceptable(little(p + more), signature)).toBe(false)
    expect(ed25519Acceptable(little(2n ** 255n + p + more), signature)).toBe(false)
    expect(ed25519Acceptable(key, withR(little(p + more)))).toBe(false)
  }
  expect(ed25519Acceptable(little(p - 2n), signature)).toBe(true)
  const order = ed25519.Point.Fn.ORDER
  const withS = (s: bigint) => concatBytes(signature.subarray(0, 32), little(s))
  expect(ed25519Acceptable(key, withS(order - 1n))).toBe(true)
  expect(ed25519Acceptable(key, withS(order))).toBe(false)
  expect(ed25519Acceptable(key, withS(2n ** 256n - 1n))).toBe(false)
})
