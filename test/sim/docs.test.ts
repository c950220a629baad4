import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WORLD_FAULTS } from '../../src/sim/faults.ts'
import { INVARIANTS } from '../../src/sim/violation.ts'

const manual = readFileSync('docs/simulation.md', 'utf8')

test('docs/simulation.md lists every fault with its kind and what happens', () => {
  for (const [name, row] of Object.entries(WORLD_FAULTS))
    expect(manual).toContain(`| \`${name}\` | ${row.class} | ${row.says} |`)
})

test('docs/simulation.md lists every invariant', () => {
  for (const [number, words] of Object.entries(INVARIANTS))
    expect(manual).toContain(`| ${number} | ${words} |`)
})
