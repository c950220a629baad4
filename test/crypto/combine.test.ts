import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { evidenceOf, readFrozenCase } from '../../bench/frozen.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { combineReports } from '../../src/crypto/combine.ts'
import { parseTrust } from '../../src/crypto/trust.ts'
import { type EvidenceReport, verifyEvidence } from '../../src/crypto/verifyevidence.ts'

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

test('what each report found stands in the one over them, in their order', async () => {
  const good = await reportOn('complete')
  const with1 = (name: string): EvidenceReport =>
    ({
      ...{
        ...good,
        unused: [`${name}.zeu`],
        missing: [{ recording: name }],
        receipts: [{ file: name, ok: false }],
      },
      ...{ offloaded: [{ recording: name, segment: name, sequence: 0, receipt: name, station: name }] },
      ...{ policies: [{ hash: name, kind: 'demo', state: 'absent' }] },
    }) as unknown as EvidenceReport
  const [one, other] = [with1('a'), with1('b')]
  const both = combineReports([one, other])
  for (const list of ['unused', 'missing', 'receipts', 'offloaded', 'policies'] as const)
    expect(both[list], list).toEqual([...one[list], ...other[list]])
  expect(both).not.toHaveProperty('omitted')
})

test('the identity is the worst one found, and only COMPLETE of trusted cameras alone is ok', async () => {
  const trusted = await reportOn('complete')
  const invalid = { state: 'invalid', reason: 'bad-statement' } as const
  const forged = {
    ...trusted,
    identity: invalid,
    ...(trusted.ledger && { ledger: { ...trusted.ledger, identity: invalid } }),
  }
  expect(combineReports([trusted, trusted])).toMatchObject({
    ok: true,
    exitCode: 0,
    identity: trusted.identity,
  })
  const both = combineReports([trusted, forged])
  expect(both).toMatchObject({ ok: false, verdict: 'COMPLETE', exitCode: 10, identity: invalid })
  expect(both.ledger?.identity).toEqual(invalid)
})

test('ledgers are counted together and their findings kept; a witness file is made of one alone', async () => {
  const { ledger, ...report } = await reportOn('complete')
  if (ledger === undefined) throw new Error('no ledger')
  const witnesses = [{ name: 'w' }] as unknown as typeof ledger.witnesses
  const with1 = { ...report, ledger: { ...ledger, tornBytes: 3, witnesses } }
  const both = combineReports([with1, { ...with1 }])
  expect(both.ledger).toMatchObject({
    size: 2 * ledger.size,
    tornBytes: 6,
    witnesses: [...witnesses, ...witnesses],
  })
  expect(both.ledger).not.toHaveProperty('witness')
  expect(combineReports([with1, report]).ledger).toBe(with1.ledger)
})
