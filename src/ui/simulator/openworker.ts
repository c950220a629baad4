/**
 * The thread that opens: decrypts one recording with the page's demo key, chunk by chunk as it is asked for, so that a
 * long film is never in the memory of the page as a whole.
 */
import { unwrapAge } from '../../../hal/envelopes/age.ts'
import { noblePrimitives } from '../../crypto/noble.ts'
import { openRecording } from '../../crypto/open.ts'
import type { OpenedChunk, OpenedRecording } from '../../crypto/playback.ts'
import { mimeOf } from '../../media/mime.ts'
import { evidenceFile, type GivenFile } from '../verifier/pick.ts'
import type { FilmFacts, FilmPart, FromOpener, ShownTrack, ToOpener } from './protocol.ts'

let openAgain: (() => Promise<OpenedRecording>) | undefined
let originUs = 0
let parts: AsyncGenerator<OpenedChunk> | undefined
/** One question after the other. */
let answered: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<ToOpener>) => {
  answered = answered
    .then(() => answer(data))
    .then(
      (said) => postMessage(said, { transfer: transferable(said) }),
      (error) =>
        postMessage({ fault: error instanceof Error ? error.message : String(error) } satisfies FromOpener),
    )
})

async function answer(question: ToOpener): Promise<FromOpener> {
  switch (question.ask) {
    case 'open':
      return open(question.segments, question.identities)
    case 'begin':
      await parts?.return(undefined)
      // The keys of a recording are wiped behind each run through it.
      parts = (await openAgain?.())?.parts(originUs + question.fromUs)
      return 'begun'
    case 'next':
      return { part: await nextPart() }
  }
}

async function open(segments: readonly GivenFile[], identities: readonly string[]): Promise<FilmFacts> {
  const files = segments.map(({ path, blob }) => evidenceFile(path, blob))
  openAgain = () => openRecording(noblePrimitives, files, (envelope) => unwrapAge(envelope, identities))
  const recording = await openAgain()
  originUs = recording.fromUs
  const mimes = new Map<string, string>()
  for (const init of recording.inits) {
    const mime = mimeOf(init)
    const track = mime?.split('/')[0] ?? ''
    if (mime !== undefined && !mimes.has(track)) mimes.set(track, mime)
  }
  if (mimes.size === 0) throw new Error('the recording names no format that can be played')
  const durUs = recording.untilUs - originUs
  return { originUs, durUs, mimes: Object.fromEntries(mimes) }
}

async function nextPart(): Promise<FilmPart | undefined> {
  for (;;) {
    const opened = await parts?.next()
    if (opened === undefined || opened.done === true) return undefined
    const { track, init, fragment, fromUs, durUs } = opened.value
    const mime = mimeOf(init)
    if (mime === undefined || !isShown(track)) continue
    // Lent, and overwritten later: what goes to the page is a copy.
    return { track, mime, init, fragment: fragment.slice(), untilUs: fromUs + durUs - originUs }
  }
}

const isShown = (track: string): track is ShownTrack => track === 'video' || track === 'audio'

function transferable(said: FromOpener): Transferable[] {
  return typeof said === 'object' && 'part' in said && said.part !== undefined
    ? [said.part.fragment.buffer]
    : []
}
