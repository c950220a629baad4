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
  inclusionProver,
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

/** Every place of every tree of up to nine leaves. */
const SIZES = Array.from({ length: 9 }, (_, at) => at + 1)
const HASHES = leaves(9)
const headOf = (size: number) => ({ size, root: rootOf(primitives, HASHES.slice(0, size)) })
const short = HASHES.map((hash) => hash.subarray(1))

test('an inclusion proof is for one place in one tree, and needs all of its hashes and no more', () => {
  const verify = (proof: readonly Uint8Array[], index: number, size: number, root = headOf(size).root) =>
    verifyInclusion(primitives, { leafHash: HASHES[index] as Uint8Array, index, size }, proof, root)
  for (const size of SIZES)
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(primitives, HASHES.slice(0, size), index)
      const { root } = headOf(size)
      const name = `leaf ${index} of ${size}`
      expect(verify(proof, index, size), name).toBe(true)
      expect(verify([...proof, root], index, size), `${name} and one more`).toBe(false)
      expect(verify(proof, index, size, HASHES[0]), `${name}, another root`).toBe(size === 1 && index === 0)
      for (const at of proof.keys()) {
        expect(verify(proof.toSpliced(at, 1), index, size), `${name} without ${at}`).toBe(false)
        expect(verify(proof.with(at, primitives.sha256()), index, size), `${name}, other ${at}`).toBe(false)
        expect(verify(proof.with(at, utf8('x')), index, size)).toBe(false)
      }
    }
})

test('what is no place, no size and no hash proves nothing, and is not looked at for long', () => {
  const [leafHash = utf8('')] = HASHES
  const verify = (index: number, size: number, proof: readonly Uint8Array[] = [], hash = leafHash) =>
    verifyInclusion(primitives, { leafHash: hash, index, size }, proof, hash)
  expect(verify(0, 1)).toBe(true)
  for (const [index, size] of [
    [1, 1],
    [-1, 1],
    [0, 0],
    [0.5, 1],
    [0, 1.5],
    [0, -1],
    [Number.NaN, 1],
    [0, 2 ** 53],
  ])
    expect(verify(index as number, size as number), `${index} of ${size}`).toBe(false)
  expect(verify(0, 1, [], short[0])).toBe(false)
  // The longest proof that is looked at has 54 hashes; none has more than 53.
  const long = (length: number) => {
    let reads = 0
    const counting = {
      ...primitives,
      sha256: (...parts: Uint8Array[]) => primitives.sha256(...parts, utf8(`${reads++}`)),
    }
    verifyInclusion(
      counting,
      { leafHash, index: 0, size: Number.MAX_SAFE_INTEGER },
      Array(length).fill(leafHash),
      leafHash,
    )
    return reads > 0
  }
  expect([long(54), long(55)]).toEqual([true, false])
})

test('a consistency proof is for two trees, and needs all of its hashes and no more', () => {
  const verify = (proof: readonly Uint8Array[], from: number, to: number) =>
    verifyConsistency(primitives, headOf(from), headOf(to), proof)
  for (const to of SIZES)
    for (let from = 1; from <= to; from++) {
      const proof = consistencyProof(primitives, HASHES.slice(0, to), from)
      const name = `${from} in ${to}`
      expect(verify(proof, from, to), name).toBe(true)
      expect(verify([...proof, headOf(to).root], from, to), `${name} and one more`).toBe(false)
      expect(verifyConsistency(primitives, { size: from, root: headOf(9).root }, headOf(to), proof)).toBe(
        from === 9,
      )
      expect(
        verifyConsistency(primitives, headOf(from), { size: to, root: leaves(1)[0] as Uint8Array }, proof),
      ).toBe(to === 1)
      for (const at of proof.keys()) {
        expect(verify(proof.toSpliced(at, 1), from, to), `${name} without ${at}`).toBe(false)
        expect(verify(proof.with(at, utf8('x')), from, to)).toBe(false)
      }
      if (from < to) expect(verify(proof, to, from), `${name} backwards`).toBe(false)
    }
})

test('the empty tree is in every tree, without a proof and under its own root only', () => {
  const empty = headOf(0)
  const [hash = utf8('')] = HASHES
  const verify = (older: { size: number; root: Uint8Array }, newer: typeof older, ...proof: Uint8Array[]) =>
    verifyConsistency(primitives, older, newer, proof)
  expect([verify(empty, headOf(3)), verify(empty, empty)]).toEqual([true, true])
  expect([verify(empty, headOf(3), hash), verify(empty, empty, hash)]).toEqual([false, false])
  expect([
    verify({ size: 0, root: hash }, headOf(3)),
    verify({ size: 0, root: hash }, { size: 0, root: hash }),
  ]).toEqual([false, false])
  expect(verify(headOf(3), headOf(3), hash)).toBe(false)
  expect(consistencyProof(primitives, HASHES, 0)).toEqual([])
  for (const size of [-1, 0.5, Number.NaN, 2 ** 53]) {
    expect(verify({ size, root: empty.root }, headOf(3)), `${size}`).toBe(false)
    expect(verify({ size, root: hash }, { size, root: hash }), `${size}`).toBe(false)
    expect(verify(empty, { size, root: hash }), `${size}`).toBe(false)
  }
  expect(verify({ size: 1, root: short[0] as Uint8Array }, { size: 2, root: hash }, hash)).toBe(false)
})

test('a place that is not there is a bug of who asks for its proof', () => {
  const prove = (index: number) => () => inclusionProof(primitives, HASHES, index)
  expect(prove(9)).toThrow('leaf 9 of 9')
  expect(prove(-1)).toThrow('leaf -1 of 9')
  for (const size of [-1, 10])
    expect(() => consistencyProof(primitives, HASHES, size)).toThrow(`tree of ${size} in one of 9`)
  const many = inclusionProver(
    { ...primitives, sha256: (...parts) => count(primitives.sha256(...parts)) },
    HASHES,
  )
  let hashed = 0
  const count = <T>(value: T): T => {
    hashed++
    return value
  }
  expect(many(3)).toEqual(inclusionProof(primitives, HASHES, 3))
  const before = hashed
  expect(many(3)).toHaveLength(4)
  expect(hashed, 'each node once').toBe(before)
})

test('a frontier is given out as a copy', () => {
  const tree = createTree(primitives)
  tree.append(utf8('leaf 0'))
  const root = tree.root()
  tree.frontier()[0]?.fill(0)
  expect(tree.root()).toEqual(root)
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
