/**
 * Puts an edit of the built program into it as it is loaded. Whatever it is to be in must be imported afterwards.
 *
 * The program itself has no switches for any of it. An edit that no longer fits its file is an error.
 */
import { readFileSync } from 'node:fs'
import { register } from 'node:module'

export interface Patch {
  readonly id: string
  /** Below dist/. */
  readonly file: string
  /** Each text stands in the file exactly once. */
  readonly edits: readonly { readonly find: string; readonly put: string }[]
}

const HOOKS = `
let patched
export async function initialize(given) { patched = given }
export async function load(url, context, next) {
  const loaded = await next(url, context)
  if (url !== patched.url) return loaded
  return { ...loaded, source: patched.source }
}`

/** Into this process, once. */
export function putIn(patch: Patch): void {
  const url = new URL(`../${patch.file}`, import.meta.url)
  const given = { url: url.href, source: patchedSource(readFileSync(url, 'utf8'), patch) }
  register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, { data: given })
  // A promise that nobody waits for is a bug like any other: the run goes on and its checkers tell.
  process.on('unhandledRejection', () => undefined)
}

export function patchedSource(source: string, { id, file, edits }: Patch): string {
  return edits.reduce((text, { find, put }) => {
    if (text.split(find).length !== 2) throw new Error(`${id} does not fit ${file}: ${find}`)
    return text.replace(find, () => put)
  }, source)
}
