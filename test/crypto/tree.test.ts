import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { hexOf, utf8 } from '../../src/bytes.ts'
import {
  consistencyProof,
  createTree,
  frontierLength,
  inclusionProof,
  leafHash,
  rootOf,
  rootOfFrontier,
  verifyConsistency,
  verifyInclusion,
} from '../../src/crypto/tree.ts'

const vectors = process.env['ZEUGE_VECTORS']
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const all = (list: readonly string[] | null) => (list ?? []).map(bytes)
const leaves = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(primitives, utf8(`leaf ${index}`)))

function jsonUnder(folder: string): readonly (readonly [string, unknown])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))] as const)
}

test('the empty tree is the hash of nothing, a single leaf is its own root', () => {
  expect(hexOf(createTree(primitives).root())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  const tree = createTree(primitives)
  expect(tree.append(utf8('leaf 0'))).toEqual(tree.root())
})

test('a tree that goes on from its frontier grows as if it had never stopped', () => {
  fc.assert(
    fc.property(fc.nat(80), fc.nat(80), (before, after) => {
      const whole = createTree(primitives)
      for (const leaf of leaves(before)) whole.appendHash(leaf)
      const resumed = createTree(primitives, { size: whole.size, frontier: whole.frontier() })
      expect(resumed.root()).toEqual(whole.root())
      for (const leaf of leaves(after)) {
        whole.appendHash(leaf)
        resumed.appendHash(leaf)
      }
      expect(resumed.root()).toEqual(whole.root())
      expect(resumed.frontier()).toHaveLength(frontierLength(before + after))
    }),
    { numRuns: 40 },
  )
  expect(() => createTree(primitives, { size: 3, frontier: [] })).toThrow('frontier of 0 hashes')
})

test('a tree beyond 2^32 leaves keeps its shape', () => {
  const size = 2 ** 40 + 1
  const frontier = leaves(2)
  const tree = createTree(primitives, { size, frontier })
  tree.append(utf8('leaf'))
  expect(tree.size).toBe(size + 1)
  expect(tree.frontier()).toHaveLength(2)
  expect(tree.frontier()[0]).toEqual(frontier[0])
  expect(rootOfFrontier(primitives, tree.frontier())).toEqual(tree.root())
})

test('every proof verifies, and no proof verifies for another place, size or root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (size, a, b) => {
      const hashes = leaves(size)
      const root = rootOf(primitives, hashes)
      const [index, older] = [a % size, b % (size + 1)]
      const hash = leafHash(primitives, utf8(`leaf ${index}`))
      const proof = inclusionProof(primitives, hashes, index)
      expect(verifyInclusion(primitives, { leafHash: hash, index, size }, proof, root)).toBe(true)
      const elsewhere = { leafHash: hash, index: (index + 1) % (size + 1), size }
      expect(verifyInclusion(primitives, elsewhere, proof, root)).toBe(false)
      expect(verifyInclusion(primitives, { leafHash: hash, index, size }, [...proof, hash], root)).toBe(false)
      expect(verifyInclusion(primitives, { leafHash: hash, index, size }, proof, utf8('x'))).toBe(false)
      const prefix = { size: older, root: rootOf(primitives, hashes.slice(0, older)) }
      const steps = consistencyProof(primitives, hashes, older)
      expect(verifyConsistency(primitives, prefix, { size, root }, steps)).toBe(true)
      const forked = rootOf(primitives, [...hashes.slice(0, -1), leafHash(primitives, utf8('forked'))])
      if (older > 0) expect(verifyConsistency(primitives, prefix, { size, root: forked }, steps)).toBe(false)
      expect(verifyConsistency(primitives, { size, root }, { size: size - 1, root }, [])).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test.skipIf(!vectors)('inclusion proofs agree with transparency-dev/merkle (set ZEUGE_VECTORS)', () => {
  const cases = jsonUnder(join(vectors ?? '', 'merkle/testdata/inclusion'))
  expect(cases).toHaveLength(98)
  for (const [name, json] of cases) {
    const { leafIdx, treeSize, root, leafHash, proof, wantErr } = json as {
      readonly leafIdx: number
      readonly treeSize: number
      readonly root: string
      readonly leafHash: string
      readonly proof: readonly string[] | null
      readonly wantErr: boolean
    }
    const claim = { leafHash: bytes(leafHash), index: leafIdx, size: treeSize }
    expect(verifyInclusion(primitives, claim, all(proof), bytes(root)), name).toBe(!wantErr)
  }
})

test.skipIf(!vectors)('consistency proofs agree with transparency-dev/merkle (set ZEUGE_VECTORS)', () => {
  const cases = jsonUnder(join(vectors ?? '', 'merkle/testdata/consistency'))
  expect(cases).toHaveLength(98)
  for (const [name, json] of cases) {
    const { size1, size2, root1, root2, proof, wantErr } = json as {
      readonly size1: number
      readonly size2: number
      readonly root1: string
      readonly root2: string
      readonly proof: readonly string[] | null
      readonly wantErr: boolean
    }
    const older = { size: size1, root: bytes(root1) }
    const newer = { size: size2, root: bytes(root2) }
    // That library refuses to answer about size 0; RFC 9162 and tlog-witness do not
    const nothing = hexOf(primitives.sha256())
    const emptyOld = proof?.length === 0 && hexOf(older.root) === nothing
    const emptyBoth = emptyOld && hexOf(newer.root) === nothing
    const wanted = size1 > 0 ? !wantErr : size2 > 0 ? emptyOld : emptyBoth
    expect(verifyConsistency(primitives, older, newer, all(proof)), name).toBe(wanted)
  }
})

test.skipIf(!vectors)('roots and proofs agree with golang.org/x/mod/sumdb/tlog (set ZEUGE_VECTORS)', () => {
  const file = join(vectors ?? '', 'signed-note/go_sumdb_tlog_vectors.json')
  const go = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly roots: readonly { readonly size: number; readonly root: string }[]
    readonly inclusion: readonly { readonly index: number; readonly size: number; readonly proof: string[] }[]
    readonly consistency: readonly { readonly old: number; readonly new: number; readonly proof: string[] }[]
  }
  const hashes = leaves(Math.max(...go.roots.map(({ size }) => size)))
  const tree = createTree(primitives)
  const roots = new Map(go.roots.map(({ size, root }) => [size, root]))
  let compared = 0
  for (const hash of hashes) {
    tree.appendHash(hash)
    const root = roots.get(tree.size)
    if (root === undefined) continue
    expect(Buffer.from(tree.root()).toString('base64')).toBe(root)
    compared++
  }
  expect(compared).toBeGreaterThan(300)
  for (const { index, size, proof } of go.inclusion)
    expect(inclusionProof(primitives, hashes.slice(0, size), index)).toEqual(all(proof))
  for (const { old, new: size, proof } of go.consistency)
    expect(consistencyProof(primitives, hashes.slice(0, size), old)).toEqual(all(proof))
})
