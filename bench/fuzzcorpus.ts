/**
 * The material of the fuzz loop: frozen evidence (bench/frozen.ts), taken apart to where structure lies.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodePrimitives as primitives } from '../hal/primitives/node.ts'
import { type Bytes, equalBytes } from '../src/bytes.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../src/crypto/entry.ts'
import type { EntryType } from '../src/crypto/leaf.ts'
import { parseTrust, type Trust } from '../src/crypto/trust.ts'
import { frozenCases, readFrozenCase, readFrozenIdentities } from './frozen.ts'
import type { Material } from './mutate.ts'

interface Entry {
  readonly offset: number
  readonly type: EntryType
  readonly body: Bytes
}

export interface Corpus {
  readonly segments: readonly Bytes[]
  readonly volumes: readonly Bytes[]
  readonly entries: readonly Entry[]
  readonly trust: Trust
  readonly trustText: string
  readonly identities: readonly string[]
  readonly cases: ReadonlyMap<string, ReadonlyMap<string, Bytes>>
}

/** Bytes of structure behind the beginning of an entry: its head, and of a small body the most telling part. */
const PLACE_BYTES = HEAD_BYTES + 64
/** @param root folder of one frozen format version */
export function readCorpus(root: string): Corpus {
  const text = (name: string) => readFileSync(join(root, name), 'utf8')
  const cases = new Map(frozenCases(root).map((name) => [name, readFrozenCase(join(root, name))]))
  const good = ['complete', 'hybrid', 'open-ended', 'recovered'].flatMap((name) => [
    ...(cases.get(name) ?? []),
  ])
  const unique = (suffix: string) => {
    const files = good.filter(([name]) => name.endsWith(suffix)).map(([, bytes]) => bytes)
    return files.filter((bytes, at) => files.findIndex((other) => equalBytes(other, bytes)) === at)
  }
  const segments = unique('.zeu')
  const volumes = unique('.zlg')
  const trustText = text('trust.json')
  return {
    segments,
    volumes,
    entries: [...segments, ...volumes].flatMap(entriesOf),
    trust: parseTrust(primitives, trustText, 'trust.json'),
    trustText,
    identities: readFrozenIdentities(root),
    cases,
  }
}

export function entriesOf(file: Bytes): readonly Entry[] {
  const entries: Entry[] = []
  for (let offset = MAGIC.length; ; ) {
    const head = parseHead(file.subarray(offset))
    if (head === undefined) return entries
    const end = offset + HEAD_BYTES + head.bodyBytes
    entries.push({ offset, type: head.leaf.type, body: file.slice(offset + HEAD_BYTES, end) })
    offset = end
  }
}

export const materialOf = (files: readonly Bytes[]): readonly Material[] =>
  files.map((bytes) => {
    const heads = entriesOf(bytes).map(({ offset }) => ({ from: offset, length: PLACE_BYTES }))
    const bodies = entriesOf(bytes)
      .filter(({ type }) => type !== 'CHUNK')
      .map(({ offset, body }) => ({ from: offset + HEAD_BYTES, length: Math.max(1, body.length) }))
    return { bytes, places: [...heads, ...bodies], others: files }
  })

export const small = (bodies: readonly Bytes[]): readonly Material[] =>
  bodies.map((bytes) => ({ bytes, others: bodies }))

export const bodiesOf = ({ entries }: Corpus, type: EntryType): readonly Bytes[] =>
  entries.filter((entry) => entry.type === type).map(({ body }) => body)
