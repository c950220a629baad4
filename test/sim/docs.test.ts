import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as face from '../../src/index.ts'
import { WORLD_FAULTS } from '../../src/sim/faults.ts'
import { FLEET_FAULTS } from '../../src/sim/fleetfaults.ts'
import { parseScenario } from '../../src/sim/scenario.ts'
import { fieldsAt } from '../../src/sim/schema.ts'
import { INVARIANTS } from '../../src/sim/violation.ts'

const manual = readFileSync('docs/simulation.md', 'utf8')

test('docs/simulation.md lists every fault with its kind and what happens', () => {
  for (const [name, row] of Object.entries(WORLD_FAULTS))
    expect(manual).toContain(`| \`${name}\` | ${row.class} | ${row.says} |`)
})

test('docs/simulation.md lists every class of the fleet', () => {
  for (const [name, says] of Object.entries(FLEET_FAULTS))
    expect(manual).toContain(`| \`${name}\` | ${says} |`)
})

test('docs/simulation.md lists every invariant', () => {
  for (const [number, words] of Object.entries(INVARIANTS))
    expect(manual).toContain(`| ${number} | ${words} |`)
})

test('docs/simulation.md has every word of a scenario, and its example is one', () => {
  for (const field of [...fieldsAt(['steps', 0]), ...fieldsAt(['expect', 0])])
    expect(manual).toContain(`\`${field}`)
  const example = /```yaml\n(zeugeScenario[\s\S]*?)```/.exec(manual)?.[1] ?? ''
  expect(parseScenario(example, 'docs').steps).toHaveLength(3)
})

test('docs/simulation.md names only exports that exist', () => {
  const table = /\| export \|[\s\S]*?\n\n/.exec(manual)?.[0] ?? ''
  const named = [...table.matchAll(/`([a-zA-Z_]+)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(10)
  for (const name of named) expect(Object.keys(face)).toContain(name)
})
