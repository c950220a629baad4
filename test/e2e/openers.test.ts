/** Several threads open a recording: the same fragments as from one, the same refusals and the same faults. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import { fileAt } from '../../src/cli/evidence/evidence.ts'
import type { openOpeners } from '../../src/cli/evidence/openers.ts'
import { openRecording } from '../../src/crypto/open.ts'
import { newDevice, primitives, sealSegment } from '../crypto/evidence.ts'
import { dist } from './process.ts'

const directory = mkdtempSync(join(tmpdir(), 'zeuge-openers-'))
const module: { openOpeners: typeof openOpeners } = await import(
  pathToFileURL(dist('src/cli/evidence/openers.js')).href
)
const openers = module.openOpeners(2)
const device = await newDevice()
afterAll(async () => {
  await openers.end()
  rmSync(directory, { recursive: true })
})

/** The fixture's envelope is the key itself. */
const unwrap = async (envelope: Bytes) => envelope.slice()

async function fragmentsOf(path: string, opener?: typeof openers) {
  const recording = await openRecording(primitives, [await fileAt(path)], unwrap, opener)
  const fragments: string[] = []
  for await (const { fragment } of recording.parts()) fragments.push(Buffer.from(fragment).toString('base64'))
  return { fragments, refused: recording.refused }
}

function evidence(name: string, damagedAt?: number): string {
  // Each second is a batch of its own, so that they are under way side by side.
  const { file } = sealSegment(device, { seconds: 6, payloadBytes: 3_000_000 })
  if (damagedAt !== undefined) file[damagedAt] = (file[damagedAt] ?? 0) ^ 1
  const path = join(directory, name)
  writeFileSync(path, file)
  return path
}

test('two threads give the fragments that one gives, in their order', async () => {
  const path = evidence('whole.zeu')
  const one = await fragmentsOf(path)
  expect(one.fragments).toHaveLength(6)
  expect(await fragmentsOf(path, openers)).toEqual(one)
})

test('a damaged chunk is left out and counted, and the others are there', async () => {
  const path = evidence('damaged.zeu', 8_000_000)
  const one = await fragmentsOf(path)
  expect(one).toMatchObject({ refused: 1 })
  expect(one.fragments).toHaveLength(5)
  expect(await fragmentsOf(path, openers)).toEqual(one)
})

test('what cannot be read any more is the fault it is', async () => {
  const path = evidence('gone.zeu')
  const recording = await openRecording(primitives, [await fileAt(path)], unwrap, openers)
  rmSync(path)
  await expect(recording.parts().next()).rejects.toMatchObject({ code: 'FILE_MISSING' })
})

test('keys are wiped here when all is opened', async () => {
  const file = await fileAt(evidence('keys.zeu'))
  const secrets: Uint8Array[] = []
  const seen: typeof openers = {
    ...openers,
    open(from, batch) {
      secrets.push(...batch.chunks.flatMap(({ step }) => [step.key, step.salt]))
      return openers.open(from, batch)
    },
  }
  const recording = await openRecording(primitives, [file], unwrap, seen)
  for await (const _ of recording.parts());
  expect(secrets).toHaveLength(12)
  expect(secrets.every((secret) => secret.every((byte) => byte === 0))).toBe(true)
})
