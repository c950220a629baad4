/** The thread that opens: decrypts one recording with the page's demo key and makes a film of it. */
import { unwrapAge } from '../../../hal/envelopes/age.ts'
import { noblePrimitives } from '../../crypto/noble.ts'
import { openRecording } from '../../crypto/open.ts'
import { joinFragments } from '../../media/join.ts'
import { evidenceFile } from '../verifier/pick.ts'
import type { Opened, ToOpen } from './protocol.ts'

addEventListener('message', ({ data }: MessageEvent<ToOpen>) => {
  filmOf(data).then(
    (film) => postMessage({ film } satisfies Opened),
    (error) =>
      postMessage({ fault: error instanceof Error ? error.message : String(error) } satisfies Opened),
  )
})

/** A blob of blobs: a long film is never in the memory of the page as a whole. */
async function filmOf({ segments, identities }: ToOpen): Promise<Blob> {
  const files = segments.map(({ path, blob }) => evidenceFile(path, blob))
  const recording = await openRecording(noblePrimitives, files, (envelope) => unwrapAge(envelope, identities))
  const durUs = recording.untilUs - recording.fromUs
  const pieces: Blob[] = []
  for await (const piece of joinFragments(recording.inits, recording.parts(), { durUs, fromZero: true }))
    pieces.push(new Blob([piece as Uint8Array<ArrayBuffer>]))
  if (pieces.length === 0) throw new Error('the recording names no format that can be played')
  return new Blob(pieces, { type: 'video/mp4' })
}
