/**
 * The Merkle tree of RFC 6962 §2.1 (the same as RFC 9162 §2.1) over SHA-256.
 *
 * A Tree grows by one leaf at a time and keeps only its frontier: the roots of the complete
 * subtrees, largest first, at most 53 hashes. The rest are pure functions over leaf hashes.
 * Sizes go up to 2^53−1, so they are divided and never shifted.
 */
import type { Bytes } from '../bytes.ts'
import { equalBytes } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { HASH_BYTES } from './leaf.ts'

/** Complete subtrees of the largest tree, and so hashes in a frontier. */
export const FRONTIER_MAX = 53
/** Longest inclusion or consistency proof. */
export const PROOF_MAX = FRONTIER_MAX + 1

const LEAF_PREFIX = new Uint8Array([0])
const NODE_PREFIX = new Uint8Array([1])

export interface Tree {
  readonly size: number
  /** Adds a leaf by its data and returns its hash. */
  append(leaf: Uint8Array): Bytes
  /** Adds a leaf by its hash. */
  appendHash(leafHash: Uint8Array): void
  root(): Bytes
  /** Roots of the complete subtrees, largest first: what is needed to go on. */
  frontier(): readonly Bytes[]
}

export interface TreeStart {
  readonly size: number
  readonly frontier: readonly Uint8Array[]
}

export function leafHash(primitives: Primitives, leaf: Uint8Array): Bytes {
  return primitives.sha256(LEAF_PREFIX, leaf)
}

export function nodeHash(primitives: Primitives, left: Uint8Array, right: Uint8Array): Bytes {
  return primitives.sha256(NODE_PREFIX, left, right)
}

/** How many hashes the frontier of a tree of `size` leaves has: the ones of its binary form. */
export function frontierLength(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** The root a frontier stands for; the empty tree's is SHA-256 of nothing. */
export function rootOfFrontier(primitives: Primitives, frontier: readonly Uint8Array[]): Bytes {
  const last = frontier[frontier.length - 1]
  if (last === undefined) return primitives.sha256()
  return frontier
    .slice(0, -1)
    .reduceRight((right: Bytes, left) => nodeHash(primitives, left, right), Uint8Array.from(last))
}

/** A tree, empty or going on from a frontier that fits its size. */
export function createTree(primitives: Primitives, start: TreeStart = { size: 0, frontier: [] }): Tree {
  assert(
    start.frontier.length === frontierLength(start.size),
    `frontier of ${start.frontier.length} hashes for a tree of ${start.size} leaves`,
  )
  const stack = start.frontier.map((hash) => Uint8Array.from(hash))
  let size = start.size
  const appendHash = (hash: Uint8Array): void => {
    let node = Uint8Array.from(hash)
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = stack.pop()
      assert(left, 'a frontier shorter than its size says')
      node = nodeHash(primitives, left, node)
    }
    stack.push(node)
    size++
  }
  return {
    get size() {
      return size
    },
    append(leaf) {
      const hash = leafHash(primitives, leaf)
      appendHash(hash)
      return hash
    },
    appendHash,
    root: () => rootOfFrontier(primitives, stack),
    frontier: () => stack.map((hash) => hash.slice()),
  }
}

/** The root over leaf hashes. */
export function rootOf(primitives: Primitives, leafHashes: readonly Uint8Array[]): Bytes {
  const tree = createTree(primitives)
  for (const hash of leafHashes) tree.appendHash(hash)
  return tree.root()
}

/** RFC 9162 §2.1.3.1: the siblings on the way from leaf `index` to the root over all `leafHashes`. */
export function inclusionProof(
  primitives: Primitives,
  leafHashes: readonly Uint8Array[],
  index: number,
): readonly Bytes[] {
  return inclusionProver(primitives, leafHashes)(index)
}

