/**
 * Names units by the SHA-256 of their bytes, and reads files forward in one piece of memory.
 */
import type { Disk } from '../../hal/hal.ts'
import { type Bytes, hexOf } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import type { HashStream, Primitives } from '../primitives.ts'
import type { CardUnit } from './card.ts'
import { UNIT_BYTES_MAX, type Unit } from './target.ts'

export const PIECE_BYTES = 256 * 1024

/** At most PIECE_BYTES from `offset`, fewer only at the end; lent until the next call. */
export type ReadPiece = (offset: number, length: number) => Promise<Bytes>

/** What the ledger says is not hashed again. Fewer than given only where `stop` aborts; then nobody uses them. */
export async function nameUnits(
  disk: Pick<Disk, 'read' | 'reader'>,
  primitives: Primitives,
  units: readonly CardUnit[],
  stop?: AbortSignal,
): Promise<readonly (Unit & CardUnit)[]> {
  const named: (Unit & CardUnit)[] = []
  for (const unit of units) {
    if (stop?.aborted === true) return named
    if (unit.bytes > UNIT_BYTES_MAX)
      throw new ZeugeError(
        'DATA_INVALID',
        `${unit.file} has ${unit.bytes} bytes, more than a segment may have`,
      )
    named.push({ ...unit, sha256: unit.told ?? (await hashOf(disk, primitives, unit)) })
  }
  return named
}

/** Hexadecimal, of the bytes as they are read now. */
export async function hashOf(
  disk: Pick<Disk, 'read' | 'reader'>,
  primitives: Primitives,
  { file, bytes }: Pick<CardUnit, 'file' | 'bytes'>,
): Promise<string> {
  const hash = primitives.sha256Stream()
  await hashInto(hash, disk, file, bytes)
  return hexOf(hash.digest())
}

/** Takes in the first `bytes` of a file. DISK_FAILED where there are fewer. */
export function hashInto(
  hash: HashStream,
  disk: Pick<Disk, 'read' | 'reader'>,
  file: string,
  bytes: number,
): Promise<void> {
  return withPieces(disk, file, async (read) => {
    for (let at = 0; at < bytes; ) {
      const part = await read(at, Math.min(PIECE_BYTES, bytes - at))
      if (part.length === 0) throw new ZeugeError('DISK_FAILED', `${file} ends at byte ${at} of ${bytes}`)
      hash.update(part)
      at += part.length
    }
  })
}

/** Opens the file once, where the disk can, and closes it when `use` has ended. */
export async function withPieces<T>(
  disk: Pick<Disk, 'read' | 'reader'>,
  file: string,
  use: (read: ReadPiece) => Promise<T>,
): Promise<T> {
  if (disk.reader === undefined) return use((offset, length) => disk.read(file, offset, length))
  const reader = await disk.reader(file)
  const memory = new Uint8Array(PIECE_BYTES)
  try {
    return await use(async (offset, length) =>
      memory.subarray(0, await reader.readInto(memory.subarray(0, length), offset)),
    )
  } finally {
    await reader.close()
  }
}
