/**
 * What a simulation leaves behind with `--out`: the trace, the card as a data directory, the timeline.
 *
 * Nothing of an earlier run is replaced without `--force`; `checkOut` says so before anything is played.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDirs } from '../../../hal/makedirs.ts'
import type { DiskImage } from '../../../hal/mock/medium.ts'
import type { TraceRecord } from '../../device/status.ts'
import { ZeugeError } from '../../errors.ts'
import { exists, fileFault, writeOutput } from '../files.ts'
import { openTraceFile } from './tracefile.ts'

const TRACE = 'trace.jsonl'
const CARD = 'data'
export const TIMELINE = 'timeline.html'
const EVERYTHING = [TRACE, CARD, TIMELINE]

export interface Out {
  readonly directory: string
  trace(record: TraceRecord): void
  /** With the card, where there is one. */
  close(image?: DiskImage): Promise<void>
}

interface Replacing {
  readonly force?: boolean
}

/** FILE_EXISTS where something of an earlier run is there and is not to be replaced. */
export async function checkOut(directory: string, { force = false }: Replacing): Promise<void> {
  for (const path of EVERYTHING.map((name) => join(directory, name)))
    if (!force && (await exists(path)))
      throw new ZeugeError('FILE_EXISTS', `${path}: exists already; it is replaced only with --force`)
}

export async function openOut(directory: string, replacing: Replacing): Promise<Out> {
  await checkOut(directory, replacing)
  try {
    await makeDirs(directory)
    for (const name of EVERYTHING) await rm(join(directory, name), { recursive: true, force: true })
  } catch (cause) {
    throw fileFault(cause, directory)
  }
  const file = await openTraceFile(join(directory, TRACE))
  return {
    directory,
    trace: file.write,
    async close(image) {
      await file.close()
      for (const [name, bytes] of image?.files ?? [])
        await writeOutput(join(directory, CARD, name), bytes, { force: true, mode: 0o600 })
    },
  }
}
