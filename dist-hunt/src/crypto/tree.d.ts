/**
 * The Merkle tree of RFC 6962 §2.1 (the same as RFC 9162 §2.1) over SHA-256.
 *
 * A Tree grows by one leaf at a time and keeps only its frontier: the roots of the complete
 * subtrees, largest first, at most 53 hashes. The rest are pure functions over leaf hashes.
 * Sizes go up to 2^53−1, so they are divided and never shifted.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
/** Complete subtrees of the largest tree, and so hashes in a frontier. */
export declare const FRONTIER_MAX = 53;
/** Longest inclusion or consistency proof. */
export declare const PROOF_MAX: number;
export interface Tree {
    readonly size: number;
    /** Adds a leaf by its data and returns its hash. */
    append(leaf: Uint8Array): Bytes;
    /** Adds a leaf by its hash. */
    appendHash(leafHash: Uint8Array): void;
    root(): Bytes;
    /** Roots of the complete subtrees, largest first: what is needed to go on. */
    frontier(): readonly Bytes[];
}
export interface TreeStart {
    readonly size: number;
    readonly frontier: readonly Uint8Array[];
}
export declare function leafHash(primitives: Primitives, leaf: Uint8Array): Bytes;
export declare function nodeHash(primitives: Primitives, left: Uint8Array, right: Uint8Array): Bytes;
/** How many hashes the frontier of a tree of `size` leaves has: the ones of its binary form. */
export declare function frontierLength(size: number): number;
/** The root a frontier stands for; the empty tree's is SHA-256 of nothing. */
export declare function rootOfFrontier(primitives: Primitives, frontier: readonly Uint8Array[]): Bytes;
/** A tree, empty or going on from a frontier that fits its size. */
export declare function createTree(primitives: Primitives, start?: TreeStart): Tree;
/** The root over leaf hashes. */
export declare function rootOf(primitives: Primitives, leafHashes: readonly Uint8Array[]): Bytes;
/** RFC 9162 §2.1.3.1: the siblings on the way from leaf `index` to the root over all `leafHashes`. */
export declare function inclusionProof(primitives: Primitives, leafHashes: readonly Uint8Array[], index: number): readonly Bytes[];
/** Makes many inclusion proofs of one tree: each of its nodes is computed once. */
export declare function inclusionProver(primitives: Primitives, leafHashes: readonly Uint8Array[]): (index: number) => readonly Bytes[];
/** RFC 9162 §2.1.3.2. False for anything that does not prove it, never an error. */
export declare function verifyInclusion(primitives: Primitives, claim: {
    readonly leafHash: Uint8Array;
    readonly index: number;
    readonly size: number;
}, proof: readonly Uint8Array[], root: Uint8Array): boolean;
/** RFC 9162 §2.1.4.1: shows that the first `oldSize` leaves are a prefix of `leafHashes`. */
export declare function consistencyProof(primitives: Primitives, leafHashes: readonly Uint8Array[], oldSize: number): readonly Bytes[];
export interface TreeHead {
    readonly size: number;
    readonly root: Uint8Array;
}
/** RFC 9162 §2.1.4.2; an empty old tree is consistent with everything and needs an empty proof. */
export declare function verifyConsistency(primitives: Primitives, older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[]): boolean;
