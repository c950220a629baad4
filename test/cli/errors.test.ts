import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ENDINGS, EXIT_BUG, failureOf, reportFailure } from '../../src/cli/errors.ts'
import { exitCodeOf, VERDICTS } from '../../src/crypto/verdict.ts'
import { type FaultCode, ZeugeError } from '../../src/errors.ts'
import { fakeContext } from './context.ts'

const CODES = Object.keys(ENDINGS) as FaultCode[]
const document = readFileSync('docs/errors.md', 'utf8')

describe('docs/errors.md', () => {
  const explained = [...document.matchAll(/^### (\w+)\n\w+ code (\d+)\. (.+)/gm)]

  test('explains every fault code and no other, with the exit code it has', () => {
    const documented = Object.fromEntries(explained.map(([, code, exit]) => [code, Number(exit)]))
    const real = Object.fromEntries(CODES.map((code) => [code, ENDINGS[code].exit]))
    expect(documented).toEqual({ ...real, INTERNAL: EXIT_BUG })
  })

  test('knows every code of src/errors.ts', () => {
    const union =
      /export type FaultCode =([\s\S]*?)\n\n/.exec(readFileSync('src/errors.ts', 'utf8'))?.[1] ?? ''
    const declared = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code)
    expect(declared.sort()).toEqual([...CODES].sort())
  })

  test('says for every fault what somebody does', () => {
    const parts = document.split(/^### /m).slice(1)
    for (const part of parts) expect(part).toMatch(/(Administrator|Officer): /)
  })
})

describe('docs/cli.md', () => {
  const manual = readFileSync('docs/cli.md', 'utf8')

  test('lists every verdict with the exit code it has', () => {
    const listed = Object.fromEntries(
      [...manual.matchAll(/^\| (\d+) \| ([A-Z-]+) \|$/gm)].map(([, n, v]) => [v, Number(n)]),
    )
    const real = VERDICTS.filter((verdict) => verdict !== 'COMPLETE').map((verdict) => [
      verdict,
      exitCodeOf(verdict, 'trusted'),
    ])
    expect(listed).toEqual(Object.fromEntries(real))
  })
})

describe('a failure', () => {
  const failure = new ZeugeError('KEY_WRONG', 'a.zeu was not sealed for this identity')

  test('is one sentence and the way out on stderr, without a stack trace', () => {
    const context = fakeContext()
    reportFailure(context, failure)
    expect(context.out()).toBe('')
    expect(context.err()).toMatch(
      /^zeuge: a\.zeu was not sealed for this identity\n {7}Use the identity .+\n$/,
    )
    expect(context.exit()).toBe(5)
  })

  test('is one object on stdout with --json', () => {
    const context = fakeContext({ json: true, lang: 'de' })
    reportFailure(context, failure)
    expect(context.err()).toBe('')
    expect(JSON.parse(context.out())).toEqual({
      ok: false,
      error: { code: 'KEY_WRONG', message: failure.message, hint: ENDINGS.KEY_WRONG.hint.de },
    })
  })

  test('that is our own bug says so, and shows its stack only when asked', () => {
    expect(failureOf(new TypeError('x is not a function'), 'en')).toMatchObject({
      code: 'INTERNAL',
      exit: 70,
    })
    const quiet = fakeContext()
    reportFailure(quiet, new TypeError('x'))
    expect(quiet.err()).not.toContain('    at ')
    const debug = fakeContext({ env: { ZEUGE_DEBUG: '1' } })
    reportFailure(debug, new TypeError('x'))
    expect(debug.err()).toContain('    at ')
  })
})
