/** A file of rules, read strictly: each mistake is one sentence with file, line, field and what is allowed. */
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type RuleForm, readRules } from '../../src/device/rulefile.ts'
import { ZeugeError } from '../../src/errors.ts'

const schema = v.strictObject({
  name: v.string(),
  count: v.optional(v.number()),
  list: v.optional(v.array(v.strictObject({ one: v.number() }))),
  either: v.optional(v.union([v.strictObject({ left: v.number() }), v.strictObject({ right: v.number() })])),
  long: v.optional(v.pipe(v.string(), v.regex(/^x$/, 'L'.repeat(400)))),
})
const form: RuleForm<typeof schema> = { schema, code: 'SCENARIO_INVALID', charsMax: 200 }

function mistakeIn(text: string, more: Partial<typeof form> = {}): string {
  try {
    readRules({ ...form, ...more }, text, 'my.yaml')
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
    expect(error.code).toBe('SCENARIO_INVALID')
    return error.message
  }
  throw new Error('the file was accepted')
}

test('a plain file is read as what it says', () => {
  expect(readRules(form, 'name: x\nlist:\n  - one: 1\n', 'my.yaml')).toEqual({
    name: 'x',
    list: [{ one: 1 }],
  })
  expect(readRules({ ...form, check: () => undefined }, 'name: x', 'my.yaml')).toEqual({ name: 'x' })
})

describe('a file that is', () => {
  test('longer than allowed is not even parsed', () => {
    expect(readRules({ ...form, charsMax: 7 }, 'name: x', 'my.yaml')).toEqual({ name: 'x' })
    expect(mistakeIn('name: x', { charsMax: 6 })).toBe('my.yaml: has 7 characters, at most 6 are allowed')
  })

  test.each([
    [
      'name: x\nname: y',
      'my.yaml:2: is not plain YAML (DUPLICATE_KEY): Map keys must be unique at line 2, column 1:',
    ],
    ['name: "x', 'my.yaml:1: is not plain YAML (MISSING_CHAR): Missing closing "quote at line 1, column 9:'],
    [
      'name: x\n---\nname: y',
      'my.yaml:2: is not plain YAML (MULTIPLE_DOCS): Source contains multiple documents; please use YAML.parseAllDocuments() at line 2, column 1:',
    ],
    [
      'name: !mine x',
      'my.yaml:1: is not plain YAML (TAG_RESOLVE_FAILED): Unresolved tag: !mine at line 1, column 7:',
    ],
  ])('no plain YAML says where and why: %j', (text, message) => {
    expect(mistakeIn(text)).toBe(message)
  })

  test.each([
    ['name: x\ncount: &a 1', 'my.yaml:2: anchors are not allowed; write the value out'],
    ['count: &a 1\nname: *a', 'my.yaml:1: anchors are not allowed; write the value out'],
    ['count: 1\nname: !!str 5', 'my.yaml:2: the tag tag:yaml.org,2002:str is not allowed'],
    ['count: 1\nname: ! 5', 'my.yaml:2: the tag ! is not allowed'],
  ])('not as plain as it must be: %j', (text, message) => {
    expect(mistakeIn(text)).toBe(message)
  })

  test('no map at all, or empty, is told as a whole', () => {
    expect(mistakeIn('just words')).toBe(
      'my.yaml:1: the file: Invalid type: Expected Object but received "just words"',
    )
    expect(mistakeIn('')).toBe('my.yaml:1: the file: Invalid type: Expected Object but received null')
  })

  test('wrong in a field names it where it stands', () => {
    expect(mistakeIn('name: x\ncount: y')).toBe(
      'my.yaml:2: count: Invalid type: Expected number but received "y"',
    )
    expect(mistakeIn('name: x\nlist:\n  - one: 1\n  - one: y')).toBe(
      'my.yaml:4: list.1.one: Invalid type: Expected number but received "y"',
    )
  })

  test('wrong in an item of a list that is no map names where the item stands', () => {
    expect(mistakeIn('name: x\nlist:\n  - one: 1\n  - 5')).toBe(
      'my.yaml:4: list.1: Invalid type: Expected Object but received 5',
    )
  })

  test('without a field names it where the map around it begins', () => {
    expect(mistakeIn('count: 1')).toBe('my.yaml:1: name: Invalid key: Expected "name" but received undefined')
    expect(mistakeIn('name: x\nlist:\n  - {}')).toBe(
      'my.yaml:3: list.0.one: Invalid key: Expected "one" but received undefined',
    )
  })

  test('known a field by a name there is not says which there are', () => {
    expect(mistakeIn('name: x\nnames: y')).toBe(
      'my.yaml:2: names: is not known here; known are name, count, list, either, long',
    )
    expect(mistakeIn('name: x\nlist:\n  - one: 1\n    two: 2')).toBe(
      'my.yaml:4: list.0.two: is not known here; known are one',
    )
  })

  test('complained about at length is quoted in part', () => {
    const message = mistakeIn('name: x\nlong: y')
    expect(message).toBe(`my.yaml:2: long: ${'L'.repeat(300)}`)
  })

  test('wrong between its values is told where the last check says', () => {
    const check = () => ({ path: ['count'], message: 'count: is more than there are' })
    expect(mistakeIn('name: x\ncount: 2', { check })).toBe('my.yaml:2: count: is more than there are')
    const nowhere = () => ({ path: ['list', 'x'], message: 'list: nobody wrote it' })
    expect(mistakeIn('name: x', { check: nowhere })).toBe('my.yaml:1: list: nobody wrote it')
  })
})
