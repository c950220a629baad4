/**
 * A trace on its way into a file. A place that cannot be written is told at once; a disk that fails later must not
 * end a recording, so it is told at the end.
 */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { TraceRecord } from '../../device/status.ts'
import { traceLine } from '../../sim/trace.ts'
import { fileFault } from '../files.ts'

export interface TraceFile {
  write(record: TraceRecord): void
  /** Throws what went wrong meanwhile. */
  close(): Promise<void>
}

export async function openTraceFile(path: string): Promise<TraceFile> {
  const stream = createWriteStream(path)
  try {
    await once(stream, 'open')
  } catch (cause) {
    throw fileFault(cause, path)
  }
  let fault: unknown
  stream.on('error', (error) => {
    fault ??= error
  })
  return {
    write(record) {
      if (fault === undefined) stream.write(`${traceLine(record)}\n`)
    },
    async close() {
      if (fault === undefined)
        await new Promise<void>((resolve) => {
          stream.once('close', resolve)
          stream.end()
        })
      if (fault !== undefined) throw fileFault(fault, path)
    },
  }
}
