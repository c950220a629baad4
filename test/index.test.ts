/** The package as another program sees it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  fileOfBytes,
  nodePrimitives,
  parseProfile,
  parseScenario,
  runScenario,
  verifyEvidence,
} from '../src/index.ts'

const read = (path: string): Buffer => readFileSync(new URL(`../${path}`, import.meta.url))

test('another program checks evidence with what the package offers', async () => {
  const segments = [fileOfBytes('nothing.zeu', new Uint8Array(0))]
  const report = await verifyEvidence(nodePrimitives, { segments, whole: false })
  expect(report).toMatchObject({ ok: false, verdict: 'NOT-SEALED', exitCode: 15 })
})

test('another program plays a scenario on a simulated camera', async () => {
  const name = 'scenarios/no-pre-record.yaml'
  const profileFile = read('profiles/ordnungsamt-nrw.yaml')
  const run = await runScenario(parseScenario(read(name).toString('utf8'), name), {
    primitives: nodePrimitives,
    profile: parseProfile(profileFile.toString('utf8'), 'ordnungsamt-nrw.yaml'),
    profileHash: nodePrimitives.sha256(profileFile),
  })
  expect(run.ok).toBe(true)
})
