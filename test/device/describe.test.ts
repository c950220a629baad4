/** docs/behaviour.md says what the code does. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeDevice, withParts } from '../../src/device/describe.ts'

const DOCUMENT = new URL('../../docs/behaviour.md', import.meta.url)

test('docs/behaviour.md holds every table as the code makes it (ZEUGE_UPDATE=1 renews it)', () => {
  const parts = describeDevice()
  const document = readFileSync(DOCUMENT, 'utf8')
  for (const name of Object.keys(parts)) expect(document).toContain(`<!-- made:${name} -->`)
  const renewed = withParts(document, parts)
  if (process.env['ZEUGE_UPDATE']) writeFileSync(DOCUMENT, renewed)
  else expect(document).toBe(renewed)
})

test('a table that is no longer true is replaced, and other text is left alone', () => {
  const document = 'a\n<!-- made:x -->\nold\n<!-- end -->\nb\n<!-- made:y -->\nkept\n<!-- end -->'
  expect(withParts(document, { x: 'new' })).toBe(
    'a\n<!-- made:x -->\nnew\n<!-- end -->\nb\n<!-- made:y -->\nkept\n<!-- end -->',
  )
})

test('the drawing shows every state of the machine', () => {
  const drawing = describeDevice()['statechart'] ?? ''
  for (const state of [
    'idle',
    'buffering',
    'recording',
    'finalizing',
    'announcing',
    'docked',
    'faulty',
    'off',
  ])
    expect(drawing).toContain(`"${state}"`)
})
