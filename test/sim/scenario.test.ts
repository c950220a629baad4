import { toJsonSchema } from '@valibot/to-json-schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZeugeError } from '../../src/errors.ts'
import { microseconds, parseScenario } from '../../src/sim/scenario.ts'
import { scenarioSchema } from '../../src/sim/schema.ts'

const GOOD = `zeugeScenario: 1
name: a stop
seed: 7
profile: demo
duration: 30s
steps:
  - { at: 2s, press: record }
  - { at: 1s, press: display }
  - { at: 20s, hold: { button: record, for: 3.5s } }
expect:
  - { at: 10s, capture: recording }
  - { at: end, recordings: 1, preRecord: { min: 500ms, max: 1s } }
`

function refusal(text: string): string {
  try {
    parseScenario(text, 'x.yaml')
  } catch (error) {
    if (error instanceof ZeugeError && error.code === 'SCENARIO_INVALID') return error.message
    throw error
  }
  return 'accepted'
}

describe('a scenario file', () => {
  test('becomes steps in time order and expectations with their line', () => {
    const scenario = parseScenario(GOOD, 'x.yaml')
    expect(scenario.steps.map(({ atUs, action }) => [atUs, action.type])).toEqual([
      [1_000_000, 'press'],
      [2_000_000, 'press'],
      [20_000_000, 'hold'],
    ])
    expect(scenario.expectations.map(({ atUs, line }) => [atUs, line])).toEqual([
      [10_000_000, 11],
      [30_000_000, 12],
    ])
    expect(scenario.expectations[1]?.expected.preRecord).toEqual({ minUs: 500_000, maxUs: 1_000_000 })
  })

  test.each([
    ['an empty expect', GOOD.replace(/expect:[\s\S]*/, 'expect: []\n'), 'line 10, expect: '],
    ['a missing expect', GOOD.replace(/expect:[\s\S]*/, ''), 'line 1, expect: this field is missing'],
    ['an expectation that expects nothing', `${GOOD}  - { at: end }\n`, 'line 13, expect.2: '],
    [
      'an unknown field',
      GOOD.replace('press: record', 'pres: record'),
      'line 7, steps.0.pres: there is no such',
    ],
    ['an unknown button', GOOD.replace('press: record', 'press: recrod'), 'display or record'],
    ['a wrong duration', GOOD.replace('at: 2s', 'at: 2 s'), 'line 7, steps.0.at: '],
    [
      'two actions in one step',
      GOOD.replace('press: record', 'press: record, dock: attach'),
      'exactly one action',
    ],
    ['a step after the end', GOOD.replace('at: 20s', 'at: 40s'), 'later than the duration 30s'],
    ['an expectation after the end', GOOD.replace('at: 10s', 'at: 31s'), 'line 11, expect.0.at: later'],
    [
      'a press without power',
      GOOD.replace('at: 1s, press: display', 'at: 1s, cut: power'),
      'line 7, steps: the power is off',
    ],
    ['a start with power', GOOD.replace('press: record', 'start: power'), 'line 7, steps: the power is on'],
    ['a seed that is no number', GOOD.replace('seed: 7', 'seed: seven'), 'line 3, seed: '],
    ['broken YAML', GOOD.replace('seed: 7', 'seed: [7'), 'x.yaml: line '],
    ['an alias', GOOD.replace('seed: 7', 'seed: &a 7').replace('name: a stop', 'name: *a'), 'x.yaml: line 2'],
    ['a key given twice', GOOD.replace('seed: 7', 'seed: 7\nseed: 8'), 'x.yaml: line 4'],
    ['nothing at all', '', 'x.yaml: line 1'],
  ])('%s is refused with its line', (_, text, message) => {
    expect(refusal(text)).toContain(message)
  })

  test('any text is accepted or refused by name, never anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(GOOD.length), (noise, at) => {
        refusal(GOOD.slice(0, at) + noise + GOOD.slice(at))
      }),
      { numRuns: 200 },
    )
  })

  test('durations are whole microseconds', () => {
    expect(['12.5s', '200ms', '2min', '1h', '0.001s'].map(microseconds)).toEqual([
      12_500_000, 200_000, 120_000_000, 3_600_000_000, 1000,
    ])
  })

  // Brought up to date with: npx vitest run test/sim/scenario.test.ts -u
  test('schemas/scenario.json is what the program checks', async () => {
    const schema = { title: 'Zeuge scenario', ...toJsonSchema(scenarioSchema, { errorMode: 'ignore' }) }
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/scenario.json')
  })
})
