/** The thread that opens: decrypts one recording with the page's demo key and makes a film of it. */
import { unwrapAge } from '../../../hal/envelopes/age.ts'
import { concatBytes } from '../../bytes.ts'
import { noblePrimitives } from '../../crypto/noble.ts'
import { openRecording } from '../../crypto/open.ts'
import { fileOfBytes } from '../../crypto/source.ts'
import { createJoin } from '../../media/join.ts'
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
  const join = createJoin(recording.inits, { durUs, fromZero: true })
  if (join === undefined) throw new Error('the recording names no format that can be played')
  const pieces: Uint8Array[] = [join.head()]
  for await (const part of recording.parts()) {
    const fragment = join.fragment(part)
    if (fragment !== undefined) pieces.push(concatBytes(...fragment))
  }
  pieces.push(join.tail())
  return concatBytes(...pieces)
}
