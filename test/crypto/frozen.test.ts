/** Files sealed long ago are judged and opened today as they were then, by both implementations. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  evidenceOf,
  type Frozen,
  findingsOf,
  frozenCases,
  readFrozenCase,
  readFrozenIdentities,
} from '../../bench/frozen.ts'
import { unwrapAge } from '../../hal/envelopes/age.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { noblePrimitives } from '../../src/crypto/noble.ts'
import { parseTrust } from '../../src/crypto/trust.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'

const FILE_BYTES_MAX = 64 * 1024

describe.each(['1'])('format version %s', (version) => {
  const root = fileURLToPath(new URL(`../frozen/${version}`, import.meta.url))
  const text = (name: string) => readFileSync(join(root, name), 'utf8')
  const expected: Readonly<Record<string, Frozen>> = JSON.parse(text('expected.json'))
  const identities = readFrozenIdentities(root)
  const trust = parseTrust(nodePrimitives, text('trust.json'), 'trust.json')
  const cases = frozenCases(root)

  test('has a finding for each case and a case for each verdict it speaks of', () => {
    expect(cases).toEqual(Object.keys(expected).sort())
    expect(new Set(Object.values(expected).map(({ verdict }) => verdict))).toEqual(
      new Set([
        ...['COMPLETE', 'RECOVERED', 'OPEN-ENDED', 'ALTERED'],
        ...['MISSING', 'ROLLED-BACK', 'INCOMPLETE-VS-LEDGER'],
      ]),
    )
  })
  test.each(cases)('%s is found as it was when it was frozen, by node and by noble', async (name) => {
    const files = readFrozenCase(join(root, name))
    const reports = []
    for (const primitives of [nodePrimitives, noblePrimitives]) {
      const unwrap = (envelope: Uint8Array) => unwrapAge(envelope, identities)
      expect(await findingsOf(primitives, files, trust, unwrap)).toEqual(expected[name])
      reports.push(await verifyEvidence(primitives, evidenceOf(files), { trust }))
    }
    expect(reports[0]).toEqual(reports[1])
    for (const [file, bytes] of files) expect(bytes.length, file).toBeLessThan(FILE_BYTES_MAX)
  })
})
