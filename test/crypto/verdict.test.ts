/** The table of verdicts: order, exit codes, sentences; the same in code, help and documents. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  exitCodeOf,
  IDENTITY_STATES,
  sentenceOf,
  VERDICTS,
  type Verdict,
  worstIdentity,
  worstVerdict,
} from '../../src/crypto/verdict.ts'

/** evidence.md, "Verdicts". */
const ORDER: readonly [Verdict, number][] = [
  ['ALTERED', 21],
  ['ROLLED-BACK', 20],
  ['MISSING', 19],
  ['INCOMPLETE-VS-LEDGER', 18],
  ['UNLISTED', 17],
  ['ELIDED-UNAUTHORISED', 16],
  ['NOT-SEALED', 15],
  ['OPEN-ENDED', 14],
  ['RECOVERED', 13],
  ['OFFLOADED', 12],
  ['COMPLETE-ELIDED', 11],
  ['COMPLETE', 0],
]

test('of any two verdicts the one that stands first wins, whatever their order', () => {
  expect(VERDICTS).toEqual(ORDER.map(([verdict]) => verdict))
  for (const [at, worse] of VERDICTS.entries())
    for (const better of VERDICTS.slice(at)) {
      expect(worstVerdict([worse, better])).toBe(worse)
      expect(worstVerdict([better, worse])).toBe(worse)
    }
  expect(worstVerdict([])).toBeUndefined()
})

test('each verdict has an exit code of its own, and a worse verdict has a higher one', () => {
  for (const [verdict, code] of ORDER) expect(exitCodeOf(verdict, 'trusted')).toBe(code)
  expect(new Set(ORDER.map(([, code]) => code)).size).toBe(VERDICTS.length)
})

test('only COMPLETE of a trusted camera is 0; without trust it is 10, and no other verdict changes', () => {
  for (const verdict of VERDICTS)
    for (const state of IDENTITY_STATES) {
      const code = exitCodeOf(verdict, state)
      const expected = verdict === 'COMPLETE' && state !== 'trusted' ? 10 : exitCodeOf(verdict, 'trusted')
      expect(code, `${verdict} ${state}`).toBe(expected)
      expect(code === 0).toBe(verdict === 'COMPLETE' && state === 'trusted')
    }
})

test('the worst identity wins', () => {
  expect(worstIdentity(['trusted', 'unchecked', 'invalid', 'untrusted'])).toBe('invalid')
  expect(worstIdentity(['trusted', 'unchecked'])).toBe('unchecked')
  expect(worstIdentity(['trusted'])).toBe('trusted')
})

test('each has one plain sentence of its own in German and English', () => {
  const all = [
    ...VERDICTS.map((verdict) => sentenceOf(verdict, 'trusted')),
    ...(['unchecked', 'untrusted', 'invalid'] as const).map((state) => sentenceOf('COMPLETE', state)),
  ]
  for (const lang of ['de', 'en'] as const) {
    expect(new Set(all.map((sentence) => sentence[lang])).size).toBe(all.length)
    for (const sentence of all) expect(sentence[lang]).toMatch(/^\p{Lu}.{20,110}\.$/u)
  }
})

test('docs/cli.md has the same codes', () => {
  const text = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')
  for (const [verdict, code] of ORDER)
    if (code > 0) expect(text).toMatch(new RegExp(`\\| ${code} \\| ${verdict}\\b`))
})
