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
import { signerOf, signNote } from '../../src/crypto/notekey.ts'
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

const lineOf = (text: string) => `\u2014 ${text} ${base64Of(new Uint8Array(68))}\n`

test('a note is text, an empty line and one line of a signature, and no more than was asked for', () => {
  const note = utf8(`text\n\n${lineOf('name')}`)
  expect(parseNote(note)).toMatchObject({ text: 'text\n', name: 'name' })
  expect(parseNote(note, note.length)).toBeDefined()
  expect(parseNote(note, note.length - 1)).toBeUndefined()
  expect(parseNote(utf8(`\n\n${lineOf('name')}`))).toMatchObject({ text: '\n' })
  const signature = base64Of(new Uint8Array(68))
  for (const bad of [
    '',
    `x${lineOf('name')}`,
    `text\n${lineOf('name')}`,
    `text\n\n${lineOf('a+b')}`,
    `text\n\n${lineOf('name').slice(0, -1)}`,
    `text\n\n\u2014 name ${signature.slice(4)}\n`,
    `text\n\n\u2014 name ${base64Of(new Uint8Array(69))}\n`,
    `text\n\n- name ${signature}\n`,
    `a\tb\n\n${lineOf('name')}`,
    `a\rb\n\n${lineOf('name')}`,
    `a\u0085b\n\n${lineOf('name')}`,
  ])
    expect(parseNote(utf8(bad)), bad).toBeUndefined()
  expect(parseNote(Uint8Array.of(0xff, ...note))).toBeUndefined()
})

test('a checkpoint is of the origin that signed it', () => {
  const [mine, other] = [checkpoint, { ...checkpoint, origin: 'zeuge/another/ledger' }]
  const signedAs = (text: string, name: string) =>
    signNote(primitives, text, signerOf(primitives, name, EPOCH_SEED))
  const read = (note: Uint8Array) => verifyCheckpoint(primitives, note, origin, epoch.publicKey)
  expect(read(signedAs(formatCheckpoint(mine), origin))).toEqual(mine)
  expect(read(signedAs(formatCheckpoint(mine), other.origin))).toBeUndefined()
  expect(read(signedAs(formatCheckpoint(other), origin))).toBeUndefined()
  expect(read(signedAs('hello\n', origin))).toBeUndefined()
})

test('a checkpoint with any field written otherwise is none', () => {
  const text = formatCheckpoint(checkpoint)
  for (const bad of [
    text.replace(origin, 'a b'),
    text.replace(origin, 'x'.repeat(129)),
    text.replace(base64Of(checkpoint.root), base64Of(new Uint8Array(31))),
    text.replace(base64Of(checkpoint.root), '*'),
    text.replace('gnss', 'sundial'),
    text.replace('t 5000000', 't 9007199254740993'),
    text.replace('t 5000000 -1', 't 5000000 -9007199254740993'),
    `${text}\n`,
    '',
  ])
    expect(parseCheckpoint(bad), bad).toBeUndefined()
})

test('what could not be read back is a bug of who writes it', () => {
  const note = { text: 'text\n', name: 'name', keyId: new Uint8Array(4), signature: new Uint8Array(64) }
  expect(textOf(formatNote(note))).toBe(`text\n\n${lineOf('name')}`)
  expect(() => formatNote({ ...note, text: 'text' })).toThrow('note named "name"')
  expect(() => formatNote({ ...note, name: 'a b' })).toThrow('note named "a b"')
  const sign =
    (changed: Partial<Checkpoint>, signer = epoch.sign) =>
    () =>
      signCheckpoint(primitives, { ...checkpoint, ...changed }, epoch.publicKey, signer)
  expect(sign({ durable: 13 })).toThrow('a checkpoint that cannot be read back: zeuge/zg-00c0ffee/ledger')
  expect(sign({}, () => new Uint8Array(63))).toThrow('Ed25519 signature of 63 bytes, not 64')
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
