/**
 * The roots a ledger had at given sizes, found by walking along a volume that was read already.
 */
import type { Bytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { HEAD_BYTES, MAGIC, PREAMBLE_BYTES, parseHead } from './entry.ts'
import type { VolumeReading } from './readvolume.ts'
import { createTree } from './tree.ts'

/** Roots at the sizes asked for, along the signed part of a volume that readVolume has already accepted. */
export function replay(
  primitives: Primitives,
  bytes: Bytes,
  reading: VolumeReading,
  sizes: ReadonlySet<number>,
  roots: Map<number, Bytes>,
): void {
  const tree = createTree(primitives, reading.header.start)
  const first = parseHead(bytes.subarray(MAGIC.length))
  for (let at = MAGIC.length + HEAD_BYTES + (first?.bodyBytes ?? 0); ; ) {
    if (sizes.has(tree.size)) roots.set(tree.size, tree.root())
    const head = at < reading.signedBytes ? parseHead(bytes.subarray(at)) : undefined
    if (head === undefined) return
    tree.append(bytes.subarray(at + PREAMBLE_BYTES, at + HEAD_BYTES))
    at += HEAD_BYTES + head.bodyBytes
  }
}
