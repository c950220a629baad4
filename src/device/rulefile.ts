/**
 * A YAML file of rules, read strictly: what one reads in it is what holds.
 *
 *   text ─► plain YAML (no anchors, aliases, tags, second document) ─► schema ─► value
 *
 * Every mistake is one sentence with file, line, field and what is allowed. Reads no files and knows no rule
 * of its own: the schema and a last check are the caller's.
 */
import * as v from 'valibot'
import { type Document, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml'
import { type FaultCode, ZeugeError } from '../errors.ts'

/** A message quotes what it received, and that may be long. */
const COMPLAINT_CHARS_MAX = 300

export interface RuleMistake {
  readonly path: readonly string[]
  readonly message: string
}

export interface RuleForm<S extends v.GenericSchema> {
  readonly schema: S
  /** Of the error that names a mistake. */
  readonly code: FaultCode
  readonly charsMax: number
  /** What the schema cannot say: a mistake between values. */
  check?(value: v.InferOutput<S>): RuleMistake | undefined
}

export function readRules<S extends v.GenericSchema>(
  { schema, code, charsMax, check }: RuleForm<S>,
  text: string,
  fileName: string,
): v.InferOutput<S> {
  const lines = new LineCounter()
  const fail = (offset: number | undefined, message: string): never => {
    const at = offset === undefined ? '' : `:${lines.linePos(offset).line}`
    throw new ZeugeError(code, `${fileName}${at}: ${message}`)
  }
  if (text.length > charsMax)
    fail(undefined, `has ${text.length} characters, at most ${charsMax} are allowed`)
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const broken = document.errors[0] ?? document.warnings[0]
  if (broken) fail(broken.pos[0], `is not plain YAML (${broken.code}): ${firstLine(broken.message)}`)
  visit(document, {
    Alias: (_key, node) => fail(node.range?.[0], 'aliases are not allowed; write the value out'),
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor)
        fail(node.range?.[0], 'anchors are not allowed; write the value out')
      if (node.tag !== undefined) fail(node.range?.[0], `the tag ${node.tag} is not allowed`)
    },
  })
  const result = v.safeParse(schema, document.toJS({ maxAliasCount: 0 }))
  if (!result.success) {
    const issue = result.issues[0]
    const path = (issue.path ?? []).map((item) => item.key as string | number)
    const field = path.length === 0 ? 'the file' : path.join('.')
    return fail(offsetOf(document, path), `${field}: ${complaint(issue, schema, path)}`)
  }
  const mistake = check?.(result.output)
  if (mistake !== undefined) fail(offsetOf(document, mistake.path), mistake.message)
  return result.output
}

/** Where a field is written, or where the nearest part of it that exists begins. */
function offsetOf(document: Document, path: readonly (string | number)[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === String(key))
      if (pair && isNode(pair.key)) return pair.key.range?.[0]
    }
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node)) return node.range?.[0]
  }
  return 0
}

/** Valibot's own messages say what is allowed, but for a key that is not known at all. */
function complaint(
  issue: v.BaseIssue<unknown>,
  schema: v.GenericSchema,
  path: readonly (string | number)[],
): string {
  if (issue.expected !== 'never') return issue.message.slice(0, COMPLAINT_CHARS_MAX)
  return `is not known here; known are ${keysAt(schema, path.slice(0, -1)).join(', ')}`
}

/** The keys that a file may have at this place. */
function keysAt(schema: unknown, path: readonly (string | number)[]): readonly string[] {
  const { wrapped, entries, item, options } = schema as {
    readonly wrapped?: unknown
    readonly options?: readonly unknown[]
    readonly entries?: Readonly<Record<string, unknown>>
    readonly item?: unknown
  }
  if (wrapped !== undefined) return keysAt(wrapped, path)
  // One form of several: which one is meant is not known here.
  if (options !== undefined) return [...new Set(options.flatMap((option) => keysAt(option, path)))]
  const [key, ...rest] = path
  if (key === undefined) return Object.keys(entries ?? {})
  return keysAt(item ?? entries?.[key] ?? {}, rest)
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}
