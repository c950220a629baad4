/**
 * Writes opened fragments as one film: aside, only for its owner to read, and renamed when it is whole.
 */
import type { FileHandle } from 'node:fs/promises'
import type { OpenedChunk, OpenedRecording } from '../../crypto/playback.ts'
import { ZeugeError } from '../../errors.ts'
import { createJoin } from '../../media/join.ts'
import type { CliContext } from '../context.ts'
import { writeAside, writeBehind } from '../files.ts'
import { startProgress } from '../progress.ts'

export interface Film {
  readonly bytes: number
  /** Fragments that are none. */
  readonly leftOut: number
}

export interface FilmHooks {
  /** Sees each part before it goes into the film; lent. */
  part?(part: OpenedChunk): void
  /** What is written beside the film before that is there: where it fails there is neither. */
  beside?(): Promise<void>
}

/** INTERRUPTED on Ctrl-C; nothing is left then, nor after an error. */
export async function writeFilm(
  context: CliContext,
  path: string,
  recording: OpenedRecording,
  hooks: FilmHooks = {},
): Promise<Film> {
  let interrupted = false
  const ignore = context.onInterrupt(() => {
    interrupted = true
  })
  const stop = (): void => {
    if (interrupted) throw new ZeugeError('INTERRUPTED', `${path}: interrupted, nothing was written`)
  }
  try {
    return await writeAside(path, { force: true, mode: 0o600 }, async (file) => {
      const film = await pour(context, file, recording, stop, hooks.part)
      stop()
      await hooks.beside?.()
      return film
    })
  } finally {
    ignore()
  }
}

async function pour(
  context: CliContext,
  file: FileHandle,
  recording: OpenedRecording,
  stop: () => void,
  see: FilmHooks['part'],
): Promise<Film> {
  const join = createJoin(recording.inits, {
    durUs: recording.untilUs - recording.fromUs,
    fromZero: true,
  })
  if (join === undefined)
    throw new ZeugeError('NOTHING_TO_OPEN', 'the recording names no format that can be played')
  const progress = startProgress(context, 'open', recording.mediaBytes)
  let bytes = 0
  const behind = writeBehind(file)
  const write = async (...pieces: readonly Uint8Array[]): Promise<void> => {
    await behind.write(...pieces)
    bytes += pieces.reduce((sum, { length }) => sum + length, 0)
  }
  try {
    await write(join.head())
    for await (const part of recording.parts()) {
      stop()
      see?.(part)
      const pieces = join.fragment(part)
      if (pieces !== undefined) await write(...pieces)
      progress.update(bytes)
    }
    await write(join.tail())
    await behind.settle()
  } finally {
    progress.end()
  }
  return { bytes, leftOut: join.leftOut }
}
