/**
 * The thread that opens: decrypts one recording with the page's demo key, chunk by chunk as it is asked for, so that a
 * long film is never in the memory of the page as a whole.
 */
import { unwrapAge } from '../../../hal/envelopes/age.ts'
import { noblePrimitives } from '../../crypto/noble.ts'
import { openRecording } from '../../crypto/open.ts'
import type { OpenedChunk, OpenedRecording } from '../../crypto/playback.ts'
import { type Bridge, type BridgedPart, createBridge } from '../../media/bridge.ts'
import { audioConfigurationOf, mimeOf } from '../../media/mime.ts'
import { parseFragment } from '../../media/moof.ts'
import { evidenceFile, type GivenFile } from '../verifier/pick.ts'
import type { FilmFacts, FilmPart, FromOpener, ShownTrack, ToOpener } from './protocol.ts'

let recording: OpenedRecording | undefined
/** What the film begins with: its own time, which fragments count in, and the camera's monotonic one, which chunks do. */
let origin = { mediaUs: 0, monotonicUs: 0 }
let audioInit: BridgedPart['init'] | undefined
let parts: AsyncGenerator<OpenedChunk> | undefined
let bridge: Bridge | undefined
const ready: BridgedPart[] = []
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
      // Its keys go with this thread.
      parts = recording?.parts({ fromUs: origin.monotonicUs + question.fromUs, again: true })
      bridge = createBridge(origin.mediaUs + question.fromUs, audioInit)
      ready.length = 0
      return 'begun'
    case 'next':
      return { part: await nextPart() }
  }
}

async function open(segments: readonly GivenFile[], identities: readonly string[]): Promise<FilmFacts> {
  const files = segments.map(({ path, blob }) => evidenceFile(path, blob))
  const opened = await openRecording(noblePrimitives, files, (envelope) => unwrapAge(envelope, identities))
  recording = opened
  origin = { mediaUs: await firstUs(opened), monotonicUs: opened.fromUs }
  audioInit = opened.inits.find((init) => audioConfigurationOf(init) !== undefined)
  const mimes = new Map<string, string>()
  for (const init of opened.inits) {
    const mime = mimeOf(init)
    const track = mime?.split('/')[0] ?? ''
    if (mime !== undefined && !mimes.has(track)) mimes.set(track, mime)
  }
  if (mimes.size === 0) throw new Error('the recording names no format that can be played')
  const durUs = opened.untilUs - opened.fromUs
  return { originUs: origin.mediaUs, durUs, mimes: Object.fromEntries(mimes) }
}

async function firstUs(opened: OpenedRecording): Promise<number> {
  for await (const { track, fragment } of opened.parts({ again: true })) {
    const first = isShown(track) ? parseFragment(fragment)?.samples[0] : undefined
    if (first !== undefined) return first.ptsUs
  }
  return 0
}

async function nextPart(): Promise<FilmPart | undefined> {
  while (ready.length === 0) {
    const opened = await parts?.next()
    if (opened === undefined || opened.done === true) {
      ready.push(...(bridge?.end() ?? []))
      break
    }
    const { track, init } = opened.value
    // Lent, and overwritten later: what goes on is a copy.
    const fragment = opened.value.fragment.slice()
    const samples = parseFragment(fragment)?.samples
    const [first, last] = [samples?.[0], samples?.at(-1)]
    if (!isShown(track) || first === undefined || last === undefined) continue
    const span = { fromUs: first.ptsUs, untilUs: last.ptsUs + last.durUs }
    ready.push(...(bridge?.push({ track, init, fragment, ...span }) ?? []))
  }
  const part = ready.shift()
  if (part === undefined) return undefined
  const { track, init, fragment, untilUs } = part
  const mime = mimeOf(init)
  if (mime === undefined) return nextPart()
  return { track, mime, init, fragment, untilUs: untilUs - origin.mediaUs }
}

const isShown = (track: string): track is ShownTrack => track === 'video' || track === 'audio'

function transferable(said: FromOpener): Transferable[] {
  return typeof said === 'object' && 'part' in said && said.part !== undefined
    ? [said.part.fragment.buffer]
    : []
}
