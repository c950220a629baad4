/** Envelopes: two recipients at least, one kind, and age itself opens them. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type AgeKey,
  newAgeKey,
  openAgeEnvelopes,
  parseIdentities,
  parseRecipients,
  unwrapAge,
} from '../../../hal/envelopes/age.ts'

const SECRET = new Uint8Array(32).map((_, index) => index)
const hasAge = spawnSync('age', ['--version']).status === 0

let unit: AgeKey
let escrow: AgeKey
let stranger: AgeKey

beforeAll(async () => {
  ;[unit, escrow, stranger] = await Promise.all([
    newAgeKey('x25519'),
    newAgeKey('x25519'),
    newAgeKey('x25519'),
  ])
})

describe('an envelope', () => {
  test('opens for each recipient and for nobody else', async () => {
    const envelopes = openAgeEnvelopes([unit.recipient, escrow.recipient])
    const envelope = await envelopes.wrap(SECRET)
    expect(envelopes.kind).toBe('x25519')
    expect(await unwrapAge(envelope, [unit.identity])).toEqual(SECRET)
    expect(await unwrapAge(envelope, [stranger.identity, escrow.identity])).toEqual(SECRET)
    expect(await unwrapAge(envelope, [stranger.identity])).toBeUndefined()
    expect(await unwrapAge(envelope, [])).toBeUndefined()
  })
  test('of hybrid recipients opens for each of them', async () => {
    const [one, two] = await Promise.all([newAgeKey('mlkem768x25519'), newAgeKey('mlkem768x25519')])
    const envelopes = openAgeEnvelopes([one.recipient, two.recipient])
    expect(envelopes.kind).toBe('mlkem768x25519')
    expect(await unwrapAge(await envelopes.wrap(SECRET), [two.identity])).toEqual(SECRET)
  })
  test('with a changed byte, cut short or not an envelope at all stays closed', async () => {
    const envelope = await openAgeEnvelopes([unit.recipient, escrow.recipient]).wrap(SECRET)
    for (let at = 0; at < envelope.length; at += 13) {
      const changed = envelope.slice()
      changed[at] = (changed[at] ?? 0) ^ 4
      expect(await unwrapAge(changed, [unit.identity]), `byte ${at}`).toBeUndefined()
      expect(await unwrapAge(envelope.slice(0, at), [unit.identity]), `${at} bytes`).toBeUndefined()
    }
    expect(await unwrapAge(new Uint8Array(100_000), [unit.identity])).toBeUndefined()
  })
  test.skipIf(!hasAge)('opens with age -d (install age)', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'zeuge-age-'))
    try {
      const envelope = await openAgeEnvelopes([unit.recipient, escrow.recipient]).wrap(SECRET)
      await writeFile(join(dir, 'envelope.age'), envelope)
      await writeFile(join(dir, 'escrow.txt'), `# comment\n${escrow.identity}\n`)
      const run = spawnSync('age', ['-d', '-i', join(dir, 'escrow.txt'), join(dir, 'envelope.age')])
      expect(run.stderr.toString()).toBe('')
      expect(new Uint8Array(run.stdout)).toEqual(SECRET)
    } finally {
      await rm(dir, { recursive: true })
    }
  })
})

describe('recipients', () => {
  test('fewer than two different ones are refused', () => {
    for (const few of [[], [unit.recipient], [unit.recipient, unit.recipient]])
      expect(() => openAgeEnvelopes(few)).toThrow(expect.objectContaining({ code: 'RECIPIENTS_TOO_FEW' }))
  })
  test('classic and hybrid together are refused', async () => {
    const { recipient } = await newAgeKey('mlkem768x25519')
    const mixed = () => openAgeEnvelopes([unit.recipient, recipient])
    expect(mixed).toThrow(expect.objectContaining({ code: 'RECIPIENTS_MIXED' }))
  })
  test('a mistyped one is refused', () => {
    const typo = unit.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))
    for (const wrong of [typo, 'age1', 'ssh-ed25519 AAAA', ''])
      expect(() => openAgeEnvelopes([escrow.recipient, wrong])).toThrow(
        expect.objectContaining({ code: 'KEY_INVALID' }),
      )
  })
})

describe('key files', () => {
  test('are read as age-keygen writes them', () => {
    const text = `# created: 2026-01-01\n# public key: ${unit.recipient}\n${unit.identity}\r\n\n`
    expect(parseIdentities(text, 'unit.txt')).toEqual([unit.identity])
    expect(parseRecipients(`# unit\n${unit.recipient}\n`, 'unit.txt')).toEqual([unit.recipient])
  })
  test('with anything else in them are refused with the line', () => {
    expect(() => parseIdentities(`${unit.identity}\nhello\n`, 'unit.txt')).toThrow(/unit\.txt line 2/)
    expect(() => parseIdentities('# nothing\n', 'unit.txt')).toThrow(/holds no age identity/)
    expect(() => parseIdentities(unit.recipient, 'unit.txt')).toThrow(/line 1/)
    expect(() => parseRecipients(unit.identity, 'unit.txt')).toThrow(/line 1/)
  })
})
