/** Opens the chunks of a long recording in worker threads, while this one makes a film of them. */
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import {
  type ChunkBatch,
  type ChunkOpener,
  type OpenedBatch,
  openBatch,
  wipeKeys,
} from '../../crypto/chunkopener.ts'
import { createPool, workerHand } from '../pool.ts'
import { withFileHere } from './evidence.ts'

export interface OpenTask {
  readonly path: string
  readonly batch: ChunkBatch
}

/** For files as fileAt gives them: named by their path. */
export function openOpeners(hands: number): ChunkOpener & { end(): Promise<void> } {
  const pool = createPool(
    Array.from({ length: hands }, () =>
      workerHand<OpenTask, OpenedBatch>('src/cli/evidence/openworker', undefined, ({ batch }) => [
        batch.memory.buffer,
      ]),
    ),
  )
  return { hands, open: ({ file }, batch) => pool.give({ path: file, batch }), end: pool.end }
}

/** In a thread of its own: the keys it was given are copies, and wiped. */
export async function openElsewhere({ path, batch }: OpenTask): Promise<OpenedBatch> {
  try {
    return await withFileHere(path, (source) => openBatch(nodePrimitives, source, batch))
  } finally {
    wipeKeys(batch)
  }
}
