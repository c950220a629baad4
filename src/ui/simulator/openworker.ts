/** The thread that opens: decrypts one recording with the page's demo key and makes a film of it. */
import { unwrapAge } from '../../../hal/envelopes/age.ts'
import { concatBytes } from '../../bytes.ts'
import { noblePrimitives } from '../../crypto/noble.ts'
import { openRecording } from '../../crypto/open.ts'
import { fileOfBytes } from '../../crypto/source.ts'
import { joinFragments } from '../../media/join.ts'
import type { Opened, ToOpen } from './protocol.ts'

addEventListener('message', ({ data }: MessageEvent<ToOpen>) => {
  filmOf(data).then(
    (film) => postMessage({ film } satisfies Opened),
    (error) =>
      postMessage({ fault: error instanceof Error ? error.message : String(error) } satisfies Opened),
  )
})

async function filmOf({ segments, identities }: ToOpen): Promise<Uint8Array<ArrayBuffer>> {
  const files = segments.map(({ name, bytes }) => fileOfBytes(name, bytes as Uint8Array<ArrayBuffer>))
  const recording = await openRecording(noblePrimitives, files, (envelope) => unwrapAge(envelope, identities))
  const durUs = recording.untilUs - recording.fromUs
  const pieces: Uint8Array[] = []
  for await (const piece of joinFragments(recording.inits, recording.parts(), { durUs, fromZero: true }))
    pieces.push(piece)
  if (pieces.length === 0) throw new Error('the recording names no format that can be played')
  return concatBytes(...pieces)
}
