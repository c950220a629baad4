import { describe, expect, test } from 'vitest'
import { junitXml, type Suite } from '../../../src/cli/simulation/junit.ts'

const SUITE: Suite = {
  name: 'a  <stop>\n"with" & all',
  seconds: 1.5,
  properties: { seed: '7', traceHash: 'ab' },
  out: 'replay: zeuge simulate x.yaml --seed 7',
  cases: [
    { group: 'scenarios/x.yaml', name: 'capture is idle', seconds: 0.5 },
    {
      group: 'scenarios/x.yaml',
      name: 'front is dark',
      seconds: 0,
      failed: {
        kind: 'failure',
        code: 'EXPECTATION_FAILED',
        message: 'found: "announcing"',
        details: 'a\u0000b\n<c>',
      },
    },
    {
      group: 'y.yaml',
      name: '',
      seconds: 0,
      failed: { kind: 'error', code: 'SCENARIO_INVALID', message: 'line 3', details: '' },
    },
  ],
}

/** Elements as a tree; throws where the text is not well-formed. Enough XML for what we write. */
interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
}
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  for (const [, text = '', close, name = '', list = '', empty] of body.matchAll(
    /([^<]*)<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g,
  )) {
    expect(text.replace(/&(amp|lt|gt|quot);/g, '')).not.toMatch(/[&>]/)
    if (close === '/') {
      expect(open.pop()?.name).toBe(name)
      continue
    }
    const attributes = Object.fromEntries(
      [...list.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    )
    const element = { name, attributes, children: [] }
    open.at(-1)?.children.push(element)
    if (empty !== '/') open.push(element)
  }
  expect(open).toEqual([root])
  return root.children[0] as Element
}

/** Ant's schema as a table: children in their order (with * and ?), attributes required and optional. */
const SCHEMA: Readonly<Record<string, readonly [children: RegExp, attributes: readonly string[]]>> = {
  testsuites: [/^(testsuite )*$/, []],
  testsuite: [
    /^properties (testcase )*system-out system-err $/,
    ['name', 'package', 'id', 'timestamp', 'hostname', 'tests', 'failures', 'errors', 'time'],
  ],
  properties: [/^(property )*$/, []],
  property: [/^$/, ['name', 'value']],
  testcase: [/^((failure|error) )?$/, ['name', 'classname', 'time']],
  failure: [/^$/, ['message', 'type']],
  error: [/^$/, ['message', 'type']],
  'system-out': [/^$/, []],
  'system-err': [/^$/, []],
}
const VALUES: Readonly<Record<string, RegExp>> = {
  time: /^\d+\.\d{3}$/,
  timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
  tests: /^\d+$/,
  failures: /^\d+$/,
  errors: /^\d+$/,
  id: /^\d+$/,
}
function check(element: Element): void {
  const [children, attributes] = SCHEMA[element.name] ?? [/^never$/, []]
  expect(element.children.map(({ name }) => `${name} `).join(''), element.name).toMatch(children)
  expect(Object.keys(element.attributes).sort(), element.name).toEqual([...attributes].sort())
  for (const [name, value] of Object.entries(element.attributes)) expect(value).toMatch(VALUES[name] ?? /^/)
  for (const name of ['name', 'classname'])
    if (element.attributes[name] !== undefined) expect(element.attributes[name]).toMatch(/^\S+( \S+)*$/)
  element.children.forEach(check)
}

describe('JUnit XML', () => {
  const xml = junitXml([SUITE, { ...SUITE, cases: [] }], '2026-05-04T09:00:00.123Z')

  test('is well-formed and has the elements, order and attributes of the usual schema', () => {
    check(parse(xml))
  })

  test('counts failures and errors apart, and tells what was found', () => {
    expect(xml).toContain('tests="3" failures="1" errors="1" time="1.500"')
    expect(xml).toContain('message="found: &quot;announcing&quot;" type="EXPECTATION_FAILED"')
    expect(xml).toContain('name="a &lt;stop&gt; &quot;with&quot; &amp; all"')
  })

  test('never carries a character that XML forbids', () => {
    expect(xml).toContain('a\ufffdb\n&lt;c&gt;')
  })
})
