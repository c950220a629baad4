/**
 * Mutated frozen files against every parser of evidence: no error but typed findings, nothing accepted that
 * was not signed, no reading without end. `npm run nightly` does the same with a million cases.
 */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fuzz } from '../../bench/fuzzloop.ts'
import { fuzzTargets } from '../../bench/fuzztargets.ts'
import { createDice, mutate } from '../../bench/mutate.ts'

const CASES = 20_000
const SEED = 1
const targets = fuzzTargets(fileURLToPath(new URL('../frozen/1', import.meta.url)))
const shares = targets.reduce((sum, { share }) => sum + share, 0)

describe('20,000 mutations', () => {
  test.each(targets.map((target) => [target.name, target] as const))(
    'of material for "%s" are refused, or are what was signed',
    async (_, target) => {
      const cases = Math.ceil((CASES * target.share) / shares)
      const { failures, rows } = await fuzz([target], { cases, seed: SEED })
      expect(failures).toEqual([])
      expect(rows[0]?.cases).toBe(cases)
    },
    240_000,
  )
})

describe('the fuzz loop', () => {
  test('counts an unexpected error as a failure, with the number that repeats it', async () => {
    const bytes = new Uint8Array(64)
    const fragile = {
      name: 'fragile',
      share: 1,
      corpus: [{ bytes, others: [bytes] }],
      run(mutated: Uint8Array) {
        if (mutated.length > 64) throw new RangeError('too long')
      },
    }
    const { failures } = await fuzz([fragile], { cases: 100, seed: SEED })
    const [first] = failures
    expect(first?.error).toBe('RangeError: too long')
    const again = await fuzz([fragile], { cases: 1, seed: SEED, onlyCase: first?.number ?? 0 })
    expect(again.failures).toEqual([first])
  })
  test('mutates the same way from the same dice, and never hands over what it was given', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, at) => at & 0xff)
    for (let number = 0; number < 200; number++) {
      const once = mutate(createDice(SEED, number), { bytes, others: [bytes] })
      expect(mutate(createDice(SEED, number), { bytes, others: [bytes] })).toEqual(once)
      expect(once).not.toEqual(bytes)
    }
  })
})
