import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { bytesOfHex, hexOf, textOf, utf8 } from '../../src/bytes.ts'
import { base64Of, bytesOfBase64 } from '../../src/crypto/base64.ts'
import { CLOCK_STATES } from '../../src/crypto/leaf.ts'
import type { Checkpoint } from '../../src/crypto/note.ts'
import {
  formatCheckpoint,
  formatNote,
  ledgerOrigin,
  noteKeyId,
  parseCheckpoint,
  parseNote,
  signCheckpoint,
  verifyCheckpoint,
  verifyNote,
} from '../../src/crypto/note.ts'
import { DEVICE, EPOCH_SEED, signer } from './fixture.ts'

const vectors = process.env['ZEUGE_VECTORS']
const epoch = signer(primitives, EPOCH_SEED)
const origin = ledgerOrigin(DEVICE)
const checkpoint: Checkpoint = {
  origin,
  size: 12,
  root: primitives.sha256(utf8('root')),
  monotonicUs: 5_000_000,
  wallUs: -1,
  clock: 'gnss',
  durable: 11,
}
const signed = signCheckpoint(primitives, checkpoint, epoch.publicKey, epoch.sign)

test('a signed checkpoint is short, readable text and verifies under its key and origin only', () => {
  expect(textOf(signed)?.split('\n').slice(0, 6)).toEqual([
    'zeuge/zg-00c0ffee/ledger',
    '12',
    base64Of(checkpoint.root),
    't 5000000 -1 gnss',
    'durable 11',
    '',
  ])
  expect(verifyCheckpoint(primitives, signed, origin, epoch.publicKey)).toEqual(checkpoint)
  expect(verifyCheckpoint(primitives, signed, 'zeuge/another/ledger', epoch.publicKey)).toBeUndefined()
  const stranger = primitives.ed25519PublicKey(new Uint8Array(32))
  expect(verifyCheckpoint(primitives, signed, origin, stranger)).toBeUndefined()
})

test('no changed, missing or added byte leaves a note that verifies', () => {
  const verdict = (body: Uint8Array) => verifyCheckpoint(primitives, body, origin, epoch.publicKey)
  for (let index = 0; index < signed.length; index++) {
    for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
      const changed = signed.slice()
      changed[index] = (changed[index] ?? 0) ^ bit
      expect(verdict(changed), `bit ${bit} of byte ${index}`).toBeUndefined()
    }
    expect(verdict(signed.subarray(0, index))).toBeUndefined()
    expect(verdict(signed.subarray(index + 1))).toBeUndefined()
  }
  const [, line] = (textOf(signed) ?? '').split('\n\n')
  expect(verdict(utf8(`${textOf(signed)}${line}`)), 'a second signature line').toBeUndefined()
  expect(verdict(utf8(`${textOf(signed)}\n`))).toBeUndefined()
})

test('what parses is formatted back to the same bytes', () => {
  const pieces = fc.constantFrom('0', '1', '-', ' ', '\n', 't', 'durable', '=', 'A', '\u2014', '\r', '00')
  const edit = fc.record({ at: fc.nat(signed.length), drop: fc.nat(2), add: pieces })
  fc.assert(
    fc.property(edit, ({ at, drop, add }) => {
      const text = textOf(signed) ?? ''
      const body = utf8(text.slice(0, at) + add + text.slice(at + drop))
      const note = parseNote(body)
      if (note === undefined) return
      expect(formatNote(note)).toEqual(body)
      const read = parseCheckpoint(note.text)
      if (read !== undefined) expect(formatCheckpoint(read)).toBe(note.text)
    }),
    { numRuns: 2000 },
  )
})

test('every checkpoint comes back from its text', () => {
  const count = fc.maxSafeNat()
  const any = fc.record({
    size: count,
    durable: count,
    monotonicUs: count,
    wallUs: fc.maxSafeInteger(),
    clock: fc.constantFrom(...CLOCK_STATES),
    root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  })
  fc.assert(
    fc.property(any, (drawn) => {
      const made = { ...checkpoint, ...drawn, durable: Math.min(drawn.durable, drawn.size) }
      const text = formatCheckpoint(made)
      expect(parseCheckpoint(text)).toEqual(made)
    }),
  )
})

test('a checkpoint that claims more than its tree has, or numbers written otherwise, is none', () => {
  expect(parseCheckpoint(formatCheckpoint({ ...checkpoint, durable: 13 }))).toBeUndefined()
  const text = formatCheckpoint(checkpoint)
  for (const [from, to] of [
    ['\n12\n', '\n012\n'],
    ['\n12\n', '\n+12\n'],
    ['\n12\n', '\n9007199254740993\n'],
    ['-1', '-0'],
    ['gnss', 'GNSS'],
    ['durable', 'Durable'],
    ['t 5', 't  5'],
  ] as const) {
    expect(text).toContain(from)
    expect(parseCheckpoint(text.replace(from, to)), to).toBeUndefined()
  }
})

test('base64 has one text per value', () => {
  expect(bytesOfBase64('AA==')).toEqual(new Uint8Array(1))
  for (const text of ['AB==', 'AA=', 'AA', 'A', '=', 'AA==\n', ' AA==', 'A-==', 'AA==AA==']) {
    expect(bytesOfBase64(text), text).toBeUndefined()
  }
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(bytesOfBase64(base64Of(bytes))).toEqual(bytes)
    }),
  )
})

test.skipIf(!vectors)('notes and key ids agree with C2SP and golang.org/x/mod (set ZEUGE_VECTORS)', () => {
  const folder = join(vectors ?? '', 'signed-note')
  const notes = JSON.parse(readFileSync(join(folder, 'notes.json'), 'utf8')) as {
    readonly vectors: readonly { readonly vkey: string; readonly note: string }[]
  }
  const go = JSON.parse(readFileSync(join(folder, 'go_sumdb_tlog_vectors.json'), 'utf8')) as {
    readonly vkey: string
    readonly roots: readonly { readonly checkpoint?: string }[]
  }
  const checkpoints = go.roots.flatMap(({ checkpoint }) => checkpoint ?? [])
  expect(checkpoints).toHaveLength(5)
  for (const { vkey, note } of [...notes.vectors, ...checkpoints.map((note) => ({ vkey: go.vkey, note }))]) {
    const [name = '', id = '', key = ''] = vkey.split(/\+([0-9a-f]{8})\+/)
    const publicKey = new Uint8Array(Buffer.from(key, 'base64')).subarray(1)
    expect(noteKeyId(primitives, name, publicKey)).toEqual(bytesOfHex(id))
    const parsed = parseNote(utf8(note))
    expect(parsed && hexOf(parsed.keyId)).toBe(id)
    expect(parsed && verifyNote(primitives, parsed, publicKey)).toBe(true)
    expect(parsed && textOf(formatNote(parsed))).toBe(note)
  }
})
