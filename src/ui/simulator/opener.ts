/** The page's end of the thread that opens. */
import type { GivenFile } from '../verifier/pick.ts'
import OpenWorker from './openworker.ts?worker'
import type { FilmFacts, FilmPart, FromOpener, ToOpener } from './protocol.ts'

/** An opened recording, read from any place on. */
export interface Film extends FilmFacts {
  begin(fromUs: number): Promise<void>
  /** Undefined at the end; after `begin` only. */
  next(): Promise<FilmPart | undefined>
  /** What is asked afterwards is never answered. */
  close(): void
}

/** Fails in words where the recording cannot be opened. */
export async function openFilm(segments: readonly GivenFile[], identities: readonly string[]): Promise<Film> {
  const worker = new OpenWorker()
  const waiting: { resolve(said: FromOpener): void; reject(error: Error): void }[] = []
  worker.addEventListener('message', ({ data }: MessageEvent<FromOpener>) => {
    const asked = waiting.shift()
    if (typeof data === 'object' && 'fault' in data) asked?.reject(new Error(data.fault))
    else asked?.resolve(data)
  })
  function ask(question: ToOpener): Promise<FromOpener> {
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject })
      worker.postMessage(question)
    })
  }
  try {
    const facts = (await ask({ ask: 'open', segments, identities })) as FilmFacts
    return {
      ...facts,
      async begin(fromUs) {
        await ask({ ask: 'begin', fromUs })
      },
      async next() {
        return ((await ask({ ask: 'next' })) as { readonly part: FilmPart | undefined }).part
      },
      close: () => worker.terminate(),
    }
  } catch (error) {
    worker.terminate()
    throw error
  }
}
