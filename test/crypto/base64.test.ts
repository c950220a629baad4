import { expect, test } from 'vitest'
import { base64Of, bytesOfBase64 } from '../../src/crypto/base64.ts'
import { filled } from './fixture.ts'

test.each([
  [[], ''],
  [[0], 'AA=='],
  [[0xff, 0xef], '/+8='],
  [[0xfb, 0xff, 0xbf], '+/+/'],
])('the bytes %j are %j, and come back from it', (bytes, text) => {
  expect(base64Of(Uint8Array.from(bytes))).toBe(text)
  expect([...(bytesOfBase64(text) ?? [1])]).toEqual(bytes)
})

test('up to 4096 bytes come back, longer text is refused', () => {
  expect(bytesOfBase64(base64Of(filled(4096, 7)))).toEqual(filled(4096, 7))
  expect(bytesOfBase64('A'.repeat(5468))).toBeUndefined()
})

test.each([
  ['another letter in front', '\nAAAA'],
  ['another letter behind', 'AAAA\n'],
  ['another letter inside', 'AA-A'],
  ['too little', 'AAA'],
  ['too much padding', 'A==='],
  ['padding inside', 'AA==AAAA'],
  ['bits that are read over', 'AB=='],
])('with %s it is refused', (_, text) => {
  expect(bytesOfBase64(text)).toBeUndefined()
})
