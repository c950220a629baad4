/**
 * Who wore the camera, as the recording itself says: pseudonyms of the metadata track, and the names sealed beside them.
 */
import { unwrapAge } from '../../../hal/envelopes/age.ts'
import { textOf, wipe } from '../../bytes.ts'
import { SEALED_NAME_BYTES_MAX } from '../../crypto/assignment.ts'
import { bytesOfBase64 } from '../../crypto/base64.ts'
import type { OpenedChunk } from '../../crypto/playback.ts'
import { samplesOf, type WearerSample } from '../../media/metadata.ts'

/** One recording has one wearer; what a damaged or forged one claims has a bound. */
const WEARERS_MAX = 16

export interface Wearer {
  readonly wearer: string
  /** Absent where none was given, or no identity opens it. */
  readonly name?: string
}

/** Gathers them from opened chunks. */
export function createWearers(): { take(chunk: OpenedChunk): void; readonly all: readonly WearerSample[] } {
  const all: WearerSample[] = []
  return {
    all,
    take({ track, fragment }) {
      if (track !== 'metadata') return
      for (const { sample } of samplesOf(fragment)) {
        const { wearer } = sample
        const isKnown = all.some(
          ({ pseudonym, name }) => pseudonym === wearer?.pseudonym && name === wearer.name,
        )
        if (wearer !== undefined && !isKnown && all.length < WEARERS_MAX) all.push(wearer)
      }
    },
  }
}

/** With the names that `identities` open. */
export async function namedWearers(
  samples: readonly WearerSample[],
  identities: readonly string[],
): Promise<readonly Wearer[]> {
  return Promise.all(
    samples.map(async ({ pseudonym: wearer, name }) => {
      const sealed = name === undefined ? undefined : bytesOfBase64(name)
      const opened =
        sealed === undefined || sealed.length > SEALED_NAME_BYTES_MAX
          ? undefined
          : await unwrapAge(sealed, identities)
      const text = opened && textOf(opened)?.trimEnd()
      if (opened !== undefined) wipe(opened)
      return text === undefined ? { wearer } : { wearer, name: text }
    }),
  )
}
