/** A take on the bench: units of picture and sound by their times in ms, and a recording that only takes notes. */
import { createTake, type TakeParts } from '../../src/device/take.ts'
import { initSegment } from '../../src/media/init.ts'
import type { Track } from '../../src/unit.ts'
import { AUDIO, MS, openNotebook, PICTURE_MS, SOUND_MS, unit, VIDEO, WIDE } from './notebook.ts'
export const PICTURE = initSegment(VIDEO)
export const OTHER = initSegment(WIDE)
export const SOUND = initSegment(AUDIO)
export const PLACE = { position: { latitude: 51.5, longitude: 7.5 } }
export const WEARER = { wearer: { pseudonym: 'K 17' } }

/** Fragments of 400 ms, the press at 1000 ms. */
export function begin(parts: Partial<TakeParts> = {}, waits = false) {
  const notebook = openNotebook(waits)
  const take = createTake({
    ...{ recording: notebook, fragmentUs: 400 * MS, frameDurUs: PICTURE_MS * MS, sinceUs: 1000 * MS },
    ...{ baseUs: undefined, keptUntilUs: new Map() },
    ...parts,
  })
  /** Pictures from, up to but not including; the first one is a key picture. */
  const pictures = (fromMs: number, toMs: number, key = true): void => {
    for (let at = fromMs; at < toMs; at += PICTURE_MS)
      take.unit(unit('video', at, key && at === fromMs), PICTURE)
  }
  const sounds = (fromMs: number, toMs: number): void => {
    for (let at = fromMs; at < toMs; at += SOUND_MS) take.unit(unit('audio', at), SOUND)
  }
  return { notebook, take, pictures, sounds, told: notebook.told }
}
export const kept = (...tracks: (readonly [Track, number])[]) =>
  new Map(tracks.map(([track, ms]) => [track, ms * MS] as const))
