/** Several threads walk through evidence: the same report as from one, and the same faults. */
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { openSurveyors } from '../../src/cli/evidence/surveyors.ts'
import { dist, zeuge } from './process.ts'

const FROZEN = fileURLToPath(new URL('../frozen/1', import.meta.url))
const folders = readdirSync(FROZEN, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const paths = folders.map(({ name }) => join(FROZEN, name))

test('three threads report on all frozen evidence what one does', () => {
  const [one, three] = ['1', '3'].map((jobs) => zeuge('verify', ...paths, '--jobs', jobs, '--json'))
  expect(one?.stdout).toContain('"segments"')
  expect(three?.stdout).toBe(one?.stdout)
  expect(three?.status).toBe(one?.status)
})

test('what cannot be read is the fault it is, in whatever thread', async () => {
  const module: { openSurveyors: typeof openSurveyors } = await import(
    pathToFileURL(dist('src/cli/evidence/surveyors.js')).href
  )
  const surveyors = module.openSurveyors(3)
  try {
    const nowhere = join(mkdtempSync(join(tmpdir(), 'zeuge-surveyors-')), 'gone.zeu')
    const file = { file: nowhere, with: () => Promise.reject(new Error('not asked')) }
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => surveyors.survey(file, {})))
    for (const one of all) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'FILE_MISSING' } })
  } finally {
    await surveyors.end()
  }
})

test('--jobs takes whole numbers', () => {
  const { status, stderr } = zeuge('verify', FROZEN, '--jobs', 'many')
  expect(status).toBe(2)
  expect(stderr).toContain('--jobs many: a whole number from 1 to 64 is needed')
})