/** Makes many inclusion proofs of one tree: each of its nodes is computed once. */
export function inclusionProver(
  primitives: Primitives,
  leafHashes: readonly Uint8Array[],
): (index: number) => readonly Bytes[] {
  const known = new Map<string, Bytes>()
  const rootBetween = (from: number, to: number): Bytes => {
    const key = `${from} ${to}`
    const found = known.get(key)
    if (found !== undefined) return found
    const split = from + largestPowerBelow(to - from)
    const [only] = leafHashes.slice(from, from + 1)
    const root =
      to - from === 1 && only !== undefined
        ? Uint8Array.from(only)
        : nodeHash(primitives, rootBetween(from, split), rootBetween(split, to))
    known.set(key, root)
    return root
  }
  return (index) => {
    assert(index >= 0 && index < leafHashes.length, `leaf ${index} of ${leafHashes.length}`)
    const proof: Bytes[] = []
    let [from, to] = [0, leafHashes.length]
    while (to - from > 1) {
      const split = from + largestPowerBelow(to - from)
      if (index < split) proof.unshift(rootBetween(split, to))
      else proof.unshift(rootBetween(from, split))
      if (index < split) to = split
      else from = split
    }
    return proof
  }
}

/** RFC 9162 §2.1.3.2. False for anything that does not prove it, never an error. */
export function verifyInclusion(
  primitives: Primitives,
  claim: { readonly leafHash: Uint8Array; readonly index: number; readonly size: number },
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const { index, size } = claim
  if (!isSize(index) || !isSize(size) || index >= size || !isProof(proof, claim.leafHash)) return false
  let fn = index
  let sn = size - 1
  let node = Uint8Array.from(claim.leafHash)
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      node = nodeHash(primitives, sibling, node)
      while (fn % 2 === 0 && fn !== 0) {
        fn = fn / 2
        sn = Math.floor(sn / 2)
      }
    } else {
      node = nodeHash(primitives, node, sibling)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && equalBytes(node, root)
}

/** RFC 9162 §2.1.4.1: shows that the first `oldSize` leaves are a prefix of `leafHashes`. */
export function consistencyProof(
  primitives: Primitives,
  leafHashes: readonly Uint8Array[],
  oldSize: number,
): readonly Bytes[] {
  assert(oldSize >= 0 && oldSize <= leafHashes.length, `tree of ${oldSize} in one of ${leafHashes.length}`)
  return oldSize === 0 ? [] : subProof(primitives, leafHashes, oldSize, true)
}

function subProof(
  primitives: Primitives,
  hashes: readonly Uint8Array[],
  oldSize: number,
  wholeOld: boolean,
): readonly Bytes[] {
  if (oldSize === hashes.length) return wholeOld ? [] : [rootOf(primitives, hashes)]
  const split = largestPowerBelow(hashes.length)
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)]
  return oldSize <= split
    ? [...subProof(primitives, left, oldSize, wholeOld), rootOf(primitives, right)]
    : [...subProof(primitives, right, oldSize - split, false), rootOf(primitives, left)]
}

export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

/** RFC 9162 §2.1.4.2; an empty old tree is consistent with everything and needs an empty proof. */
export function verifyConsistency(
  primitives: Primitives,
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return false
  if (older.size === 0 && !equalBytes(older.root, primitives.sha256())) return false
  if (older.size === newer.size) return proof.length === 0 && equalBytes(older.root, newer.root)
  if (older.size === 0) return proof.length === 0
  if (!isProof(proof, older.root)) return false
  let fn = older.size - 1
  let sn = newer.size - 1
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  // fn is 0 exactly where the old tree is complete: its root is then the first node, and not in the proof
  const [first, ...rest] = fn === 0 ? [older.root, ...proof] : proof
  if (first === undefined) return false
  let oldNode = Uint8Array.from(first)
  let newNode = Uint8Array.from(first)
  for (const sibling of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      oldNode = nodeHash(primitives, sibling, oldNode)
      newNode = nodeHash(primitives, sibling, newNode)
      while (fn % 2 === 0 && fn !== 0) {
        fn = fn / 2
        sn = Math.floor(sn / 2)
      }
    } else {
      newNode = nodeHash(primitives, newNode, sibling)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && equalBytes(oldNode, older.root) && equalBytes(newNode, newer.root)
}

function isProof(proof: readonly Uint8Array[], start: Uint8Array): boolean {
  return proof.length <= PROOF_MAX && [start, ...proof].every((hash) => hash.length === HASH_BYTES)
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

/** The largest power of two smaller than `size` (size ≥ 2). */
function largestPowerBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}
