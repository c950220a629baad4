/** Vectors of others, where ZEUGE_VECTORS says they are; tests that need them are skipped by name without it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { bytesOfHex, utf8 } from '../../src/bytes.ts'
import { noblePrimitives } from '../../src/crypto/noble.ts'
import type { Primitives } from '../../src/primitives.ts'

export const vectors = process.env['ZEUGE_VECTORS']

export const both: readonly (readonly [string, Primitives])[] = [
  ['node', nodePrimitives],
  ['noble', noblePrimitives],
]

export interface Case {
  readonly tcId: number
  readonly result: 'valid' | 'invalid' | 'acceptable'
  readonly [field: string]: string | number
}

export interface Group {
  readonly tests: readonly Case[]
  readonly [field: string]: unknown
}

export const readVectors = (path: string): unknown =>
  JSON.parse(readFileSync(join(vectors ?? '', path), 'utf8'))

export const groups = (file: string): readonly Group[] =>
  (readVectors(`wycheproof/${file}_test.json`) as { testGroups: readonly Group[] }).testGroups

export const hex = (text: unknown): Uint8Array => bytesOfHex(String(text)) ?? utf8('not hexadecimal')
