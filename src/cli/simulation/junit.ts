/**
 * Results as JUnit XML, the form that build servers read. Pure.
 *
 * Kept to what both common schemas ask for (Ant's, strict about order and required attributes, and Jenkins'):
 * one suite a scenario or a batch of seeds, one test case an expectation or a seed.
 */

export interface Suite {
  readonly name: string
  readonly seconds: number
  readonly properties: Readonly<Record<string, string>>
  readonly cases: readonly Case[]
  /** What a reader should see of the whole suite. */
  readonly out?: string
}

export interface Case {
  /** A file or a group; build servers show cases below it. */
  readonly group: string
  readonly name: string
  readonly seconds: number
  readonly failed?: Failed
}

export interface Failed {
  /** Something that was expected did not hold, or nothing could be judged. */
  readonly kind: 'failure' | 'error'
  /** An error code of docs/errors.md. */
  readonly code: string
  readonly message: string
  readonly details: string
}

/** @param at ISO 8601 in UTC; its fraction and zone are left out, as Ant's schema wants it */
export function junitXml(suites: readonly Suite[], at: string): string {
  const parts = suites.map((suite, id) => suiteXml(suite, id, at.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${parts.join('')}</testsuites>\n`
}

function suiteXml({ name, seconds, properties, cases, out = '' }: Suite, id: number, at: string): string {
  const count = (kind: Failed['kind']) => cases.filter(({ failed }) => failed?.kind === kind).length
  const head = attributes({
    ...{ name: token(name), package: 'zeuge.simulate', id, timestamp: at, hostname: 'localhost' },
    ...{ tests: cases.length, failures: count('failure'), errors: count('error'), time: seconds.toFixed(3) },
  })
  const facts = Object.entries(properties).map(
    ([key, value]) => `   <property${attributes({ name: key, value })}/>\n`,
  )
  return ` <testsuite${head}>
  <properties>
${facts.join('')}  </properties>
${cases.map(caseXml).join('')}  <system-out>${escaped(out)}</system-out>
  <system-err></system-err>
 </testsuite>
`
}

function caseXml({ group, name, seconds, failed }: Case): string {
  const head = attributes({ name: token(name), classname: token(group), time: seconds.toFixed(3) })
  if (failed === undefined) return `  <testcase${head}/>\n`
  const { kind, code, message, details } = failed
  return `  <testcase${head}>
   <${kind}${attributes({ message, type: code })}>${escaped(details)}</${kind}>
  </testcase>
`
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replace(/[\n\t]/g, ' ')}"`)
    .join('')
}

/** xs:token: no line feeds, no two spaces, none at the ends, and not nothing. */
function token(text: string): string {
  return text.replace(/\s+/g, ' ').trim() || '-'
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 cannot carry at all is replaced, so that a file is always well-formed. */
function escaped(text: string): string {
  return [...text]
    .map((character) =>
      isXml(character.codePointAt(0) ?? 0) ? (ENTITIES[character] ?? character) : '\ufffd',
    )
    .join('')
}

/** XML 1.0, production Char. */
function isXml(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || point >= 0x10000
}
