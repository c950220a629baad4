/** docs/threats.md names tests that exist, and what remains is said in the words of every report. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { RESIDUALS } from '../src/ui/residuals.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const text = readFileSync(new URL('../docs/threats.md', import.meta.url), 'utf8')
const own = 'threats.test.ts'

const tests = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && name !== own)
  .map((name) => readFileSync(`${here}/${name}`, 'utf8'))
  .join('\n')

/** The last column of each table row. */
const named = text
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('`'))
  .flatMap((line) =>
    [...(line.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )

test('each threat names tests, and every one of them exists by that name', () => {
  expect(named.length).toBeGreaterThan(50)
  const missing = named.filter(
    (name) => !["'", '`'].some((quote) => tests.includes(`${quote}${name}${quote}`)),
  )
  expect(missing).toEqual([])
})

test('every threat of the plan has a section', () => {
  for (let number = 1; number <= 7; number++) expect(text).toMatch(new RegExp(`^## A${number} `, 'm'))
})

test('what remains is printed in the words of every report', () => {
  for (const { en } of RESIDUALS) expect(text).toContain(`- ${en}\n`)
})
