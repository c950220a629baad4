import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { evidenceOf, readFrozenCase } from '../../bench/frozen.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { combineReports } from '../../src/crypto/combine.ts'
import { parseTrust } from '../../src/crypto/trust.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'

const FROZEN = fileURLToPath(new URL('../frozen/1', import.meta.url))
const trust = parseTrust(nodePrimitives, readFileSync(join(FROZEN, 'trust.json'), 'utf8'), 'trust.json')
const reportOn = (name: string) =>
  verifyEvidence(nodePrimitives, evidenceOf(readFrozenCase(join(FROZEN, name))), { trust })

test('several reports keep the worst verdict and everything that was found', async () => {
  const [good, rolled, missing] = await Promise.all(['complete', 'rolled-back', 'missing'].map(reportOn))
  if (good === undefined || rolled === undefined || missing === undefined) throw new Error('no reports')
  const both = combineReports([good, rolled, missing])
  expect([both.verdict, both.exitCode]).toEqual(['ROLLED-BACK', 20])
  expect(both.sentence).toEqual(rolled.sentence)
  expect(both.segments).toEqual([...good.segments, ...rolled.segments])
  expect(both.missing).toEqual(missing.missing)
  expect(both.ledger?.problems).toEqual(rolled.ledger?.problems)
  expect(both.ledger?.volumes).toBe(3)
  expect(combineReports([good])).toBe(good)
  expect(
    combineReports([
      { ...good, omitted: 2 },
      { ...good, omitted: 1 },
    ]).omitted,
  ).toBe(3)
  const { ledger: _, ...without } = good
  expect(combineReports([without, without]).ledger).toBeUndefined()
})
