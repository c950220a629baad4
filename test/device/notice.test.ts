/** What can be proven of the announcement: its words, and since when they were shown. */
import { expect, test } from 'vitest'
import type { Screen } from '../../hal/hal.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { encodeCbor } from '../../src/crypto/cbor.ts'
import { createNoticeWatch, noticeHash } from '../../src/device/notice.ts'

const SCREEN: Screen = { kind: 'announcing', lines: ['Recording possible'], mirror: true }
const hash = (screen: Screen) => noticeHash(nodePrimitives, screen)

test('the hash is that of what can be read or scanned', () => {
  const plain = { kind: 'announcing', lines: ['Recording possible'], muted: false, qr: null, rtl: false }
  expect(hash(SCREEN)).toEqual(nodePrimitives.sha256(encodeCbor(plain)))
  const full: Screen = { ...SCREEN, muted: true, qr: 'https://example.org', rtl: true }
  const said = { ...plain, muted: true, qr: 'https://example.org', rtl: true }
  expect(hash(full)).toEqual(nodePrimitives.sha256(encodeCbor(said)))
})

test('the same notice has been shown since it came, another one since it came', () => {
  let nowUs = 10
  const watch = createNoticeWatch(nodePrimitives, { nowUs: () => nowUs }, SCREEN)
  expect(watch.now()).toEqual({ kind: 'announcing', hash: hash(SCREEN), sinceUs: 10 })
  nowUs = 20
  watch.shown(SCREEN)
  watch.shown({ ...SCREEN, mirror: false, flashSinceUs: 3 })
  expect(watch.now().sinceUs).toBe(10)
  const other: Screen = { ...SCREEN, kind: 'recording' }
  watch.shown(other)
  expect(watch.now()).toEqual({ kind: 'recording', hash: hash(other), sinceUs: 20 })
  nowUs = 30
  watch.shown(SCREEN)
  expect(watch.now()).toEqual({ kind: 'announcing', hash: hash(SCREEN), sinceUs: 30 })
})

test('one and the same screen is not hashed again', () => {
  let hashed = 0
  const counting = { sha256: () => new Uint8Array(32).fill(hashed++) }
  const watch = createNoticeWatch(counting, { nowUs: () => 0 }, SCREEN)
  watch.shown(SCREEN)
  expect(hashed).toBe(1)
  const other = { ...SCREEN }
  watch.shown(other)
  watch.shown(other)
  expect(hashed).toBe(2)
})
